/** What the chain says now: ask here, not the index, before money moves. */
export { readAsset, readVersion, type ChainAsset, type ChainVersion } from "./asset.ts";
export * from "./auctions/index.ts";
export { readAudit, seatOfAccount, type ChainAudit, type ChainSeat } from "./audit.ts";
export { readAuditTerms, type AuditTerms } from "./audit-terms.ts";
export { readAuditor, type ChainAuditor, type DeclaredAffiliate } from "./auditor.ts";
export { readCertificate, type Certification, type ChainCertificate } from "./certificate.ts";
export {
  readAuditorParts,
  readConflicts,
  readLateDeclarations,
  type AuditorPart,
  type ConflictsInput,
  type PartsInput,
  type SeatConflict,
} from "./conflicts.ts";
export {
  previewDistribution,
  type PreviewedDistribution,
  type PreviewedRoyalty,
  type PreviewedShare,
} from "./distribution.ts";
export { readFunds, type Funds } from "./funds.ts";
export {
  readLockedSupply,
  readProposalState,
  readVotes,
  readVotingRules,
  type Votes,
  type VotingRules,
} from "./governance.ts";
export { readLicence, readTerms, type ChainLicence, type ChainTerms } from "./licence.ts";
export { readLineageKin, readPinnedKin, type LineageMoment, type PinnedKinInput } from "./lineage.ts";
export { readListing, type ChainListing } from "./listing.ts";
export { readParties, type PartiesInput, type Party } from "./parties.ts";
export { isPlainAccount } from "./plain-account.ts";
export { readPolicy, type ChainPolicy } from "./policy.ts";
export { readPool, type ChainPool } from "./pool.ts";
export { quote, type Quote, type QuoteInput } from "./quote.ts";
export { readSplit, readVersionRecord, verifySplit, verifyVersionRecord, type VersionRecord } from "./records.ts";
export { readReputation, readReputations, type ChainReputation } from "./reputation.ts";
export { readReview, type ChainReview, type ChainReviewer } from "./review.ts";
export { readSale, type ChainSale, type SaleNext } from "./sale.ts";
export type { ReadOptions } from "./snapshot.ts";
