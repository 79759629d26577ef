import type { Address } from "viem";
import { contractCall, type Action } from "../actions/action.ts";
import { ACCESS_ROLES, numberOf, POLICY_PARAMETERS, type PolicyParameter } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { shortAddress } from "../chain/units.ts";
import { accessManagerAbi, marketPolicyAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { POLICY_NUMBERS } from "./policy-numbers.ts";

/** A number of the policy and what it is to be. */
export interface SetPolicyInput {
  readonly parameter: PolicyParameter;
  /** In the parameter's unit on the chain: `POLICY_NUMBERS[parameter].parse` makes it from text. */
  readonly value: bigint;
}

const NO_DELAY = 0;
const GUARDIAN = BigInt(numberOf(ACCESS_ROLES, "Guardian"));

/** Sets a number of the policy, for business after the execution. Only the timelock: propose its `proposalCall`. */
export function setPolicy(market: MarketClient, { parameter, value }: SetPolicyInput): Action {
  const { label, format } = POLICY_NUMBERS[parameter];
  return {
    id: "policy.set",
    request: contractCall({
      address: market.addresses.MarketPolicy,
      abi: marketPolicyAbi,
      functionName: "set",
      args: [numberOf(POLICY_PARAMETERS, parameter), value],
    }),
    summary: `${label}: ${format(value)}, from the execution on. What was bought before keeps its own.`,
    maxCost: 0n,
    refresh: [keys.governance(), keys.statistics()],
  };
}

/** Ends a pause of new business early. Only the timelock (by a vote) or the guardian itself. */
export function endPause(market: MarketClient): Action {
  return {
    id: "policy.resume",
    request: contractCall({
      address: market.addresses.MarketPolicy,
      abi: marketPolicyAbi,
      functionName: "resume",
      args: [],
    }),
    summary: "End the pause of new business.",
    maxCost: 0n,
    refresh: [keys.governance(), keys.statistics()],
  };
}

/** Lets an account pause new business for a bounded time, and nothing else. Only the timelock: propose its `proposalCall`. */
export function appointGuardian(market: MarketClient, account: Address): Action {
  return {
    id: "access.appointGuardian",
    request: contractCall({
      address: market.addresses.AccessManager,
      abi: accessManagerAbi,
      functionName: "grantRole",
      args: [GUARDIAN, account, NO_DELAY],
    }),
    summary: `Appoint ${shortAddress(account)} as a guardian: it can pause new business for a bounded time, and nothing else.`,
    maxCost: 0n,
    refresh: [keys.governance()],
  };
}

/** Takes the power to pause from an account. Only the timelock: propose its `proposalCall`. */
export function removeGuardian(market: MarketClient, account: Address): Action {
  return {
    id: "access.removeGuardian",
    request: contractCall({
      address: market.addresses.AccessManager,
      abi: accessManagerAbi,
      functionName: "revokeRole",
      args: [GUARDIAN, account],
    }),
    summary: `Remove ${shortAddress(account)} as a guardian: it can pause new business no more.`,
    maxCost: 0n,
    refresh: [keys.governance()],
  };
}
