"use client";
import type { ChainProposal } from "@ftns-market/sdk/governance";
import { keys } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import { useMarket, useWallet } from "@/features/wallet";

const ASK_MS = 6_000;

/**
 * A proposal as the chain knows it now, and what the connected account has to do with it; asked again while the page is looked at.
 * @param first what the server has read
 */
export function useProposal(first: ChainProposal): ChainProposal {
  const market = useMarket();
  const { address } = useWallet();
  const { data } = useQuery({
    queryKey: [...keys.governance(), "proposal", String(first.id), address?.toLowerCase() ?? ""],
    queryFn: async () => (await import("@ftns-market/sdk/governance")).readProposal(market, first.id, address),
    refetchInterval: ASK_MS,
  });
  if (data === undefined || data.now >= first.now) return data ?? first;
  // The server has read it later, for a page that it made anew.
  return { ...first, ...(data.account === undefined ? {} : { account: data.account }) };
}
