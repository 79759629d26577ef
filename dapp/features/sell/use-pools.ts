"use client";
import { assetOf, ordinalOf, type MarketClient, type PoolId } from "@ftns-market/sdk/chain";
import { keys, listPoolsDue } from "@ftns-market/sdk/queries";
import { useQueries, useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useMarket } from "@/features/wallet";
import { assetName } from "@/lib/asset-name";
import type { PoolContents } from "./shares";

/** A pool with money in it, as the chain has it now. */
export interface Pool extends PoolContents {
  readonly id: PoolId;
  readonly asset: number;
  readonly name: string;
}

/** What a pool holds, by which split, and to whom it would go now. @throws MarketError */
export async function readPoolContents(market: MarketClient, id: PoolId): Promise<PoolContents> {
  const { previewDistribution, readPool, readSplit } = await import("@ftns-market/sdk/reads");
  const split = await readSplit(market, assetOf(id), ordinalOf(id));
  const [held, preview] = await Promise.all([readPool(market, id), previewDistribution(market, id, split)]);
  return { ...held, split, preview };
}

/**
 * The pools that an account has a part in and that hold money: found in the index, read from the chain.
 * @returns `pools` undefined while they are read; emptied ones are left out
 */
export function usePools(address: Address) {
  const market = useMarket();
  const list = useQuery({
    queryKey: [...keys.earnings(address), "pools"],
    queryFn: ({ signal }) => listPoolsDue(market, address, signal),
  });
  const found = list.data ?? [];
  const contents = useQueries({
    queries: found.map(({ id }) => ({
      queryKey: [...keys.pool(BigInt(id)), "chain"],
      queryFn: () => readPoolContents(market, BigInt(id)),
    })),
  });
  const pools = found.flatMap(({ id, asset }, i): Pool[] => {
    const held = contents[i]?.data;
    if (held === undefined || (held.net === 0n && held.fee === 0n)) return [];
    return [{ ...held, id: BigInt(id), asset: Number(asset.id), name: assetName(asset) }];
  });
  const error = list.error ?? contents.find((one) => one.error !== null)?.error ?? null;
  const pending = list.isPending || contents.some((one) => one.isPending);
  const retry = () => [list, ...contents].forEach((one) => void one.refetch());
  return { pools: pending ? undefined : pools, error, retry };
}
