/** What the chain says about auctions now. */
export {
  readAuction,
  type ChainAuction,
  type ChainDutchAuction,
  type ChainEnglishAuction,
  type ChainSealedAuction,
} from "./auction.ts";
export { readBidFunds, type BidFunds } from "./bid-funds.ts";
export {
  readCommittedBid,
  readCommittedBids,
  type ChainCommittedBid,
  type CommittedBidsQuery,
} from "./committed-bids.ts";
export type { AuctionCreation, AuctionEnd } from "./events.ts";
export { readAuctionKind } from "./kind.ts";
export { readBidPermission, type BidPermission } from "./bid-permission.ts";
export { readDutchPrice, readMinimumBid } from "./price.ts";
export { readWinningKey } from "./winning-key.ts";
