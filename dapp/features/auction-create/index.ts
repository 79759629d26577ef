export { AuctionCreator } from "./auction-creator";
