import "server-only";
import { createMarketClient, type MarketClient } from "@ftns-market/sdk/chain";
import { createPublicClient } from "viem";
import { siteConfig } from "@/lib/server/config";
import { marketOptions, transportOf, viemChain } from "@/lib/market";

let cached: MarketClient | undefined;

/** The market as this server sees it: it only looks. */
export function serverMarket(): MarketClient {
  if (cached === undefined) {
    const config = siteConfig();
    const client = createPublicClient({ chain: viemChain(config.chain), transport: transportOf(config.chain) });
    cached = createMarketClient({ ...marketOptions(config), client });
  }
  return cached;
}
