/** What the index knows: lists, search, figures. For money that is about to move, ask `reads`. */
export { listAccountBids, type AccountBid, type AccountBidsInput } from "./account-bids.ts";
export { readAccountPage, type AccountPage } from "./account-page.ts";
export type { AssetCard } from "./asset-card.ts";
export { readAssetPage, type AssetPage } from "./asset-page.ts";
export {
  listBids,
  listSealedBids,
  readAuctionPage,
  readSealedBid,
  type AuctionPage,
  type OpenBid,
  type SealedBidRow,
} from "./auction-page.ts";
export type { AuctionRow } from "./auction-row.ts";
export { countAuctions, listAuctions, type AuctionCounts, type AuctionsInput, type AuctionSort } from "./auctions.ts";
export { readAuditPage, type AuditPage, type PanelSeat } from "./audit-page.ts";
export type { AuditRow } from "./audit-row.ts";
export { listAuditKeysDue, listMyDesk, type AuditSeat, type DeskSeat } from "./audit-seats.ts";
export { readAuditorPage, type AuditorPage } from "./auditor-page.ts";
export type { AuditorRow } from "./auditor-row.ts";
export { searchAuditors, type AuditorOrder, type AuditorsInput } from "./auditors.ts";
export { listAudits, type AuditsInput } from "./audits.ts";
export type { CertificateRow, FoundScores } from "./certificate-row.ts";
export { certificatesOf } from "./certificates.ts";
export {
  delegators,
  readDelegatePage,
  votingRecord,
  type DelegatePage,
  type DelegatorRow,
  type RecordEntry,
} from "./delegate-page.ts";
export { searchDelegates, type DelegateOrder, type DelegateRow } from "./delegates.ts";
export { readEarnings, type Earnings } from "./earnings.ts";
export type { ProposalLink } from "./executed-by.ts";
export { readFacets, type Facets, type FacetValue } from "./facets.ts";
export { readIndexStatus, type IndexStatus } from "./index-status.ts";
export { keys, type QueryKey } from "./keys.ts";
export { leaderboard, type Leader, type LeaderboardInput } from "./leaderboard.ts";
export { listLibrary, type LibraryEntry } from "./library.ts";
export { readLineage, type Lineage, type LineageEdge, type LineageInput } from "./lineage.ts";
export { lockedSupply, type LockedInterval, type LockedSupply } from "./locked-supply.ts";
export { listNamings, type Naming, type NamingsInput } from "./namings.ts";
export { listOffers, type OfferRow } from "./offers.ts";
export { allPages, type Page, type PageInput } from "./page.ts";
export {
  policyHistory,
  votingRuleHistory,
  type PolicyChangeRow,
  type VotingRuleChangeRow,
  type VotingRuleName,
} from "./policy-history.ts";
export { listPools, listPoolsDue, readPoolPage, type PoolDue, type PoolPage } from "./pools.ts";
export { reporters, roleHolders, venues, type ReporterRow, type RoleHolder, type VenueRow } from "./powers.ts";
export { readProposalPage, type ProposalPage } from "./proposal-page.ts";
export { proposalStateAt, type ProposalFacts, type ProposalRow } from "./proposal-row.ts";
export { searchProposals, type ProposalsInput } from "./proposals.ts";
export { ratingCounts, type RatingCount } from "./rating-counts.ts";
export {
  readReputationPage,
  reputationHistory,
  type ReputationChange,
  type ReputationPage,
} from "./reputation-page.ts";
export {
  listReviews,
  starsOf,
  type ReviewOrder,
  type ReviewRow,
  type ReviewsInput,
  type ReviewText,
} from "./reviews.ts";
export { canBeStruck, type SaleRow } from "./sale-row.ts";
export {
  listDeliveriesDue,
  listSales,
  readSalePage,
  type DeliveryDue,
  type SalePage,
  type SalesInput,
} from "./sales.ts";
export { searchAssets, type SearchInput, type SearchPage, type SearchSort } from "./search.ts";
export type { ReputationNow } from "./standing.ts";
export {
  readAssetSeries,
  readSeries,
  readStatistics,
  type AssetInterval,
  type Interval,
  type SeriesInput,
  type Statistics,
  type Totals,
} from "./statistics.ts";
export { treasuryMovements, type TreasuryMovementRow } from "./treasury.ts";
export { proposalVotes, type VoteRow } from "./votes.ts";
export { waitForBlock, type WaitForBlockOptions } from "./wait-for-block.ts";
