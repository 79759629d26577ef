"use client";
import { keys, listAccountBids } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useMarket } from "@/features/wallet";

/** A visitor waits for hours, not for seconds. */
const ASK_MS = 20_000;
const MOST = 200;

/** The auctions that an account bids in, last changed first; asked again while the page is looked at. */
export function useAccountBids(account: Address) {
  const market = useMarket();
  return useQuery({
    queryKey: keys.bids(account),
    queryFn: async ({ signal }) => (await listAccountBids(market, account, { first: MOST }, signal)).items,
    refetchInterval: ASK_MS,
  });
}
