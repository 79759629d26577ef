import type { Contract } from "ethers";

interface Context {
  stranger: string;
  contract: Contract;
  /** Number of a lot that the English auction holds. */
  lot: bigint;
}

/** Who is refused by what. */
export interface Guard {
  /** Custom errors that say "not you" (or, where anybody may call, "nothing is there for you"). */
  errors: string[];
  /** Arguments, where the usual ones (1, a stranger, nothing) would be refused for another reason first. */
  args?: (context: Context) => unknown[];
  /** Who may, and is therefore not asked. */
  except?: string[];
}

const unauthorized: Guard = { errors: ["AccessManagedUnauthorized"] };
const managerOnly: Guard = { errors: ["AccessManagerUnauthorizedAccount"] };
const timelockRole: Guard = { errors: ["AccessControlUnauthorizedAccount"] };
const byProposal: Guard = { errors: ["GovernorOnlyExecutor"] };
const nothingScheduled: Guard = { errors: ["TimelockUnexpectedOperationState"] };
const issuerOnly: Guard = { errors: ["Licences_CallerIsNotIssuer"] };
const venueOnly: Guard = {
  errors: ["Escrow_CallerIsNotVenue"],
  except: ["Listings", "EnglishAuction", "DutchAuction"],
};
const compartmentOnly: Guard = { errors: ["Vault_CallerHasNoRole"], except: ["EnglishAuction", "DutchAuction"] };
/** A retired compartment may still give out what it holds; nobody else holds any. */
const ofTheCompartment: Guard = { errors: ["Vault_InsufficientCompartment"] };
const venueOfTheLot: Guard = { errors: ["Escrow_CallerIsNotVenueOfLot"], except: ["EnglishAuction"] };
const owned: Guard = { errors: ["OwnableUnauthorizedAccount"] };
const ofAnother: Guard = {
  errors: ["ERC20InsufficientAllowance"],
  args: ({ contract, stranger }) => [contract.target, stranger, 1n],
};

/** The call with which a stranger would become admin. */
const grantAdmin = ({ contract, stranger }: Context) =>
  contract.interface.encodeFunctionData("grantRole", [0n, stranger, 0n]);

/** Every function with a power over others, of every contract of the deployment, by name or, where a name is overloaded, by signature. */
export const GUARDED: Record<string, Record<string, Guard>> = {
  FTNS: { transferFrom: ofAnother },
  VotingFTNS: { transferFrom: ofAnother },
  Timelock: {
    grantRole: timelockRole,
    revokeRole: timelockRole,
    schedule: timelockRole,
    scheduleBatch: timelockRole,
    cancel: timelockRole,
    updateDelay: { errors: ["TimelockUnauthorizedCaller"], args: () => [86_400n] },
    execute: nothingScheduled,
    executeBatch: nothingScheduled,
  },
  MarketGovernor: {
    relay: byProposal,
    setLateQuorumVoteExtension: byProposal,
    setProposalThreshold: byProposal,
    setVotingDelay: byProposal,
    setVotingPeriod: byProposal,
    updateQuorumNumerator: byProposal,
    updateTimelock: byProposal,
  },
  AccessManager: {
    grantRole: managerOnly,
    revokeRole: managerOnly,
    labelRole: managerOnly,
    setGrantDelay: managerOnly,
    setRoleAdmin: managerOnly,
    setRoleGuardian: managerOnly,
    setTargetAdminDelay: managerOnly,
    setTargetClosed: managerOnly,
    setTargetFunctionRole: managerOnly,
    updateAuthority: managerOnly,
    multicall: { ...managerOnly, args: (context) => [[grantAdmin(context)]] },
    execute: {
      errors: ["AccessManagerUnauthorizedCall"],
      args: (context) => [context.contract.target, grantAdmin(context)],
    },
    schedule: {
      errors: ["AccessManagerUnauthorizedCall"],
      args: (context) => [context.contract.target, grantAdmin(context), 0n],
    },
    cancel: {
      errors: ["AccessManagerNotScheduled"],
      args: (context) => [context.stranger, context.contract.target, grantAdmin(context)],
    },
  },
  MarketPolicy: {
    set: unauthorized,
    pause: { ...unauthorized, except: ["guardian"] },
    resume: { ...unauthorized, except: ["guardian"] },
    setAuthority: unauthorized,
  },
  AssetRegistry: {
    takeDown: unauthorized,
    restore: unauthorized,
    markFraudulent: unauthorized,
    setExclusiveUntil: unauthorized,
    lock: unauthorized,
    unlock: unauthorized,
    setAuthority: unauthorized,
  },
  Licences: {
    setIssuer: unauthorized,
    setAuthority: unauthorized,
    issueAtOnce: issuerOnly,
    issueReserved: issuerOnly,
    reserve: issuerOnly,
    release: issuerOnly,
  },
  Reputation: {
    setReporter: unauthorized,
    setAuthority: unauthorized,
  },
  AuditorRegistry: { slash: unauthorized, admit: unauthorized, expel: unauthorized, setAuthority: unauthorized },
  Vault: {
    admit: unauthorized,
    retire: unauthorized,
    setAuthority: unauthorized,
    lock: compartmentOnly,
    unlock: ofTheCompartment,
    release: ofTheCompartment,
    accrue: compartmentOnly,
    accrueLocked: ofTheCompartment,
    distribute: { errors: ["Vault_CallerHasNoRole"] },
    draw: { errors: ["Vault_InsufficientAllowance"] },
  },
  Escrow: {
    admitVenue: unauthorized,
    retireVenue: unauthorized,
    setAuthority: unauthorized,
    open: venueOnly,
    hold: venueOnly,
    award: { ...venueOfTheLot, args: ({ lot, stranger }) => [lot, stranger, 1n, "0x"] },
    returnLot: { ...venueOfTheLot, args: ({ lot, stranger }) => [lot, stranger] },
  },
  VestingWallet: { transferOwnership: owned, renounceOwnership: owned },
};

