export { MyBids } from "./my-bids";
