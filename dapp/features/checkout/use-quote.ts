"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import { zeroAddress, type Address } from "viem";

const EVERY_MS = 8_000;

/** What a purchase costs now, from the chain, asked again while the page is open. Without a buyer: what anybody would pay. */
export function useQuote(market: MarketClient, terms: string, quantity: number, buyer: Address | undefined) {
  const account = buyer ?? zeroAddress;
  return useQuery({
    queryKey: [...keys.listing(BigInt(terms)), "quote", account.toLowerCase(), String(quantity)],
    queryFn: async () => {
      const { quote } = await import("@ftns-market/sdk/reads");
      return quote(market, { terms: BigInt(terms), quantity, buyer: account });
    },
    refetchInterval: EVERY_MS,
    staleTime: 0,
    placeholderData: (before) => before,
  });
}
