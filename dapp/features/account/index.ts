export { AccountFacts, DeliveryFacts } from "./account-facts";
export { ContributionList } from "./contribution-list";
export { SaleTable } from "./sale-table";
