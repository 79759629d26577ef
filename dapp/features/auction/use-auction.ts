"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { ChainAuction } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import { useMarket } from "@/features/wallet";

const ASK_MS = 8_000;

/** An auction as the chain has it, read again while it runs and somebody looks. @param first as the server read it */
export function useAuction<Auction extends ChainAuction>(first: Auction): Auction {
  const market = useMarket();
  const { auction, kind, created } = first;
  const { data = first } = useQuery({
    queryKey: [...keys.auction(auction), "chain"],
    queryFn: async () => {
      const { readAuction } = await import("@ftns-market/sdk/reads");
      return readAuction(market, { auction, kind, created }) as Promise<Auction>;
    },
    initialData: first,
    refetchInterval: ({ state }) => (state.data?.end === undefined ? ASK_MS : false),
  });
  // After a transaction the server reads again too, and may be ahead.
  return data.now >= first.now ? data : first;
}
