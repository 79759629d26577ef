import { nameOf, POLICY_PARAMETERS, PROPOSAL_STATES, type ProposalState } from "../../chain/enums.ts";
import { formatDuration, formatFtns, formatTime, shortAddress } from "../../chain/units.ts";
import type { NamedLike, Sentences } from "./sentence.ts";

const BY_VOTE = "Only a decision of governance, through the timelock, can do this.";

/** Errors of the policy. */
export const policySentences: Sentences<NamedLike<"MarketPolicy_">> = {
  MarketPolicy_OutOfBounds: ([parameter, value, min, max]) =>
    `${nameOf(POLICY_PARAMETERS, parameter)} cannot be ${value}: it must be from ${min} to ${max}. No vote can leave these bounds.`,
  MarketPolicy_PauseCoolingDown: ([pausableFrom]) =>
    `The market was paused before and can be paused again from ${formatTime(pausableFrom)}.`,
  MarketPolicy_NotPaused: () => "The market is not paused, so there is nothing to resume.",
};

/** Errors of OpenZeppelin's AccessManager and of the contracts it manages. */
export const accessSentences: Sentences<NamedLike<"Access">> = {
  AccessManagedUnauthorized: ([caller]) => `${shortAddress(caller)} may not do this. ${BY_VOTE}`,
  AccessManagedRequiredDelay: ([caller, delay]) =>
    `${shortAddress(caller)} has to schedule this ${formatDuration(delay)} ahead.`,
  AccessManagedInvalidAuthority: ([authority]) =>
    `${shortAddress(authority)} cannot be the authority: it is no contract.`,
  AccessManagerAlreadyScheduled: () => "This operation is scheduled already. Wait for its time.",
  AccessManagerNotScheduled: () => "This operation is not scheduled. Schedule it first.",
  AccessManagerNotReady: () => "This operation is scheduled, but its delay is not over. Try again later.",
  AccessManagerExpired: () => "This operation was not executed in time. Schedule it anew.",
  AccessManagerLockedRole: ([role]) => `Role ${role} is fixed and cannot be changed.`,
  AccessManagerLockedFunction: ([selector]) => `The rule of function ${selector} is fixed and cannot be changed.`,
  AccessManagerInvalidInitialAdmin: ([admin]) => `${shortAddress(admin)} cannot be the first administrator.`,
  AccessManagerUnauthorizedAccount: ([account, role]) =>
    `${shortAddress(account)} does not have role ${role}. ${BY_VOTE}`,
  AccessManagerUnauthorizedCall: ([caller, target, selector]) =>
    `${shortAddress(caller)} may not call ${selector} of ${shortAddress(target)}. ${BY_VOTE}`,
  AccessManagerUnauthorizedConsume: ([target]) =>
    `${shortAddress(target)} does not take part in scheduled calls. ${BY_VOTE}`,
  AccessManagerUnauthorizedCancel: ([account, caller]) =>
    `${shortAddress(account)} may not cancel an operation of ${shortAddress(caller)}. The guardian or the caller can.`,
  AccessManagerBadConfirmation: () => "A role can only be given up by its holder. Confirm with your own address.",
  AccessControlUnauthorizedAccount: ([account]) =>
    `${shortAddress(account)} does not have the role this needs. ${BY_VOTE}`,
  AccessControlBadConfirmation: () => "A role can only be given up by its holder. Confirm with your own address.",
};

/** Errors of the timelock and of OpenZeppelin's TimelockController, which it is. */
export const timelockSentences: Sentences<NamedLike<"Timelock">> = {
  Timelock_DelayOutOfBounds: ([delay, min, max]) =>
    `The delay cannot be ${formatDuration(delay)}: it must be from ${formatDuration(min)} to ${formatDuration(max)}. No vote can leave these bounds.`,
  TimelockInsufficientDelay: ([delay, minDelay]) =>
    `A delay of ${formatDuration(delay)} is too short: at least ${formatDuration(minDelay)} must pass.`,
  TimelockInvalidOperationLength: ([targets, payloads, values]) =>
    `The operation lists ${targets} targets, ${payloads} calls and ${values} values. Give as many of each.`,
  TimelockUnauthorizedCaller: ([caller]) =>
    `${shortAddress(caller)} cannot change the timelock. Only the timelock itself can, by a scheduled operation.`,
  TimelockUnexecutedPredecessor: () => "Another operation has to be executed before this one. Execute that first.",
  TimelockUnexpectedOperationState: () =>
    "The operation is not in the state this needs: it is not scheduled, still waiting, or done. Look at its state.",
};

