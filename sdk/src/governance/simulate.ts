import {
  BaseError,
  concat,
  encodeAbiParameters,
  encodeFunctionData,
  keccak256,
  numberToHex,
  zeroHash,
  type Hex,
} from "viem";
import { call as ethCall } from "viem/actions";
import type { ProposalCall } from "../actions/governance/index.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError, type MarketErrorCode } from "../errors/market-error.ts";
import { timelockAbi } from "../generated/abis.ts";
import type { ReadOptions } from "../reads/snapshot.ts";

/** What one call of a proposal would do now. */
export type CallOutcome =
  | { readonly status: "ok" }
  /** It would fail, and with it the whole execution. */
  | { readonly status: "fails"; readonly error: MarketError }
  /** One before it would fail, so it would never be made. */
  | { readonly status: "notReached" }
  /** The node cannot say: the governor obeys only while it executes a proposal. */
  | { readonly status: "unknown" };

/** What a proposal would do if it were executed now. */
export interface Simulation {
  /** True: all calls were made one after the other, as the execution makes them. False: the node could only try each alone. */
  readonly together: boolean;
  /** True when nothing would fail. */
  readonly succeeds: boolean;
  /** In the order of the calls. */
  readonly calls: readonly CallOutcome[];
}

/** Storage of OpenZeppelin's TimelockController 5.7: when each operation can be executed. */
const TIMESTAMPS_SLOT = 1n;
/** Storage of OpenZeppelin's Governor 5.7: the calls of itself that it is executing, as bounds and as a mapping. */
const OWN_CALLS_SLOT = 5n;
const OWN_CALLS_DATA_SLOT = 6n;
/** Any second of the past but 1, which stands for "done". */
const READY = 2n;
const NO_PREDECESSOR = zeroHash;
/** No description has it as its hash, so no proposal is this operation. */
const SALT = zeroHash;
const END_SHIFT = 128n;
/** Panic of a queue that is empty. */
const EMPTY_QUEUE = 0x31n;
const BATCH = [
  ...([{ type: "address[]" }, { type: "uint256[]" }, { type: "bytes[]" }] as const),
  ...([{ type: "bytes32" }, { type: "bytes32" }] as const),
] as const;
const NOT_ASKED: readonly MarketErrorCode[] = ["RpcUnreachable", "RpcRefused", "WrongChain", "Aborted"];
/** What viem calls a node's "I do not know this parameter". */
const REFUSALS = ["InvalidParamsRpcError", "InvalidRequestRpcError", "MethodNotSupportedRpcError", "ParseRpcError"];

/**
 * Tries a proposal on the present state without sending anything. The timelock's own `executeBatch` is called with storage overridden so that
 * the batch is due, so every call comes from the timelock and sees what those before it did.
 * @throws MarketError when the chain cannot be asked
 */
export async function simulateProposal(
  market: MarketClient,
  calls: readonly ProposalCall[],
  options: ReadOptions = {},
): Promise<Simulation> {
  try {
    const whole = await runBatch(market, calls, options);
    if (whole === "unsupported") return await simulateAlone(market, calls, options);
    if (whole === undefined)
      return simulation(
        true,
        calls.map(() => ({ status: "ok" })),
      );
    return await findFailure(market, calls, whole, options);
  } catch (error) {
    throw describeError(error);
  }
}

/** The first call that fails is the last one of the shortest beginning that fails. */
async function findFailure(
  market: MarketClient,
  calls: readonly ProposalCall[],
  whole: MarketError,
  options: ReadOptions,
): Promise<Simulation> {
  let [works, fails, error] = [0, calls.length, whole];
  while (fails - works > 1) {
    const middle = Math.floor((works + fails) / 2);
    const outcome = await runBatch(market, calls.slice(0, middle), options);
    if (outcome instanceof MarketError) [fails, error] = [middle, outcome];
    else works = middle;
  }
  const outcomes = calls.map((_, i): CallOutcome => {
    if (i < fails - 1) return { status: "ok" };
    return i === fails - 1 ? { status: "fails", error } : { status: "notReached" };
  });
  return simulation(true, outcomes);
}

