import { getBlock } from "viem/actions";
import { DEVNET_CHAIN_ID } from "../chain/devnet.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError } from "../errors/market-error.ts";

type DevnetMethods = [
  { Method: "evm_increaseTime"; Parameters: [seconds: number]; ReturnType: unknown },
  { Method: "evm_mine"; Parameters: []; ReturnType: unknown },
];

/** A vote takes minutes and an auction days: more than a century is a slip. */
const MAX_SECONDS = 100 * 365 * 86_400;

/**
 * Lets time pass on a local devnet, for everybody who uses it, and mines a block. It cannot be turned back.
 * @returns the chain's time afterwards, seconds since 1970
 * @throws MarketError `WrongChain` anywhere but on a devnet, `InvalidInput` for no whole number of seconds from 1 on
 */
export async function advanceTime(market: MarketClient, seconds: number): Promise<number> {
  if (market.chain.id !== DEVNET_CHAIN_ID) {
    const message = `Time passes by itself on ${market.chain.name} (chain ${market.chain.id}). It can be advanced on a local devnet (chain ${DEVNET_CHAIN_ID}) only.`;
    throw new MarketError("WrongChain", message, { expected: DEVNET_CHAIN_ID, actual: market.chain.id });
  }
  if (!Number.isSafeInteger(seconds) || seconds < 1 || seconds > MAX_SECONDS) {
    throw new MarketError("InvalidInput", "Time can be advanced by a whole number of seconds, from 1 on.", { seconds });
  }
  try {
    await market.client.request<DevnetMethods[0]>({ method: "evm_increaseTime", params: [seconds] });
    await market.client.request<DevnetMethods[1]>({ method: "evm_mine", params: [] });
    return Number((await getBlock(market.client)).timestamp);
  } catch (error) {
    throw describeError(error);
  }
}
