import "server-only";
import { readFileSync } from "node:fs";
import { DEVNET_CHAIN_ID, deployments, parseDeployment, type Deployment } from "@ftns-market/sdk/chain";
import * as chains from "viem/chains";
import type { ChainConfig, SiteConfig, WalletConnectConfig } from "@/lib/config";

type Environment = Readonly<Record<string, string | undefined>>;

const PUBLIC_RELAY = "wss://relay.walletconnect.org";

let cached: SiteConfig | undefined;

/** The configuration of this server, from its environment (docs/dapp.md), read once. @throws Error naming the variable */
export function siteConfig(): SiteConfig {
  cached ??= readConfig(process.env);
  return cached;
}

/** @throws Error naming the variable that is missing or wrong */
export function readConfig(env: Environment): SiteConfig {
  const deployment = readDeployment(env["FTNS_DEPLOYMENT"]);
  return {
    deployment,
    chain: chainOf(deployment, urls(env, "FTNS_RPC_URL"), env["FTNS_EXPLORER_URL"]),
    subgraphUrls: urls(env, "FTNS_SUBGRAPH_URL"),
    ipfs: {
      uploadUrl: env["FTNS_IPFS_UPLOAD_URL"] ? url(env["FTNS_IPFS_UPLOAD_URL"], "FTNS_IPFS_UPLOAD_URL") : undefined,
      gatewayUrls: urls(env, "FTNS_IPFS_GATEWAY_URL"),
    },
    walletConnect: walletConnectOf(env["FTNS_WALLETCONNECT_PROJECT_ID"], env["FTNS_WALLETCONNECT_RELAY"]),
    siteUrl: url(env["FTNS_SITE_URL"] ?? `http://localhost:${env["PORT"] ?? "3000"}`, "FTNS_SITE_URL"),
  };
}

function readDeployment(value: string | undefined): Deployment {
  if (value === undefined || value === "") {
    throw new Error(
      "FTNS_DEPLOYMENT is not set: the path of a deployments/<chainId>.json, or the id of a recorded chain",
    );
  }
  if (!/^\d+$/.test(value)) return parseDeployment(JSON.parse(readFileSync(value, "utf8")));
  const recorded = (deployments as Readonly<Record<string, unknown>>)[value];
  if (recorded === undefined) throw new Error(`FTNS_DEPLOYMENT: no deployment is recorded for chain ${value}`);
  return parseDeployment(recorded);
}

function chainOf({ chainId, network }: Deployment, rpcUrls: readonly string[], explorerUrl?: string): ChainConfig {
  const known = Object.values(chains).find((chain) => chain.id === chainId && chainId !== DEVNET_CHAIN_ID);
  return {
    id: chainId,
    name: chainId === DEVNET_CHAIN_ID ? "FTNS devnet" : (known?.name ?? network),
    nativeCurrency: known?.nativeCurrency ?? { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls,
    explorerUrl: explorerUrl || (known?.blockExplorers?.default.url ?? undefined),
    testnet: chainId === DEVNET_CHAIN_ID || known?.testnet === true,
  };
}

function walletConnectOf(projectId: string | undefined, relay: string | undefined): WalletConnectConfig | undefined {
  if (!projectId) return undefined;
  const relayUrl = url(relay || PUBLIC_RELAY, "FTNS_WALLETCONNECT_RELAY");
  if (!/^wss?:/.test(relayUrl)) throw new Error(`FTNS_WALLETCONNECT_RELAY: "${relayUrl}" is no wss:// or ws:// URL`);
  return { projectId, relayUrl };
}

function urls(env: Environment, name: string): readonly string[] {
  const values = (env[name] ?? "").split(",").map((text) => text.trim());
  const given = values.filter((text) => text !== "");
  if (given.length === 0) throw new Error(`${name} is not set: one URL, or several separated by commas`);
  return given.map((text) => url(text, name));
}

function url(text: string, name: string): string {
  if (!URL.canParse(text)) throw new Error(`${name}: "${text}" is no URL`);
  return text.replace(/\/+$/, "");
}
