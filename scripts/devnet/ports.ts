import { createServer } from "node:net";
import { describePortOwner } from "./port-owner.ts";

/** Every port of the devnet: what listens there, the flag and the environment variable that choose it. */
export const PORTS = {
  chain: { service: "chain (JSON-RPC)", port: 8545, flag: "port-chain", env: "FTNS_CHAIN_PORT" },
  ipfs: { service: "IPFS (RPC and gateway)", port: 5001, flag: "port-ipfs", env: "FTNS_IPFS_PORT" },
  postgres: { service: "Postgres", port: 54320, flag: "port-postgres", env: "FTNS_POSTGRES_PORT" },
  graph: { service: "Graph Node (GraphQL)", port: 8000, flag: "port-graph", env: "FTNS_GRAPH_PORT", everywhere: true },
  graphAdmin: {
    service: "Graph Node (admin)",
    port: 8020,
    flag: "port-graph-admin",
    env: "FTNS_GRAPH_ADMIN_PORT",
    everywhere: true,
  },
  graphIndex: {
    service: "Graph Node (index status)",
    port: 8030,
    flag: "port-graph-index",
    env: "FTNS_GRAPH_INDEX_PORT",
    everywhere: true,
  },
  graphMetrics: {
    service: "Graph Node (metrics)",
    port: 8040,
    flag: "port-graph-metrics",
    env: "FTNS_GRAPH_METRICS_PORT",
    everywhere: true,
  },
  dapp: { service: "dApp", port: 3000, flag: "port-dapp", env: "FTNS_DAPP_PORT" },
} as const satisfies Record<string, PortDescription>;

export interface PortDescription {
  readonly service: string;
  readonly port: number;
  readonly flag: string;
  readonly env: string;
  /** It listens on every interface of the machine, and cannot be told otherwise. */
  readonly everywhere?: boolean;
}

export type PortName = keyof typeof PORTS;
export type Ports = Readonly<Record<PortName, number>>;

export const PORT_NAMES = Object.keys(PORTS) as PortName[];
export const LOCALHOST = "127.0.0.1";
const ANYWHERE = "0.0.0.0";

/** All zero: any free port for every service, as tests want it. */
export const FREE_PORTS = Object.fromEntries(PORT_NAMES.map((name) => [name, 0])) as Ports;

// Below the range from which systems take the local ends of outgoing connections, so that none of those is in the way.
const FREE_FROM = 20_000;
const FREE_TO = 30_000;
const FREE_ATTEMPTS = 200;

/**
 * Settles every port before anything is started: a fixed one must be free, 0 becomes any free one.
 * @param unneeded services that run elsewhere; their ports are neither checked nor chosen.
 * @throws Error that names each taken port, its service, who holds it and how to choose another.
 */
export async function settlePorts(wanted: Partial<Ports>, unneeded: readonly PortName[] = []): Promise<Ports> {
  const ports: Record<PortName, number> = { ...FREE_PORTS };
  const complaints: string[] = [];
  const needed = PORT_NAMES.filter((name) => !unneeded.includes(name));
  const fixed = needed.filter((name) => (wanted[name] ?? PORTS[name].port) !== 0);
  for (const name of fixed) {
    const port = wanted[name] ?? PORTS[name].port;
    const twin = needed.find((other) => ports[other] === port);
    ports[name] = port;
    const problem = twin === undefined ? await whyNotFree(name, port) : `is also asked for by ${PORTS[twin].service}`;
    if (problem !== undefined) complaints.push(complaint(name, port, problem));
  }
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
  for (const name of needed) if (ports[name] === 0) ports[name] = await freePort(Object.values(ports));
  return ports;
}

function complaint(name: PortName, port: number, problem: string): string {
  const { service, flag, env } = PORTS[name];
  const remedy = `choose another with --${flag} <port> or ${env}=<port>, or let all be chosen with --free-ports`;
  return `Port ${port} of ${service} ${problem}.\n  Stop what uses it, or ${remedy}.`;
}

async function whyNotFree(name: PortName, port: number): Promise<string | undefined> {
  const { everywhere }: PortDescription = PORTS[name];
  const code =
    (await tryToListen(port, LOCALHOST)) ?? (everywhere === true ? await tryToListen(port, ANYWHERE) : undefined);
  if (code === undefined) return undefined;
  if (code === "EACCES") return "needs the rights of an administrator";
  const owner = describePortOwner(port);
  return owner === undefined
    ? "is taken (by a process of another user, or one that cannot be told)"
    : `is taken by ${owner}`;
}

async function freePort(taken: readonly number[]): Promise<number> {
  for (let attempt = 0; attempt < FREE_ATTEMPTS; attempt += 1) {
    const port = FREE_FROM + Math.floor(Math.random() * (FREE_TO - FREE_FROM));
    if (!taken.includes(port) && (await tryToListen(port, ANYWHERE)) === undefined) return port;
  }
  throw new Error(`no free port found between ${FREE_FROM} and ${FREE_TO}`);
}

/** @returns the code of the failure, undefined when the port is free. */
function tryToListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
