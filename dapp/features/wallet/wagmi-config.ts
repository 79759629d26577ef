import { createConfig, createStorage, type CreateConnectorFn } from "wagmi";
import { DEVNET_CHAIN_ID } from "@ftns-market/sdk/chain";
import type { SiteConfig } from "@/lib/config";
import { transportOf, viemChain } from "@/lib/market";
import { devnetWallet } from "./devnet-connector";
import { relayedWallet } from "./relayed-wallet";

const POLL_MS = 4_000;
const DEVNET_POLL_MS = 500;

/** wagmi for the one chain of this market. Wallets in the browser announce themselves (EIP-6963). */
export function wagmiConfig(config: SiteConfig) {
  const chain = viemChain(config.chain);
  const devnet = chain.id === DEVNET_CHAIN_ID;
  const connectors: CreateConnectorFn[] = [];
  // It begins with a client of the relay, which a server that renders a page must not open.
  if (config.walletConnect !== undefined && typeof window !== "undefined") {
    connectors.push(relayedWallet(config.walletConnect, config.siteUrl));
  }
  if (devnet) connectors.push(devnetWallet());
  return createConfig({
    chains: [chain],
    connectors,
    transports: { [chain.id]: transportOf(config.chain) },
    pollingInterval: devnet ? DEVNET_POLL_MS : POLL_MS,
    ssr: true,
    storage: createStorage({
      key: `ftns.${chain.id}`,
      storage: typeof window === "undefined" ? undefined : localStorage,
    }),
  });
}
