export { AccountFacts, DeliveryFacts } from "./account-facts";
export { ContributionList } from "./contribution-list";
export { ReputationFacts } from "./reputation-facts";
export { SaleTable } from "./sale-table";