/**
 * Functions that are anybody's: they move what is the caller's own (money, votes, assets, offers, bids, roles that it gives up), or do what is due
 * whoever asks. What they refuse is tested where they are.
 */
export const ANYBODYS: Record<string, string[]> = {
  FTNS: ["approve", "permit", "transfer"],
  VotingFTNS: [
    ...["approve", "delegate", "delegateBySig", "depositFor", "lock", "lockWithPermit", "permit", "transfer"],
    "withdrawTo",
  ],
  Timelock: ["renounceRole", "onERC721Received", "onERC1155Received", "onERC1155BatchReceived"],
  MarketGovernor: [
    ...["propose", "cancel", "queue", "execute", "castVote", "castVoteBySig", "castVoteWithReason"],
    ...["castVoteWithReasonAndParams", "castVoteWithReasonAndParamsBySig"],
    ...["onERC721Received", "onERC1155Received", "onERC1155BatchReceived"],
  ],
  DelegateDirectory: ["publish"],
  AccessManager: ["renounceRole", "consumeScheduledOp"],
  AssetRegistry: [
    ...["publish", "publishVersion", "setContributors", "approve", "setApprovalForAll", "transferFrom"],
    "safeTransferFrom",
  ],
  Licences: [
    ...["createTerms", "closeTerms", "grant", "consume", "consumeWithSignature", "setApprovalForAll"],
    ...["safeTransferFrom", "safeBatchTransferFrom"],
  ],
  AuditorRegistry: [
    ...["register", "setCredentials", "changeDomains", "declareAffiliate", "dropAffiliate"],
    ...["bond", "bondFromVault", "unbond", "withdraw", "sync"],
  ],
  Audits: ["order", "draw", "commit", "advance", "attest", "recuse", "conclude", "refute"],
  AuditKeys: ["request", "deliver"],
  Reputation: ["record", "recordQuality", "recordReview"],
  Reviews: ["review", "edit", "answer", "strike"],
  Vault: ["deposit", "depositWithPermit", "withdraw", "approve", "expectPayment"],
  RevenueSplitter: ["distribute"],
  Escrow: ["deliver", "confirm", "decline", "settle", "refund"],
  ContentFraud: ["prove"],
  SelfDealing: ["strike"],
  Listings: ["list", "reprice", "pause", "resume", "end", "buy", "buyWithPermit", "buyFromVault"],
  EnglishAuction: ["create", "bid", "cancel", "settle", "unwind", "openReserve", "permit", "multicall"],
  DutchAuction: ["create", "buy", "cancel", "settle", "unwind", "permit", "multicall"],
  SealedBidAuction: [
    ...["create", "commit", "reveal", "reclaim", "cancel", "settle", "unwind", "openReserve"],
    ...["permit", "multicall"],
  ],
  VickreyAuction: [
    ...["create", "commit", "reveal", "reclaim", "cancel", "settle", "unwind", "openReserve"],
    ...["permit", "multicall"],
  ],
  VestingWallet: ["release"],
};
