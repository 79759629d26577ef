"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { ChainAudit } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import { useMarket } from "@/features/wallet";

const ASK_MS = 6_000;

/**
 * An audit as the chain knows it now; asked again while the page is looked at.
 * @param first what the server has read
 */
export function useAudit(first: ChainAudit): ChainAudit {
  const market = useMarket();
  const { data } = useQuery({
    queryKey: [...keys.audit(first.audit), "chain"],
    queryFn: async () => (await import("@ftns-market/sdk/reads")).readAudit(market, first.audit),
    refetchInterval: ASK_MS,
  });
  return data ?? first;
}
