import { formatUnits, size, type Hex } from "viem";
import { getCode } from "viem/actions";
import type { ProposalCall } from "../actions/governance/index.ts";
import { countWords } from "../actions/words.ts";
import type { ContractName } from "../chain/contracts.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { describeError } from "../errors/describe.ts";
import type { ReadOptions } from "../reads/snapshot.ts";
import { addressWords } from "./address-words.ts";
import { argumentText } from "./argument-text.ts";
import { contractAt } from "./contract-abis.ts";
import { decodeCall, resembled, type DecodedCall } from "./decode-call.ts";
import type { Scene, Told } from "./sentences/sentence.ts";
import { sentenceOf } from "./sentences/index.ts";

/** An argument of a call, for showing. */
export interface CallArgument {
  /** As the contract calls it; its place where it has no name. */
  readonly name: string;
  /** Of Solidity. */
  readonly type: string;
  /** Without invisible characters, cut where it is long. */
  readonly value: string;
}

/** A call in words. */
export interface DescribedCall {
  /** What it does, in one or two sentences. */
  readonly sentence: string;
  /** The market's contract that is called; undefined for any other address. */
  readonly contract?: ContractName;
  /** "set(uint8,uint256)"; undefined where the data could not be read. */
  readonly signature?: string;
  readonly arguments: readonly CallArgument[];
  /** What a voter must know before saying yes: show it beside the sentence, not behind a click. */
  readonly warning?: string;
  /** The data as it is, where it could not be read. */
  readonly raw?: Hex;
}

/** At which moment a call is described. */
export interface CallContext extends ReadOptions {
  /** The call has been made: what the chain says now is not "before" any more, and is not compared with. */
  readonly executed?: boolean;
}

const NO_SENTENCE = "There is no sentence for this function. Read its arguments, and what the contract does with them.";
const MAX_NESTING = 3;

/**
 * Says what a call of a proposal does when the timelock makes it, with the present values beside the new ones. Nothing is believed that the
 * calldata does not say: what cannot be read exactly is shown raw, with a warning.
 * @throws MarketError when the chain cannot be asked
 */
export async function describeCall(
  market: MarketClient,
  call: ProposalCall,
  context: CallContext = {},
): Promise<DescribedCall> {
  try {
    return await described(market, call, context, 0);
  } catch (error) {
    throw describeError(error);
  }
}

/** Describes every call of a proposal, in their order. */
export async function describeCalls(
  market: MarketClient,
  calls: readonly ProposalCall[],
  context: CallContext = {},
): Promise<readonly DescribedCall[]> {
  return Promise.all(calls.map((call) => describeCall(market, call, context)));
}

async function described(
  market: MarketClient,
  call: ProposalCall,
  context: CallContext,
  depth: number,
): Promise<DescribedCall> {
  const contract = contractAt(market, call.target);
  if (contract === undefined) return foreign(market, call, context);
  const decoded = decodeCall(contract, call.data);
  if ("reason" in decoded) {
    const sentence = `Call ${contract} with ${bytesWords(call.data)} of data that cannot be read.`;
    const warning = `Nobody can say from this page what it does: its data ${decoded.reason}. Do not say yes to it.`;
    return withCoin(market, call, { sentence, warning, contract, arguments: [], raw: call.data });
  }
  const told = await toldBy(contract, decoded, sceneOf(market, context, depth));
  const { signature, item, args } = decoded;
  const shown = item.inputs.map(({ name, type }, i) => ({
    name: name === undefined || name === "" ? String(i + 1) : name,
    type,
    value: argumentText(market, args[i]),
  }));
  return withCoin(market, call, { ...told, contract, signature, arguments: shown });
}

async function toldBy(contract: ContractName, { item, args, signature }: DecodedCall, scene: Scene): Promise<Told> {
  const tell = sentenceOf(contract, item.name);
  if (tell !== undefined) return tell(args, scene);
  const sentence = `Call ${signature} of ${contract}.`;
  const isRead = item.stateMutability === "view" || item.stateMutability === "pure";
  return isRead ? { sentence: `${sentence} It only reads, and changes nothing.` } : { sentence, warning: NO_SENTENCE };
}

function sceneOf(market: MarketClient, { blockNumber, executed }: CallContext, depth: number): Scene {
  const context = { ...(blockNumber === undefined ? {} : { blockNumber }), executed: executed ?? false };
  return {
    ...{ market, blockNumber, compares: executed !== true },
    async describeInner(call) {
      if (depth >= MAX_NESTING) return "a call that is hidden too deep to be read.";
      const { sentence, warning } = await described(market, call, context, depth + 1);
      return warning === undefined ? sentence : `${sentence} ${warning}`;
    },
  };
}

async function foreign(market: MarketClient, call: ProposalCall, { blockNumber }: CallContext): Promise<DescribedCall> {
  const code = await getCode(market.client, {
    address: call.target,
    ...(blockNumber === undefined ? {} : { blockNumber }),
  });
  const hasCode = code !== undefined && code !== "0x";
  if (size(call.data) === 0 && !hasCode) return plainTransfer(market, call);
  const what = hasCode ? "is no contract of this market" : "has no contract at all now";
  const sentence = `Call ${call.target}, which ${what}, with ${bytesWords(call.data)} of data.`;
  const like = resembled(call.data);
  const warnings = [
    hasCode
      ? "Nobody can say from this page what it does. Say yes only if you know this contract and have read its code."
      : "Without a contract the call has no effect, unless one is put there before the execution. Do not say yes to it.",
    ...(like === undefined
      ? []
      : [`The data looks like ${like.signature} of ${like.contract}, but it does not go to ${like.contract}.`]),
  ];
  return withCoin(market, call, { sentence, warning: warnings.join(" "), arguments: [], raw: call.data });
}

function plainTransfer(market: MarketClient, { target, value }: ProposalCall): DescribedCall {
  const sentence = `Send ${coinWords(market, value)} of the treasury to ${target}.`;
  if (value > 0n) return { sentence, arguments: [] };
  return { sentence, arguments: [], warning: "This does nothing." };
}

/** A call that also sends coin says so first of all. */
function withCoin(market: MarketClient, { value, target }: ProposalCall, call: DescribedCall): DescribedCall {
  if (value === 0n) return call;
  const coin = coinWords(market, value);
  const warning = `It also sends ${coin} of the treasury to ${addressWords(market, target)}.`;
  const sentence = `Send ${coin} to ${addressWords(market, target)} and: ${call.sentence}`;
  return { ...call, sentence, warning: [warning, call.warning].filter((text) => text !== undefined).join(" ") };
}

function coinWords({ chain }: MarketClient, wei: bigint): string {
  return `${formatUnits(wei, chain.nativeCurrency.decimals)} ${chain.nativeCurrency.symbol}`;
}

function bytesWords(data: Hex): string {
  return countWords(size(data), "byte");
}
