import type { Deployment } from "../deploy/deployment.ts";
import type { SeededAsset } from "../seed/publish.ts";
import type { DevnetAccount } from "./accounts.ts";
import { LOCALHOST, type Ports } from "./ports.ts";
import type { Chain } from "./services/chain.ts";
import type { GraphNode } from "./services/graph-node.ts";
import type { ExternalIpfs, Ipfs, IpfsUrls } from "./services/ipfs.ts";
import type { Postgres } from "./services/postgres.ts";
import type { Host } from "./services/service.ts";

export interface Services {
  readonly ipfs: Ipfs | ExternalIpfs;
  readonly chain: Chain;
  readonly postgres: Postgres;
  readonly graphNode: GraphNode;
}

/** Where the parts of the devnet are reached. They hold from the start on, also before a part is up. */
export interface DevnetUrls {
  /** JSON-RPC over HTTP and WebSocket. */
  readonly chain: string;
  /** Base of the Kubo RPC API, without `/api/v0`. */
  readonly ipfs: string;
  /** Base of the IPFS gateway, without `/ipfs`. */
  readonly ipfsGateway: string;
  /** GraphQL endpoint of the subgraph. */
  readonly graph: string;
  /** GraphQL endpoint of Graph Node's index status API. */
  readonly graphStatus: string;
  readonly dapp: string;
}

/** What a step sees of the devnet that is being started. */
export interface DevnetContext extends Host {
  /** The folder of the project, absolute. */
  readonly root: string;
  readonly ports: Ports;
  readonly urls: DevnetUrls;
  readonly accounts: readonly DevnetAccount[];
  /** Aborted when the devnet stops; a step hands it to whatever it runs besides `launch`. */
  readonly signal: AbortSignal;
  /** False with `--no-seed`. */
  readonly seed: boolean;
  /** False with `--no-dapp`. */
  readonly dapp: boolean;
  /** Seconds between empty blocks; 0 for none. */
  readonly blockSeconds: number;
  /** The folder that holds `subgraph.yaml` and `build/`; the step that builds the subgraph names it. */
  subgraphDir: string;
  /** What was deployed; the step that deploys sets it. */
  deployment: Deployment | undefined;
  /** What the seed has published; the step that publishes it sets it. */
  seeded: readonly SeededAsset[] | undefined;
  /** An IPFS node that is used instead of the built-in one. */
  readonly externalIpfs: IpfsUrls | undefined;
  /** Web origins beyond this machine's own whose pages may write to IPFS. */
  readonly ipfsOrigins: readonly string[];
  /** Those that run already. */
  readonly services: Partial<{ -readonly [Name in keyof Services]: Services[Name] }>;
}

/** One line of the start: something to do once everything before it is done. */
export interface Step {
  readonly name: string;
  /** Left out when this answers false. */
  readonly when?: (context: DevnetContext) => boolean;
  /** @returns what to show behind the name and the time, such as a URL or a count. */
  readonly run: (context: DevnetContext) => Promise<string | undefined>;
}

export function urlsOf(ports: Ports, externalIpfs: IpfsUrls | undefined): DevnetUrls {
  const at = (port: number) => `http://${LOCALHOST}:${port}`;
  return {
    chain: at(ports.chain),
    ipfs: externalIpfs?.rpc ?? at(ports.ipfs),
    ipfsGateway: externalIpfs?.gateway ?? at(ports.ipfs),
    graph: `${at(ports.graph)}/subgraphs/name/subgraph-0`,
    graphStatus: `${at(ports.graphIndex)}/graphql`,
    dapp: at(ports.dapp),
  };
}

/** The service a step builds on. @throws Error when the plan starts it only later. */
export function required<Name extends keyof Services>(context: DevnetContext, name: Name): Services[Name] {
  const service = context.services[name];
  if (service === undefined) throw new Error(`this step needs the ${name}, which the plan starts only later`);
  return service;
}
