import { nameOf, POLICY_PARAMETERS } from "../../chain/enums.ts";
import { formatDuration, formatTime, shortAddress } from "../../chain/units.ts";
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

/** Errors of OpenZeppelin's TimelockController. */
export const timelockSentences: Sentences<NamedLike<"Timelock">> = {
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
