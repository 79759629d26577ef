"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { Funds } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useMarket } from "@/features/wallet";

/** What an account can pay with, from the chain. */
export function useFunds(address: Address) {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.funds(address), "chain"],
    queryFn: async (): Promise<Funds> => (await import("@ftns-market/sdk/reads")).readFunds(market, address),
  });
}
