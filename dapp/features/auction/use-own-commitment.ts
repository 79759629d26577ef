"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { ChainCommittedBid, ChainSealedAuction } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useMarket } from "@/features/wallet";

/** The sealed bid of an account in an auction, from the chain alone; null when there is none. */
export function useOwnCommitment(auction: ChainSealedAuction, account: Address) {
  const market = useMarket();
  const { kind, auction: id } = auction;
  return useQuery({
    queryKey: [...keys.auction(id), "commitment", account.toLowerCase()],
    queryFn: async (): Promise<ChainCommittedBid | null> => {
      const { readCommittedBids } = await import("@ftns-market/sdk/reads");
      const [own] = await readCommittedBids(market, { kind, auction: id, bidder: account });
      return own ?? null;
    },
  });
}
