"use client";
import type { AuctionKind } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import type { BidFunds } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useMarket } from "@/features/wallet";

/** What an account can bid with. */
export interface Purse extends BidFunds {
  /** It has no contract of its own, so that it can sign permits and make the same signature again. */
  readonly plainAccount: boolean;
}

/** The money of an account, and what the auctions of a kind may take of it, from the chain. */
export function usePurse(address: Address, kind: AuctionKind) {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.funds(address), "purse", kind],
    queryFn: async (): Promise<Purse> => {
      const { isPlainAccount, readBidFunds } = await import("@ftns-market/sdk/reads");
      const [funds, plainAccount] = await Promise.all([
        readBidFunds(market, kind, address),
        isPlainAccount(market, address),
      ]);
      return { ...funds, plainAccount };
    },
  });
}
