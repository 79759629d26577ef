import { getAddress, slice, type Address, type Hex } from "viem";
import { readContract } from "viem/actions";
import type { PoolId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import type { Split } from "../chain/split.ts";
import { revenueSplitterAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** What a contributor would be credited; FTNS base units. */
export interface PreviewedShare {
  readonly account: Address;
  /** By contribution and reputation, as a distribution would pay now. */
  readonly amount: bigint;
  /** By contribution alone: the difference is what reputation does. */
  readonly byWeight: bigint;
}

/** What a parent's pool would get; FTNS base units. */
export interface PreviewedRoyalty {
  readonly pool: PoolId;
  readonly amount: bigint;
}

/** What distributing a pool would do now. */
export interface PreviewedDistribution {
  /** To the treasury, FTNS base units. */
  readonly fee: bigint;
  /** In the order of the split's contributors, or of the owner alone. */
  readonly shares: readonly PreviewedShare[];
  readonly royalties: readonly PreviewedRoyalty[];
}

/** Bytes of an account, and of a pool, at the front of the words of a distribution. */
const ACCOUNT_BYTES = 20;
const POOL_BYTES = 8;

/**
 * What a distribution of a pool would pay now, with reputations and without.
 * @param split of the pool, as `readSplit` gives it
 * @throws MarketError `RevenueSplitter_SplitMismatch`
 */
export async function previewDistribution(
  market: MarketClient,
  pool: PoolId,
  { contributors, parents }: Split,
  options: ReadOptions = {},
): Promise<PreviewedDistribution> {
  return atOneBlock(market, options, async (blockNumber) => {
    const contract = {
      ...{ address: market.addresses.RevenueSplitter, abi: revenueSplitterAbi, blockNumber },
      args: [pool, contributors, parents],
    } as const;
    const [[fee, payouts, royalties], weighted] = await Promise.all([
      readContract(market.client, { ...contract, functionName: "preview" }),
      readContract(market.client, { ...contract, functionName: "previewByWeight" }),
    ]);
    const shares = payouts.map((payout, i) => ({
      account: getAddress(slice(payout, 0, ACCOUNT_BYTES)),
      amount: amountOf(payout),
      byWeight: amountOf(weighted[i] ?? "0x0"),
    }));
    const toParents = royalties.map((word) => ({ pool: BigInt(slice(word, 0, POOL_BYTES)), amount: amountOf(word) }));
    return { fee, shares, royalties: toParents };
  });
}

function amountOf(word: Hex): bigint {
  return BigInt.asUintN(96, BigInt(word));
}
