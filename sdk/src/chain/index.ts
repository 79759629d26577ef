export { auctionAddress } from "./auction-address.ts";
export { AUCTION_CONTRACTS, CONTRACT_NAMES, type AuctionContract, type ContractName } from "./contracts.ts";
export { parseDeployment, type Allocation, type Deployment } from "./deployment.ts";
export { DEVNET_CHAIN_ID, devnetChain } from "./devnet.ts";
export {
  ASSET_STATUSES,
  AUCTION_KINDS,
  AUCTION_OUTCOMES,
  CATEGORIES,
  LICENCE_KINDS,
  LISTING_STATES,
  nameOf,
  numberOf,
  POLICY_PARAMETERS,
  PROPOSAL_STATES,
  REFUND_REASONS,
  SALE_STATES,
  SEALED_KINDS,
  VOTES,
  type AssetStatus,
  type AuctionKind,
  type AuctionOutcome,
  type Category,
  type LicenceKind,
  type ListingState,
  type PolicyParameter,
  type ProposalState,
  type RefundReason,
  type SaleState,
  type SealedKind,
  type Vote,
} from "./enums.ts";
export {
  assetOf,
  instantSaleId,
  isInstantSale,
  isTitle,
  ordinalOf,
  poolId,
  termsId,
  titleOf,
  venueIndex,
  type AssetId,
  type PoolId,
  type SaleId,
  type TermsId,
} from "./ids.ts";
export {
  createMarketClient,
  requireAccount,
  requireWallet,
  type IpfsOptions,
  type MarketClient,
  type MarketConfig,
  type ReadClient,
  type SubgraphOptions,
  type WalletClient,
} from "./market-client.ts";
export {
  sortContributors,
  sortParents,
  splitAmounts,
  splitHash,
  type Contributor,
  type Parent,
  type Split,
  type SplitAmounts,
} from "./split.ts";
export { sharedSubmissionGuard, submissionGuard, type SubmissionGuard } from "./submissions.ts";
export { chainTime, deadlineIn } from "./time.ts";
export {
  BASIS_POINTS,
  formatBps,
  formatDuration,
  formatFtns,
  formatTime,
  FTNS_DECIMALS,
  MAX_UINT256,
  NEVER,
  parseFtns,
  shortAddress,
  UNLIMITED,
} from "./units.ts";
export { deployments } from "../generated/deployments.ts";
