import type { MarketConfig } from "@ftns-market/sdk/chain";
import { defineChain, fallback, http, type Chain, type Transport } from "viem";
import type { ChainConfig, SiteConfig } from "@/lib/config";

/** The configured chain as viem knows chains. */
export function viemChain({ id, name, nativeCurrency, rpcUrls, explorerUrl, testnet }: ChainConfig): Chain {
  return defineChain({
    id,
    name,
    nativeCurrency,
    rpcUrls: { default: { http: rpcUrls } },
    testnet,
    ...(explorerUrl === undefined ? {} : { blockExplorers: { default: { name: "Explorer", url: explorerUrl } } }),
  });
}

/** The RPC endpoints, one after the other; many small questions go in one request. */
export function transportOf({ rpcUrls }: ChainConfig): Transport {
  const transports = rpcUrls.map((url) => http(url, { batch: true, retryCount: 1, timeout: 10_000 }));
  return transports.length === 1 && transports[0] !== undefined ? transports[0] : fallback(transports);
}

/** What a market client is made from besides the clients of the chain. */
export function marketOptions({ deployment, subgraphUrls, ipfs }: SiteConfig): Omit<MarketConfig, "client"> {
  return {
    deployment,
    subgraph: { urls: subgraphUrls },
    ipfs: {
      ...(ipfs.uploadUrl === undefined ? {} : { upload: { url: ipfs.uploadUrl } }),
      endpoints: ipfs.gatewayUrls.map((url) => ({ kind: "gateway" as const, url })),
    },
  };
}
