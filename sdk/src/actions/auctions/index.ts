/** What can be done with auctions, as data for `send`. */
export { bid, bidWithPermit, type BidInput } from "./bid.ts";
export { buyDutch, buyDutchWithPermit, type BuyDutchInput } from "./buy-dutch.ts";
export { commitBid, commitBidWithPermit, type CommitBidInput } from "./commit-bid.ts";
export type { AnyAuctionReference, AuctionReference, BidMoney, SealedAuctionReference } from "./reference.ts";
export { createDutchAuction, type CreateDutchAuctionInput } from "./create-dutch-auction.ts";
export { createEnglishAuction, type CreateEnglishAuctionInput } from "./create-english-auction.ts";
export { createSealedAuction, type CreateSealedAuctionInput } from "./create-sealed-auction.ts";
export { createdAuction } from "./created-auction.ts";
export {
  cancelAuction,
  openReserve,
  settleAuction,
  unwindAuction,
  type OpenReserveInput,
  type SettleAuctionInput,
} from "./finish-auction.ts";
export type { AuctionOffer, ReserveChoice } from "./offer.ts";
export { reclaimCollateral, type ReclaimCollateralInput } from "./reclaim-collateral.ts";
export { revealBid, type RevealBidInput } from "./reveal-bid.ts";
