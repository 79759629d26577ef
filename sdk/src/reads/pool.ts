import { readContract } from "viem/actions";
import type { PoolId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { vaultAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** Revenue that is not distributed yet, FTNS base units. */
export interface ChainPool {
  /** For parents and contributors. */
  readonly net: bigint;
  /** For the treasury. */
  readonly fee: bigint;
}

/** What a pool holds. */
export async function readPool(market: MarketClient, pool: PoolId, options: ReadOptions = {}): Promise<ChainPool> {
  return atOneBlock(market, options, async (blockNumber) => {
    const [net, fee] = await readContract(market.client, {
      address: market.addresses.Vault,
      abi: vaultAbi,
      functionName: "poolOf",
      args: [pool],
      blockNumber,
    });
    return { net, fee };
  });
}
