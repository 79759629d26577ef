import { getBlockNumber } from "viem/actions";
import type { MarketClient } from "../chain/market-client.ts";
import { describeError } from "../errors/describe.ts";

/** At which block something is read; the latest when it is left out. */
export interface ReadOptions {
  readonly blockNumber?: bigint;
}

/**
 * Runs reads that belong together at one block, so that they cannot contradict each other.
 * @throws MarketError for everything that goes wrong, with a sentence for the user
 */
export async function atOneBlock<T>(
  market: MarketClient,
  options: ReadOptions,
  read: (blockNumber: bigint) => Promise<T>,
): Promise<T> {
  try {
    return await read(options.blockNumber ?? (await getBlockNumber(market.client, { cacheTime: 0 })));
  } catch (error) {
    throw describeError(error);
  }
}
