"use client";
import { allPages, keys, listSales } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useMarket } from "@/features/wallet";

/** Bonds that lie in open sales of an account. */
export interface Bonds {
  readonly sales: number;
  /** FTNS base units. */
  readonly total: bigint;
}

/** The bonds at stake: the open sales by the index, the money of each by the chain. */
export function useBonds(address: Address) {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.funds(address), "bonds"],
    queryFn: async ({ signal }): Promise<Bonds> => {
      const { readSale } = await import("@ftns-market/sdk/reads");
      const open: bigint[] = [];
      const page = (cursor: string | undefined) =>
        listSales(
          market,
          {
            seller: address,
            states: ["AwaitingKey", "Delivered"],
            first: 500,
            ...(cursor === undefined ? {} : { cursor }),
          },
          signal,
        );
      for await (const { id } of allPages(page)) open.push(BigInt(id));
      const sales = await Promise.all(open.map((sale) => readSale(market, sale)));
      const bonded = sales.filter(({ state }) => state === "AwaitingKey" || state === "Delivered");
      return { sales: bonded.length, total: bonded.reduce((sum, { bond }) => sum + bond, 0n) };
    },
  });
}
