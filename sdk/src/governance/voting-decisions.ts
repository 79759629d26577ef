import { contractCall, type Action, type ContractCall } from "../actions/action.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { MarketError } from "../errors/market-error.ts";
import { marketGovernorAbi, timelockAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { EXECUTION_DELAY, VOTING_NUMBERS, type VotingRule } from "./voting-numbers.ts";

/** A number of a vote and what it is to be. */
export interface SetVotingRuleInput {
  readonly rule: VotingRule;
  /** In the rule's unit on the chain: `VOTING_NUMBERS[rule].parse` makes it from text. */
  readonly value: bigint;
}

/** Sets a number of votes, for proposals after the execution. Only the timelock: propose its `proposalCall`. */
export function setVotingRule(market: MarketClient, { rule, value }: SetVotingRuleInput): Action {
  const { label, format } = VOTING_NUMBERS[rule];
  return {
    id: "governor.setVotingRule",
    request: ruleCall(market, rule, value),
    summary: `${label}: ${format(value)}, for proposals after the execution.`,
    maxCost: 0n,
    refresh: [keys.governance()],
  };
}

/** Sets the time between a decision and its execution. Only the timelock: propose its `proposalCall`. */
export function setExecutionDelay(market: MarketClient, seconds: bigint): Action {
  const { label, format } = EXECUTION_DELAY;
  return {
    id: "timelock.updateDelay",
    request: contractCall({
      address: market.addresses.Timelock,
      abi: timelockAbi,
      functionName: "updateDelay",
      args: [seconds],
    }),
    summary: `${label}: ${format(seconds)}, for proposals that are queued after the execution.`,
    maxCost: 0n,
    refresh: [keys.governance()],
  };
}

function ruleCall(market: MarketClient, rule: VotingRule, value: bigint): ContractCall {
  const governor = { address: market.addresses.MarketGovernor, abi: marketGovernorAbi } as const;
  const limit = LIMITS[rule];
  if (value > limit) throw tooLarge(rule, value);
  switch (rule) {
    case "votingDelay":
      return contractCall({ ...governor, functionName: "setVotingDelay", args: [Number(value)] });
    case "votingPeriod":
      return contractCall({ ...governor, functionName: "setVotingPeriod", args: [Number(value)] });
    case "voteExtension":
      return contractCall({ ...governor, functionName: "setLateQuorumVoteExtension", args: [Number(value)] });
    case "proposalThreshold":
      return contractCall({ ...governor, functionName: "setProposalThreshold", args: [value] });
    case "quorumPercent":
      return contractCall({ ...governor, functionName: "updateQuorumNumerator", args: [value] });
  }
}

/** What the argument of the contract's function can hold. */
const LIMITS: Readonly<Record<VotingRule, bigint>> = {
  votingDelay: 2n ** 48n - 1n,
  votingPeriod: 2n ** 32n - 1n,
  voteExtension: 2n ** 48n - 1n,
  proposalThreshold: 2n ** 256n - 1n,
  quorumPercent: 2n ** 256n - 1n,
};

function tooLarge(rule: VotingRule, value: bigint): MarketError {
  const { label, format } = VOTING_NUMBERS[rule];
  const message = `${label} cannot be ${format(value)}: that is more than the contract can hold. Choose a smaller number.`;
  return new MarketError("InvalidInput", message, { rule, value });
}
