"use client";
import { assetOf } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import type { ChainAuction } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useMarket } from "@/features/wallet";

/** Why an account may not bid, in a sentence; null when it may. */
export function useRefusal(auction: ChainAuction, account: Address) {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.auction(auction.auction), "permission", account.toLowerCase()],
    queryFn: async () => {
      const { readBidPermission, readSplit } = await import("@ftns-market/sdk/reads");
      const split = await readSplit(market, assetOf(auction.terms), auction.split);
      const found = await readBidPermission(market, { auction: auction.auction, account, split });
      return found.allowed ? null : found.reason.message;
    },
    staleTime: Infinity,
  });
}