/** What can be done with a proposal in each of its states. */
const NEXT: Record<ProposalState, string> = {
  Pending: "its vote has not begun. Wait until it does",
  Active: "its vote is still open. Vote, or wait until it ends",
  Canceled: "its proposer took it back. Propose it anew",
  Defeated: "it was voted down, or too few voted. Propose another one",
  Succeeded: "it has passed. Start its delay, if nobody has",
  Queued: "its delay has begun. Execute it when that is over",
  Expired: "it was not executed in time. Propose it anew",
  Executed: "it was executed already. There is nothing left to do",
};

/** Errors of the governor and of OpenZeppelin's Governor, which it is. */
export const governorSentences: Sentences<NamedLike<"Governor" | "MarketGovernor_">> = {
  MarketGovernor_OutOfBounds: ([value, min, max]) =>
    `${value} is outside of what a vote can set: from ${min} to ${max}. Choose a number within.`,
  GovernorAlreadyCastVote: ([voter]) => `${shortAddress(voter)} has voted on this proposal already. A vote is final.`,
  GovernorAlreadyQueuedProposal: () => "The delay of this proposal has begun already. Execute it when it is over.",
  GovernorDisabledDeposit: () => "The governor holds nothing. Send it to the timelock, the treasury.",
  GovernorInsufficientProposerVotes: ([proposer, votes, threshold]) =>
    `${shortAddress(proposer)} has the votes of ${formatFtns(votes)}, ${formatFtns(threshold)} are needed to propose. Lock more FTNS for votes, or have them delegated, and try again a moment later.`,
  GovernorInvalidProposalLength: ([targets, calldatas, values]) =>
    `The proposal lists ${targets} targets, ${calldatas} calls and ${values} values. Give as many of each, and at least one.`,
  GovernorInvalidQuorumFraction: ([numerator, denominator]) =>
    `A quorum of ${numerator} of ${denominator} is no fraction. Choose a smaller one.`,
  GovernorInvalidSignature: ([voter]) =>
    `The vote was not signed by ${shortAddress(voter)}, or was signed before another one. Have it signed again.`,
  GovernorInvalidVoteParams: () => "The vote carries parameters that this governor does not know. Vote without them.",
  GovernorInvalidVoteType: () => "A vote is against, for or abstain. Choose one of them.",
  GovernorInvalidVotingPeriod: ([period]) => `A voting period of ${formatDuration(period)} is too short.`,
  GovernorNonexistentProposal: ([proposal]) => `There is no proposal ${proposal}. Check the number, calls and text.`,
  GovernorOnlyExecutor: ([account]) => `${shortAddress(account)} may not do this. ${BY_VOTE}`,
  GovernorPreventLateQuorumVoteExtensionTooLarge: ([extension, max]) =>
    `An extension of ${formatDuration(extension)} is longer than the vote itself. Choose at most ${formatDuration(max)}.`,
  GovernorProposalQueueingFailed: () => "The timelock did not take the proposal. Load it again and look at its state.",
  GovernorProposalQueueingNotRequired: () => "This proposal needs no delay. Execute it.",
  GovernorRestrictedProposer: ([proposer]) =>
    `This text names another proposer than ${shortAddress(proposer)}. Only who it names can propose it.`,
  GovernorUnableToCancel: ([, account]) =>
    `${shortAddress(account)} cannot take this proposal back: only its proposer can, and only before the vote begins.`,
  GovernorUnexpectedProposalState: ([, current]) =>
    `This cannot be done with the proposal now: ${NEXT[nameOf(PROPOSAL_STATES, current)]}.`,
};
