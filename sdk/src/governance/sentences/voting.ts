import { keccak256, stringToHex, zeroAddress, zeroHash, type Address, type Hex } from "viem";
import { readContract } from "viem/actions";
import type { ProposalCall } from "../../actions/governance/index.ts";
import { addressWords } from "../address-words.ts";
import { marketGovernorAbi, timelockAbi } from "../../generated/abis.ts";
import { EXECUTION_DELAY, VOTING_NUMBERS, type VotingRule } from "../voting-numbers.ts";
import {
  changeOf,
  hidingTold,
  RULES_OF_VOTES,
  TOTAL_POWER,
  type Scene,
  type Sentences,
  type Told,
} from "./sentence.ts";

/** What a vote can do with the governor itself. */
export const governorSentences: Sentences<"MarketGovernor"> = {
  setVotingDelay: ([value], scene) => rule(scene, "votingDelay", BigInt(value), "votingDelay"),
  setVotingPeriod: ([value], scene) => rule(scene, "votingPeriod", BigInt(value), "votingPeriod"),
  setLateQuorumVoteExtension: ([value], scene) =>
    rule(scene, "voteExtension", BigInt(value), "lateQuorumVoteExtension"),
  setProposalThreshold: ([value], scene) => rule(scene, "proposalThreshold", value, "proposalThreshold"),
  updateQuorumNumerator: ([value], scene) => rule(scene, "quorumPercent", value, "quorumNumerator"),
  updateTimelock: ([timelock], { market }) => ({
    sentence: `Have decisions carried out by ${addressWords(market, timelock)} instead of the present timelock.`,
    warning:
      "The present timelock keeps the treasury and the power over the market, and no vote could reach it any more, unless both were handed over first.",
  }),
  relay: ([target, value, data], scene) => hidingTold(scene, "the governor itself make", [{ target, value, data }]),
};

/** What a vote can do with the timelock, which carries out what votes decide and is the treasury. */
export const timelockSentences: Sentences<"Timelock"> = {
  async updateDelay([value], scene) {
    const timelock = { address: scene.market.addresses.Timelock, abi: timelockAbi } as const;
    const { blockNumber } = scene;
    const read = () => readContract(scene.market.client, { ...timelock, functionName: "getMinDelay", blockNumber });
    const change = await changeOf(scene, EXECUTION_DELAY, value, read);
    return {
      sentence: `${change}, for proposals that are queued after the execution.`,
      warning: "The delay is the time in which everybody who disagrees with a decision can leave.",
    };
  },
  grantRole: ([role, account], { market }) => grantTimelock(role, addressWords(market, account), account),
  revokeRole: ([role, account], { market }) => revokeTimelock(role, addressWords(market, account)),
  renounceRole: ([role, account], { market }) => revokeTimelock(role, addressWords(market, account)),
  schedule: ([target, value, data], scene) =>
    hidingTold(scene, "the timelock schedule", [{ target, value, data }], WITHOUT_VOTE),
  scheduleBatch: ([targets, values, payloads], scene) =>
    hidingTold(scene, "the timelock schedule", batchOf(targets, values, payloads), WITHOUT_VOTE),
  execute: ([target, value, data], scene) => hidingTold(scene, "the timelock make", [{ target, value, data }]),
  executeBatch: ([targets, values, payloads], scene) =>
    hidingTold(scene, "the timelock make", batchOf(targets, values, payloads)),
};

const WITHOUT_VOTE = " No vote would decide about it.";

/** As far as all three lists go: beyond that the call would fail. */
function batchOf(targets: readonly Address[], values: readonly bigint[], payloads: readonly Hex[]): ProposalCall[] {
  return targets.flatMap((target, i) => {
    const [value, data] = [values[i], payloads[i]];
    return value === undefined || data === undefined ? [] : [{ target, value, data }];
  });
}

const TIMELOCK_ROLES: Readonly<Record<Hex, { readonly name: string; readonly power: string }>> = {
  [zeroHash]: { name: "DEFAULT_ADMIN_ROLE", power: "hand out every role of the timelock" },
  [roleId("PROPOSER_ROLE")]: { name: "PROPOSER_ROLE", power: "have the timelock do anything, without a vote" },
  [roleId("CANCELLER_ROLE")]: { name: "CANCELLER_ROLE", power: "stop every decision of every vote" },
  [roleId("EXECUTOR_ROLE")]: { name: "EXECUTOR_ROLE", power: "execute decisions whose delay is over" },
};

function roleId(name: string): Hex {
  return keccak256(stringToHex(name));
}

function grantTimelock(role: Hex, who: string, account: Hex): Told {
  const known = TIMELOCK_ROLES[role];
  if (known === undefined)
    return { sentence: `Give the timelock's role ${role} to ${who}.`, warning: "The timelock knows no such role." };
  const { name, power } = known;
  const holder = account === zeroAddress ? "everybody" : who;
  const sentence = `Give ${name} of the timelock to ${holder}: it can ${power}.`;
  if (name === "EXECUTOR_ROLE") return { sentence, warning: "Everybody can execute already; this changes who can." };
  if (name === "CANCELLER_ROLE")
    return { sentence, warning: "Its holder could stop whatever is voted, this market's defence against it included." };
  return { sentence, warning: TOTAL_POWER };
}

function revokeTimelock(role: Hex, who: string): Told {
  const name = TIMELOCK_ROLES[role]?.name ?? `role ${role}`;
  const warning =
    "Without a proposer and an executor of the timelock no vote has any effect any more, and nothing can mend that.";
  return { sentence: `Take ${name} of the timelock from ${who}.`, warning };
}

type RuleFunction =
  "votingDelay" | "votingPeriod" | "lateQuorumVoteExtension" | "proposalThreshold" | "quorumNumerator";

async function rule(scene: Scene, name: VotingRule, value: bigint, functionName: RuleFunction): Promise<Told> {
  const { market, blockNumber } = scene;
  const governor = { address: market.addresses.MarketGovernor, abi: marketGovernorAbi, blockNumber } as const;
  const read = async () => BigInt(await readContract(market.client, { ...governor, functionName }));
  const change = await changeOf(scene, VOTING_NUMBERS[name], value, read);
  return { sentence: `${change}, for proposals after the execution.`, warning: RULES_OF_VOTES };
}
