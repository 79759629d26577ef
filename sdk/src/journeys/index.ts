/** What users do from beginning to end, each step resumable and with progress. Built on actions, reads, artifacts and IPFS. */
export * from "./auctions/index.ts";
export { distributeAndWithdraw, distributePool, withdrawAll, type Collected, type CollectOptions } from "./collect.ts";
export { disputeContent, type Dispute, type DisputeInput, type DisputeOptions } from "./dispute.ts";
export {
  contextOf,
  inspectVersion,
  readMetadata,
  readPublisher,
  readVersionFacts,
  type InspectedVersion,
  type InspectOptions,
} from "./inspect.ts";
export { lockForVotes, type LockForVotesInput } from "./lock-for-votes.ts";
export {
  auditMaster,
  buyerMaster,
  hiddenReserveMaster,
  sealedBidMaster,
  seatContext,
  sellerMaster,
  type MasterOptions,
} from "./masters.ts";
export { prepareToSell } from "./prepare-to-sell.ts";
export {
  publish,
  type OfferDraft,
  type OfferInput,
  type Publication,
  type PublicationDraft,
  type PublicationInput,
  type PublicationOptions,
  type PublicationStep,
} from "./publish.ts";
export { publishStatement } from "./publish-statement.ts";
export {
  prepareOrder,
  purchase,
  purchaseKeyOf,
  resumePurchase,
  type Bought,
  type BuyInput,
  type Payment,
  type PreparedOrder,
} from "./purchase.ts";
export {
  acceptSale,
  awaitDelivery,
  fetchArtifact,
  openKey,
  readDelivery,
  reclaim,
  type AwaitDeliveryOptions,
  type FetchArtifactOptions,
} from "./receive.ts";
export {
  downloadOpenArtifact,
  receive,
  type Received,
  type ReceiveInput,
  type ReceiveOptions,
  type ReceiveStep,
} from "./receive-artifact.ts";
export { receiptOf } from "./resume.ts";
export {
  contentOf,
  storeArtifact,
  type ArtifactInput,
  type StoredArtifact,
  type StoreOptions,
  type StorePhase,
} from "./store-artifact.ts";
export * from "./trust/index.ts";
export { uploadDocument } from "./upload-document.ts";
