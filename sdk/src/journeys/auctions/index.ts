/** Auctions from beginning to end. */
export { commitSealedBid, type CommitOptions, type CommitSealedBidInput, type HandedIn } from "./commit-sealed-bid.ts";
export {
  auctionNeeds,
  createAuction,
  type AuctionNeeds,
  type AuctionPlan,
  type CreateAuctionOptions,
  type CreateAuctionStep,
  type CreatedAuction,
  type PlannedReserve,
} from "./create-auction.ts";
export { endAuction } from "./end-auction.ts";
export { openHiddenReserve, rebuildHiddenReserve } from "./hidden-reserve.ts";
export type { BidFor } from "./lot.ts";
export type { BidOptions, BidPaymentChoice, MoneyStep } from "./money.ts";
export { placeBid, type PlaceBidInput, type PlacedBid } from "./place-bid.ts";
export { prepareOpening, prepareOpenReserve, prepareReveal } from "./prepare-opening.ts";
export {
  rebuildSealedBid,
  reclaimSealedBid,
  revealSealedBid,
  type RebuildSealedBidInput,
} from "./reveal-sealed-bid.ts";
export { takeDutch, type TakeDutchInput, type TakenLot } from "./take-dutch.ts";
