/** The enumerations of the contracts: names for people and programs, numbers for calls. */

/** What an asset is. */
export const CATEGORIES = ["Model", "Dataset", "Compute", "Tool", "IP"] as const;
/** One of `CATEGORIES`. */
export type Category = (typeof CATEGORIES)[number];

/** Whether an asset can be sold. */
export const ASSET_STATUSES = ["Live", "TakenDown", "Fraudulent"] as const;
/** One of `ASSET_STATUSES`. */
export type AssetStatus = (typeof ASSET_STATUSES)[number];

/** What a licence gives. */
export const LICENCE_KINDS = ["Perpetual", "Subscription", "Metered"] as const;
/** One of `LICENCE_KINDS`. */
export type LicenceKind = (typeof LICENCE_KINDS)[number];

/** Where a listing stands. */
export const LISTING_STATES = ["None", "Active", "Paused", "Ended"] as const;
/** One of `LISTING_STATES`. */
export type ListingState = (typeof LISTING_STATES)[number];

/** Where a sale stands. A lot is Held until it has a buyer, and Returned when it got none. */
export const SALE_STATES = ["None", "AwaitingKey", "Delivered", "Settled", "Refunded", "Held", "Returned"] as const;
/** One of `SALE_STATES`. */
export type SaleState = (typeof SALE_STATES)[number];

/** Why a sale was refunded. */
export const REFUND_REASONS = ["NotDelivered", "Declined", "Fraudulent"] as const;
/** One of `REFUND_REASONS`. */
export type RefundReason = (typeof REFUND_REASONS)[number];

/** How the price of an auction is made. */
export const AUCTION_KINDS = ["English", "Dutch", "SealedBid", "Vickrey"] as const;
/** One of `AUCTION_KINDS`. */
export type AuctionKind = (typeof AUCTION_KINDS)[number];

/** The kinds whose bids are sealed: commit, then reveal. */
export const SEALED_KINDS = ["SealedBid", "Vickrey"] as const;
/** One of `SEALED_KINDS`. */
export type SealedKind = (typeof SEALED_KINDS)[number];

/** How an auction ended. Whatever is not Sold gives the lot back to the seller and every bid back to its bidder. */
export const AUCTION_OUTCOMES = ["Sold", "Unsold", "Cancelled", "Void", "Unwound"] as const;
/** One of `AUCTION_OUTCOMES`. */
export type AuctionOutcome = (typeof AUCTION_OUTCOMES)[number];

/** What a vote can say, as OpenZeppelin's Governor counts it. */
export const VOTES = ["Against", "For", "Abstain"] as const;
/** One of `VOTES`. */
export type Vote = (typeof VOTES)[number];

/** Where a proposal stands, as OpenZeppelin's Governor numbers it. */
export const PROPOSAL_STATES = [
  "Pending",
  "Active",
  "Canceled",
  "Defeated",
  "Succeeded",
  "Queued",
  "Expired",
  "Executed",
] as const;
/** One of `PROPOSAL_STATES`. */
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** What a compartment of the vault may do. */
export const COMPARTMENT_ROLES = ["None", "Venue", "Distributor", "Retired"] as const;

/** Role ids of the AccessManager by their place, as `contracts/governance/Roles.sol` states them; Admin is OpenZeppelin's. */
export const ACCESS_ROLES = ["Admin", "Guardian", "FraudProver", "Exclusivity", "LotKeeper", "Slasher"] as const;

/** Whether an auditor may be drawn. A candidate waits for a vote. */
export const ADMISSIONS = ["None", "Candidate", "Admitted", "Expelled"] as const;
/** One of `ADMISSIONS`. */
export type Admission = (typeof ADMISSIONS)[number];

/** Who stands behind an auditor. A government auditor is admitted by vote only. */
export const AUDITOR_KINDS = ["Independent", "Government"] as const;
/** One of `AUDITOR_KINDS`. */
export type AuditorKind = (typeof AUDITOR_KINDS)[number];

/** Who is admitted as an auditor: whoever registers and bonds, or whom a vote admits. Values of `AuditorAdmission`. */
export const ADMISSION_RULES = ["Open", "ByVote"] as const;
/** One of `ADMISSION_RULES`. */
export type AdmissionRule = (typeof ADMISSION_RULES)[number];

/** Where an audit stands. Silent seats lead from Committing back to Drawing. */
export const AUDIT_PHASES = ["None", "Drawing", "Committing", "Revealing", "Concluded"] as const;
/** One of `AUDIT_PHASES`. */
export type AuditPhase = (typeof AUDIT_PHASES)[number];

/** Where a seat of a panel stands. Recused: the auditor came to have a part in the asset. */
export const SEAT_STATES = ["Empty", "Drawn", "Committed", "Revealed", "Recused"] as const;
/** One of `SEAT_STATES`. */
export type SeatState = (typeof SEAT_STATES)[number];

/** What happened to an account, as its reputation counts it. */
export const NEWS = [
  "Delivered",
  "Struck",
  "AuditDone",
  "NotDelivered",
  "Fraud",
  "AuditMissed",
  "DisputeLost",
  "BidForfeited",
  "Slashed",
] as const;
/** One of `NEWS`. */
export type News = (typeof NEWS)[number];

/** The tunable numbers of the market. */
export const POLICY_PARAMETERS = [
  "PlatformFee",
  "DeliveryBond",
  "DeliveryWindow",
  "ContentWindow",
  "MaxContributors",
  "MaxParents",
  "MaxLineageDepth",
  "MaxLineageRoyalty",
  "MaxResaleRoyalty",
  "PauseLength",
  "PauseCooldown",
  "UnrevealedForfeit",
  "CertifiedCategories",
  "AuditorAdmission",
  "AuditorBond",
  "UnbondingDelay",
  "DomainDelay",
  "AuditPanel",
  "AuditFee",
  "AuditCommitWindow",
  "AuditRevealWindow",
  "SilencePenalty",
  "CertificateLife",
  "ReputationHalfLife",
] as const;
/** One of `POLICY_PARAMETERS`. */
export type PolicyParameter = (typeof POLICY_PARAMETERS)[number];

/**
 * The name that a number of a contract stands for.
 * @throws RangeError for a number the contract cannot give: the SDK and the deployed contracts differ
 */
export function nameOf<const Names extends readonly string[]>(names: Names, value: number): Names[number] {
  const name = names[value];
  if (name === undefined)
    throw new RangeError(`${value} is none of ${names.join(", ")}: the SDK does not fit the contracts.`);
  return name;
}

/** The number a contract knows a name by. */
export function numberOf<const Names extends readonly string[]>(names: Names, name: Names[number]): number {
  return names.indexOf(name);
}
