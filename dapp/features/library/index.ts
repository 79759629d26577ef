export { Library } from "./library";
export { Purchase, type PurchasedFile } from "./purchase";
