"use client";
import { createMarketClient, sharedSubmissionGuard, type MarketClient } from "@ftns-market/sdk/chain";
import { useMemo } from "react";
import { useClient, useConnectorClient } from "wagmi";
import { useSiteConfig } from "@/lib/config-context";
import { marketOptions } from "@/lib/market";

/**
 * The market as this visitor sees it: with the wallet when one is connected. The same object until the wallet, its account or
 * its chain changes.
 */
export function useMarket(): MarketClient {
  const config = useSiteConfig();
  // Bare clients: the functions of viem that are used are imported one by one, the rest is not loaded.
  const client = useClient();
  const { data: wallet } = useConnectorClient();
  return useMemo(() => {
    if (client === undefined) throw new Error("wagmi has no client for the chain of this market");
    return createMarketClient({
      ...marketOptions(config),
      client,
      ...(wallet === undefined ? {} : { wallet }),
      // One transaction for all tabs of this browser; browsers without locks are on plain HTTP and have one guard per tab.
      ...(typeof navigator !== "undefined" && navigator.locks !== undefined
        ? { submissions: sharedSubmissionGuard(navigator.locks) }
        : {}),
    });
  }, [config, client, wallet]);
}
