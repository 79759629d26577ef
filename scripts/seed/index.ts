export type { Party, PublishedParts, SeedAsset, SeedTerms, StoredFile } from "./catalogue/types.ts";
export { AUCTIONS, type SeedAuction } from "./catalogue/auctions.ts";
export { COLLECTED, CUSTOMERS, SALES, type Customer, type SeedSale } from "./catalogue/sales.ts";
export {
  AUDITORS,
  AUDITS,
  REVIEWS,
  type Auditor,
  type SeedAudit,
  type SeedAuditor,
  type SeedReview,
} from "./catalogue/trust.ts";
export { PARTIES } from "./catalogue/types.ts";
export { buildSeedContent } from "./content/build.ts";
export { makeLargeFile } from "./content/large-file.ts";
export { seedMetadata } from "./content/metadata.ts";
