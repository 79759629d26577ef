"use client";
import { keys } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import { useMarket } from "@/features/wallet";
import type { DecisionFacts } from "./facts";

/** The present values of what can be decided, from the chain. */
export function useDecisionFacts() {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.governance(), "decision-facts"],
    queryFn: async (): Promise<DecisionFacts> => {
      const [{ readPolicyNumbers, readTreasury }, { readVotingRules }] = await Promise.all([
        import("@ftns-market/sdk/governance"),
        import("@ftns-market/sdk/reads"),
      ]);
      const [numbers, rules, treasury] = await Promise.all([
        readPolicyNumbers(market),
        readVotingRules(market),
        readTreasury(market),
      ]);
      return { numbers, rules, treasury };
    },
  });
}
