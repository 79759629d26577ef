import type { Deployment } from "@ftns-market/sdk/chain";

/** A chain as the browser needs it; plain data, so that the server can hand it over. */
export interface ChainConfig {
  readonly id: number;
  readonly name: string;
  readonly nativeCurrency: { readonly name: string; readonly symbol: string; readonly decimals: number };
  readonly rpcUrls: readonly string[];
  /** Base URL of a block explorer; undefined where there is none, as on the devnet. */
  readonly explorerUrl: string | undefined;
  readonly testnet: boolean;
}

/** How wallets on other devices are reached. */
export interface WalletConnectConfig {
  readonly projectId: string;
  /** URL of the WebSocket server that passes on the encrypted messages between page and wallet. */
  readonly relayUrl: string;
}

/** Everything that the market in a browser is configured by. Public: it is part of every page. */
export interface SiteConfig {
  readonly deployment: Deployment;
  readonly chain: ChainConfig;
  /** GraphQL endpoints of the subgraph, in the order in which they are tried. */
  readonly subgraphUrls: readonly string[];
  readonly ipfs: {
    /** Base of a Kubo RPC API; undefined: nothing can be published from this site. */
    readonly uploadUrl: string | undefined;
    /** Bases of gateways, without `/ipfs`. */
    readonly gatewayUrls: readonly string[];
  };
  /** Undefined: WalletConnect is not offered. */
  readonly walletConnect: WalletConnectConfig | undefined;
  /** Origin of this site, for links in previews. */
  readonly siteUrl: string;
}
