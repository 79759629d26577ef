"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { AuditTerms, ChainAuditor } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useMarket } from "@/features/wallet";

/** An account as an auditor, from the chain. */
export function useAuditor(account: Address) {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.auditor(account), "chain"],
    queryFn: async (): Promise<ChainAuditor> => (await import("@ftns-market/sdk/reads")).readAuditor(market, account),
  });
}

/** The numbers that audits and auditors are ruled by, from the chain. */
export function useAuditTerms() {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.governance(), "audit-terms"],
    queryFn: async (): Promise<AuditTerms> => (await import("@ftns-market/sdk/reads")).readAuditTerms(market),
  });
}
