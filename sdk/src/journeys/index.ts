/** What users do from beginning to end, each step resumable and with progress. Built on actions, reads, artifacts and IPFS. */
export { distributePool, withdrawAll } from "./collect.ts";
export { contextOf, inspectVersion, readMetadata, type InspectedVersion, type InspectOptions } from "./inspect.ts";
export { buyerMaster, sellerMaster, type MasterOptions } from "./masters.ts";
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
export { purchase, purchaseKeyOf, type Bought, type BuyInput, type Payment } from "./purchase.ts";
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
  contentOf,
  storeArtifact,
  type ArtifactInput,
  type StoredArtifact,
  type StoreOptions,
} from "./store-artifact.ts";
