"use client";
import type { DescribedCall, Simulation } from "@ftns-market/sdk/governance";
import { keys } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import { useMarket } from "@/features/wallet";
import { buildCalls, type BuiltCalls } from "./build-calls";
import type { DecisionDraft } from "./decisions";

/** What decisions come down to, in words, and whether it would work now. */
export interface Preview extends BuiltCalls {
  readonly described: readonly DescribedCall[];
  readonly simulation: Simulation;
}

/** Builds, describes and tries decisions. @param decisions undefined while something is missing in them */
export function usePreview(decisions: readonly DecisionDraft[] | undefined) {
  const market = useMarket();
  const written = decisions?.map(({ kind, fields }) => ({ kind, fields }));
  return useQuery({
    queryKey: [...keys.governance(), "preview", JSON.stringify(written ?? null)],
    queryFn: async (): Promise<Preview> => {
      const { describeCalls, simulateProposal } = await import("@ftns-market/sdk/governance");
      const built = await buildCalls(market, decisions ?? []);
      const [described, simulation] = await Promise.all([
        describeCalls(market, built.calls),
        simulateProposal(market, built.calls),
      ]);
      return { ...built, described, simulation };
    },
    enabled: decisions !== undefined,
  });
}
