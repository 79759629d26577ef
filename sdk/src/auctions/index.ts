/** The rules of auctions as pure functions, equal to the chain's, and sealed bids that are never lost. */
export { bidCommitment, bidSalt, reserveHash, type BidContext, type ReserveContext } from "./commitment.ts";
export type { CommittedBid } from "./committed-bid.ts";
export { dutchPrice, timeOfDutchPrice, type DutchCurve } from "./dutch.ts";
export { endAfterBid, minimumBid, type EnglishBids, type EnglishEnd } from "./english.ts";
export { forfeitOf, type Forfeit } from "./forfeit.ts";
export {
  DEFAULT_DURATION,
  DEFAULT_REVEAL_WINDOW,
  MAX_DURATION,
  MAX_EXTENSION,
  MAX_EXTENSIONS,
  MAX_REVEAL_WINDOW,
  MIN_DURATION,
  MIN_INCREMENT,
  MIN_INCREMENT_PERCENT,
  MIN_REVEAL_WINDOW,
  RESERVE_WINDOW,
  UNWIND_DELAY,
} from "./limits.ts";
export { amountOfMemo, decodeMemo, encodeMemo, newMemoNonce, type Memo } from "./memo.ts";
export type { BidOpening, Opening, ReserveOpening } from "./opening.ts";
export { parseOpenings, writeOpenings } from "./opening-json.ts";
export {
  auctionPhase,
  isWithin,
  type AuctionPhase,
  type AuctionTimes,
  type PhaseName,
  type TimeWindow,
} from "./phase.ts";
export { payBid, type BidPayment, type BidSources, type PaymentOrder } from "./payment.ts";
export { commitmentOf, rebuildBid, sealBid, type CommittedMemo, type SealedBid } from "./seal-bid.ts";
export { hideReserve, rebuildReserve, type CommittedReserve, type HiddenReserve } from "./seal-reserve.ts";
export { sealedResult, type RevealedBid, type SealedResult, type SealedTerms } from "./sealed.ts";
export {
  areEncrypted,
  decryptOpenings,
  encryptOpenings,
  parseEncryptedOpenings,
  type EncryptedOpenings,
} from "./sealed-openings.ts";
export {
  HIDDEN_RESERVE_PURPOSE,
  hiddenReserveTypedData,
  SEALED_BID_PURPOSE,
  sealedBidTypedData,
} from "./typed-data.ts";
