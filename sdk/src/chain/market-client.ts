import type { Account, Address, Chain, Client, Transport } from "viem";
import { MarketError } from "../errors/market-error.ts";
import type { IpfsEndpoint } from "../ipfs/endpoints.ts";
import { CONTRACT_NAMES, type ContractName } from "./contracts.ts";
import type { Deployment } from "./deployment.ts";
import { submissionGuard, type SubmissionGuard } from "./submissions.ts";

/** A viem client that can read a chain. `createPublicClient` makes one, and so do wagmi's hooks. */
export type ReadClient = Client<Transport, Chain>;

/** A viem client with an account that signs. `createWalletClient({ account, … })` makes one. */
export type WalletClient = Client<Transport, Chain | undefined, Account>;

/** Where the index answers, and how patient to be with it. */
export interface SubgraphOptions {
  /** GraphQL endpoints of the same subgraph, tried in this order. */
  readonly urls: readonly string[];
  /** Milliseconds until the next endpoint is tried; default 10,000. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

/** Where artifacts and metadata are stored and read. Every byte read is verified, so none of these is trusted. */
export interface IpfsOptions {
  /** Where files are uploaded to, by the Kubo RPC API; without one nothing can be published. */
  readonly upload?: { readonly url: string; readonly headers?: Readonly<Record<string, string>> };
  /** Where blocks are read from, in this order. */
  readonly endpoints: readonly IpfsEndpoint[];
}

/** Everything that a market client is made from. */
export interface MarketConfig {
  readonly deployment: Deployment;
  readonly client: ReadClient;
  /** Leave it out for a market that is only looked at. */
  readonly wallet?: WalletClient;
  readonly subgraph?: SubgraphOptions;
  readonly ipfs?: IpfsOptions;
  /** Blocks a transaction needs on top, its own included, to count as confirmed; default 1. */
  readonly confirmations?: number;
  /** Shared between clients that must not send the same call twice; default: one for this client. */
  readonly submissions?: SubmissionGuard;
}

/**
 * A market on a chain as the functions of this library take it. Plain, explicit state: nothing is kept outside of it, two
 * clients do not know of each other, and a client with another wallet is `{ ...market, wallet }`.
 */
export interface MarketClient {
  readonly chain: Chain;
  readonly deployment: Deployment;
  readonly addresses: Readonly<Record<ContractName, Address>>;
  readonly client: ReadClient;
  readonly wallet: WalletClient | undefined;
  readonly subgraph: SubgraphOptions | undefined;
  readonly ipfs: IpfsOptions | undefined;
  readonly confirmations: number;
  readonly submissions: SubmissionGuard;
}

/**
 * Makes a market client.
 * @throws MarketError `WrongChain` when the deployment is on another chain than the client
 */
export function createMarketClient(config: MarketConfig): MarketClient {
  const { deployment, client } = config;
  if (client.chain.id !== deployment.chainId) {
    const message = `This market is on chain ${deployment.chainId} (${deployment.network}), but the client reads chain ${client.chain.id}. Configure the right network.`;
    throw new MarketError("WrongChain", message, { expected: deployment.chainId, actual: client.chain.id });
  }
  const addresses = CONTRACT_NAMES.map((name) => [name, deployment.contracts[name].address]);
  return {
    chain: client.chain,
    deployment,
    addresses: Object.fromEntries(addresses) as MarketClient["addresses"],
    client,
    wallet: config.wallet,
    subgraph: config.subgraph,
    ipfs: config.ipfs,
    confirmations: config.confirmations ?? 1,
    submissions: config.submissions ?? submissionGuard(),
  };
}

/**
 * The wallet that signs.
 * @throws MarketError `WalletMissing`
 */
export function requireWallet(market: MarketClient): WalletClient {
  if (market.wallet !== undefined) return market.wallet;
  throw new MarketError("WalletMissing", "No wallet is connected. Connect one to go on.");
}

/** The address of the wallet that signs. @throws MarketError `WalletMissing` */
export function requireAccount(market: MarketClient): Address {
  return requireWallet(market).account.address;
}
