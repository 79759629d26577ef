export { SaleDealing } from "./sale-dealing";