/** For a node that overrides no storage: each call by itself, from the timelock, on the same state. */
async function simulateAlone(
  market: MarketClient,
  calls: readonly ProposalCall[],
  options: ReadOptions,
): Promise<Simulation> {
  const { Timelock, MarketGovernor } = market.addresses;
  const outcomes = calls.map(async ({ target, value, data }): Promise<CallOutcome> => {
    try {
      await ethCall(market.client, { account: Timelock, to: target, value, data, ...options });
      return { status: "ok" };
    } catch (thrown) {
      const error = requireFailure(thrown);
      const own = target.toLowerCase() === MarketGovernor.toLowerCase();
      return own && error.details["panic"] === EMPTY_QUEUE ? { status: "unknown" } : { status: "fails", error };
    }
  });
  return simulation(false, await Promise.all(outcomes));
}

function simulation(together: boolean, calls: readonly CallOutcome[]): Simulation {
  return { together, calls, succeeds: calls.every(({ status }) => status === "ok") };
}

/** @returns undefined when it works, why it fails, or that the node does not override storage */
async function runBatch(
  market: MarketClient,
  calls: readonly ProposalCall[],
  options: ReadOptions,
): Promise<MarketError | "unsupported" | undefined> {
  const { Timelock, MarketGovernor } = market.addresses;
  const [targets, values, payloads] = [
    calls.map(({ target }) => target),
    calls.map(({ value }) => value),
    calls.map(({ data }) => data),
  ];
  const args = [targets, values, payloads, NO_PREDECESSOR, SALT] as const;
  try {
    await ethCall(market.client, {
      account: MarketGovernor,
      to: Timelock,
      data: encodeFunctionData({ abi: timelockAbi, functionName: "executeBatch", args }),
      stateOverride: [
        { address: Timelock, stateDiff: [dueOperation(keccak256(encodeAbiParameters(BATCH, args)))] },
        {
          address: MarketGovernor,
          stateDiff: ownCalls(calls.filter(({ target }) => target.toLowerCase() === MarketGovernor.toLowerCase())),
        },
      ],
      ...options,
    });
    return undefined;
  } catch (thrown) {
    if (isRefusedRequest(thrown)) return "unsupported";
    const error = requireFailure(thrown);
    return error.code === "TimelockUnexpectedOperationState" ? "unsupported" : error;
  }
}

function dueOperation(id: Hex) {
  return { slot: mappingSlot(id, TIMESTAMPS_SLOT), value: word(READY) };
}

/** The governor obeys the timelock in exactly those calls which stand in its queue. */
function ownCalls(calls: readonly ProposalCall[]) {
  const bounds = BigInt(calls.length) << END_SHIFT;
  return [
    { slot: word(OWN_CALLS_SLOT), value: word(bounds) },
    ...calls.map(({ data }, i) => ({
      slot: mappingSlot(word(BigInt(i)), OWN_CALLS_DATA_SLOT),
      value: keccak256(data),
    })),
  ];
}

function mappingSlot(key: Hex, slot: bigint): Hex {
  return keccak256(concat([key, word(slot)]));
}

function word(value: bigint): Hex {
  return numberToHex(value, { size: 32 });
}

/** Why a call failed. @throws whatever has nothing to do with the call: the chain was not asked */
function requireFailure(thrown: unknown): MarketError {
  const error = describeError(thrown);
  if (NOT_ASKED.includes(error.code)) throw error;
  return error;
}

/** Whether the node understood the call, but not what is to be overridden. */
function isRefusedRequest(thrown: unknown): boolean {
  return thrown instanceof BaseError && thrown.walk((cause) => REFUSALS.includes((cause as Error).name)) !== null;
}
