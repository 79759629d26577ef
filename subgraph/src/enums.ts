// The enums of the contracts, in their order there, by the names of schema.graphql.

export namespace AssetStatus {
  export const Live = "Live";
  export const TakenDown = "TakenDown";
  export const Fraudulent = "Fraudulent";
}

export namespace LicenceKind {
  export const Perpetual = "Perpetual";
  export const Subscription = "Subscription";
  export const Metered = "Metered";
}

export namespace OfferState {
  export const Active = "Active";
  export const Paused = "Paused";
  export const Ended = "Ended";
}

export namespace SaleState {
  export const AwaitingKey = "AwaitingKey";
  export const Delivered = "Delivered";
  export const Settled = "Settled";
  export const Refunded = "Refunded";
}

export namespace LotState {
  export const Held = "Held";
  export const Sold = "Sold";
  export const Returned = "Returned";
}

export namespace AuctionKind {
  export const English = "English";
  export const Dutch = "Dutch";
  export const SealedBid = "SealedBid";
  export const Vickrey = "Vickrey";
}

export namespace AuctionState {
  export const Running = "Running";
  export const Ended = "Ended";
}

export namespace AuctionOutcome {
  export const Sold = "Sold";
  export const Unsold = "Unsold";
  export const Cancelled = "Cancelled";
  export const Void = "Void";
  export const Unwound = "Unwound";
}

export namespace SealedBidState {
  export const Committed = "Committed";
  export const Revealed = "Revealed";
  export const Reclaimed = "Reclaimed";
}

export namespace RefundReason {
  export const NotDelivered = "NotDelivered";
  export const Declined = "Declined";
  export const Fraudulent = "Fraudulent";
}

export namespace CompartmentRole {
  export const Venue = "Venue";
  export const Distributor = "Distributor";
  export const Retired = "Retired";
}

export namespace VoteChoice {
  export const Against = "Against";
  export const For = "For";
  export const Abstain = "Abstain";
}

export namespace TreasuryPlace {
  export const Wallet = "Wallet";
  export const Credit = "Credit";
}

export namespace MovementDirection {
  export const In = "In";
  export const Out = "Out";
}

export namespace Admission {
  export const Candidate = "Candidate";
  export const Admitted = "Admitted";
  export const Expelled = "Expelled";
}

export namespace AuditorKind {
  export const Independent = "Independent";
  export const Government = "Government";
}

export namespace StakeMovementKind {
  export const Bonded = "Bonded";
  export const UnbondingStarted = "UnbondingStarted";
  export const Withdrawn = "Withdrawn";
  export const Slashed = "Slashed";
}

export namespace AuditPhase {
  export const Drawing = "Drawing";
  export const Committing = "Committing";
  export const Revealing = "Revealing";
  export const Concluded = "Concluded";
}

/** Silent is the index's: the contract empties such a seat. */
export namespace SeatState {
  export const Drawn = "Drawn";
  export const Committed = "Committed";
  export const Revealed = "Revealed";
  export const Recused = "Recused";
  export const Silent = "Silent";
}

/** The first nine are the contract's news, in their order there. */
export namespace ReputationCause {
  export const Delivered = "Delivered";
  export const Struck = "Struck";
  export const AuditDone = "AuditDone";
  export const NotDelivered = "NotDelivered";
  export const Fraud = "Fraud";
  export const AuditMissed = "AuditMissed";
  export const DisputeLost = "DisputeLost";
  export const BidForfeited = "BidForfeited";
  export const Slashed = "Slashed";
  export const QualityFound = "QualityFound";
  export const Reviewed = "Reviewed";
}

/** Numbers of governor and timelock; the contracts have no enum of them. */
export namespace VotingRuleName {
  export const VotingDelay = "VotingDelay";
  export const VotingPeriod = "VotingPeriod";
  export const VoteExtension = "VoteExtension";
  export const ExecutionDelay = "ExecutionDelay";
  export const ProposalThreshold = "ProposalThreshold";
  export const QuorumPercent = "QuorumPercent";
}

const CATEGORIES = ["Model", "Dataset", "Compute", "Tool", "IP"];
const LICENCE_KINDS = [LicenceKind.Perpetual, LicenceKind.Subscription, LicenceKind.Metered];
// Index 0 is None, which no event carries.
const OFFER_STATES = ["", OfferState.Active, OfferState.Paused, OfferState.Ended];
const REFUND_REASONS = [RefundReason.NotDelivered, RefundReason.Declined, RefundReason.Fraudulent];
const AUCTION_KINDS = [AuctionKind.English, AuctionKind.Dutch, AuctionKind.SealedBid, AuctionKind.Vickrey];
const AUCTION_OUTCOMES = [
  AuctionOutcome.Sold,
  AuctionOutcome.Unsold,
  AuctionOutcome.Cancelled,
  AuctionOutcome.Void,
  AuctionOutcome.Unwound,
];
const COMPARTMENT_ROLES = ["", CompartmentRole.Venue, CompartmentRole.Distributor, CompartmentRole.Retired];
const VOTE_CHOICES = [VoteChoice.Against, VoteChoice.For, VoteChoice.Abstain];
// Index 0 is None, which no event carries.
const ADMISSIONS = ["", Admission.Candidate, Admission.Admitted, Admission.Expelled];
const AUDITOR_KINDS = [AuditorKind.Independent, AuditorKind.Government];
const NEWS = [
  ReputationCause.Delivered,
  ReputationCause.Struck,
  ReputationCause.AuditDone,
  ReputationCause.NotDelivered,
  ReputationCause.Fraud,
  ReputationCause.AuditMissed,
  ReputationCause.DisputeLost,
  ReputationCause.BidForfeited,
  ReputationCause.Slashed,
];
/** The policy's number that every score needs. */
export const REPUTATION_HALF_LIFE = "ReputationHalfLife";
const POLICY_PARAMETERS = [
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
  REPUTATION_HALF_LIFE,
];

export function categoryName(index: i32): string {
  return CATEGORIES[index];
}

/** The categories of a set: bit i = category i. */
export function categoryNames(set: i32): string[] {
  const names: string[] = [];
  for (let i = 0; i < CATEGORIES.length; i++) {
    if (((set >> i) & 1) == 1) names.push(CATEGORIES[i]);
  }
  return names;
}

export function admissionName(index: i32): string {
  return ADMISSIONS[index];
}

export function auditorKindName(index: i32): string {
  return AUDITOR_KINDS[index];
}

export function newsName(index: i32): string {
  return NEWS[index];
}

export function licenceKindName(index: i32): string {
  return LICENCE_KINDS[index];
}

export function offerStateName(index: i32): string {
  return OFFER_STATES[index];
}

export function refundReasonName(index: i32): string {
  return REFUND_REASONS[index];
}

export function auctionKindName(index: i32): string {
  return AUCTION_KINDS[index];
}

export function auctionOutcomeName(index: i32): string {
  return AUCTION_OUTCOMES[index];
}

export function compartmentRoleName(index: i32): string {
  return COMPARTMENT_ROLES[index];
}

export function policyParameterName(index: i32): string {
  return POLICY_PARAMETERS[index];
}

export function voteChoiceName(index: i32): string {
  return VOTE_CHOICES[index];
}
