"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { Votes, VotingRules } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useMarket } from "@/features/wallet";

/** What an account has locked and votes with, from the chain. Without an account nothing is asked. */
export function useVotes(account: Address | undefined) {
  const market = useMarket();
  return useQuery({
    queryKey: account === undefined ? ["votes"] : keys.votes(account),
    queryFn: async (): Promise<Votes> => (await import("@ftns-market/sdk/reads")).readVotes(market, account!),
    enabled: account !== undefined,
  });
}

/** The numbers of a vote, from the chain. */
export function useVotingRules() {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.governance(), "rules"],
    queryFn: async (): Promise<VotingRules> => (await import("@ftns-market/sdk/reads")).readVotingRules(market),
  });
}
