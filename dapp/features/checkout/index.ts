export { Checkout } from "./checkout";
export { assetName, offerOf, quantityOf, type CheckoutOffer } from "./offer";
