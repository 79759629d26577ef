import type { ContractFunctionArgs, ContractFunctionName } from "viem";
import type { ContractName } from "../../chain/contracts.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import type { ProposalCall } from "../../actions/governance/index.ts";
import type { CONTRACT_ABIS } from "../contract-abis.ts";
import type { GovernedNumber } from "../numbers.ts";

/** Whom a sentence is for, and at which moment it is true. */
export interface Scene {
  readonly market: MarketClient;
  /** The block whose numbers are "before"; undefined: the latest. */
  readonly blockNumber: bigint | undefined;
  /** False where the numbers on the chain are not those of before any more: then no sentence compares. */
  readonly compares: boolean;
  /** What a call inside of a call does, in one sentence. */
  describeInner(call: ProposalCall): Promise<string>;
}

/** What a call does. */
export interface Told {
  readonly sentence: string;
  /** What a voter must know before saying yes. */
  readonly warning?: string;
}

type Writable = "nonpayable" | "payable";
type AbiOf<Name extends ContractName> = (typeof CONTRACT_ABIS)[Name];

/** A sentence for each function of a contract that a vote has a reason to call. */
export type Sentences<Name extends ContractName> = {
  readonly [F in ContractFunctionName<AbiOf<Name>, Writable>]?: (
    args: ContractFunctionArgs<AbiOf<Name>, Writable, F>,
    scene: Scene,
  ) => Told | Promise<Told>;
};

/** For what gives or takes the power over everything. */
export const TOTAL_POWER =
  "Who has this power can change every rule of the market and take the whole treasury. Say yes only if you know exactly why this is needed.";

/** For what changes how votes are decided. */
export const RULES_OF_VOTES = "This changes how every later proposal is decided.";

/** Calls inside of one call that are told. */
const MAX_TOLD = 20;

/** Of a call that makes others: those are what counts. */
export async function hidingTold(scene: Scene, who: string, calls: readonly ProposalCall[], more = ""): Promise<Told> {
  const inner = await Promise.all(calls.slice(0, MAX_TOLD).map((call) => scene.describeInner(call)));
  if (calls.length > MAX_TOLD) inner.push(`And ${calls.length - MAX_TOLD} more, which are not told here.`);
  const what = calls.length === 1 ? "another call" : `${calls.length} other calls`;
  const warning = `What counts is inside of this call.${more}`;
  return { sentence: `Have ${who} ${what}: ${inner.join(" ")}`, warning };
}

/** "Platform fee: 5 % -> 4 %", or only what it becomes where there is nothing to compare with. */
export async function changeOf(
  { compares }: Scene,
  { label, format }: GovernedNumber,
  value: bigint,
  readBefore: () => Promise<bigint>,
): Promise<string> {
  if (!compares) return `${label}: ${format(value)}`;
  const before = await readBefore();
  return before === value ? `${label}: ${format(value)} as before` : `${label}: ${format(before)} -> ${format(value)}`;
}
