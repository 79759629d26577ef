/**
 * A Graph Node that keeps its subgraph over a restart, as one in production does. `gnd dev` drops and builds anew whatever it
 * is started with; so it is started with a copy beside ours, and later with the copy alone: ours goes on from the database.
 */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { NETWORK_NAME } from "../../scripts/devnet/chain-params.ts";
import { queryGraph } from "../../scripts/devnet/json-http.ts";
import { FREE_PORTS, LOCALHOST, type Ports, settlePorts } from "../../scripts/devnet/ports.ts";
import type { ManagedProcess } from "../../scripts/devnet/process.ts";
import { RunFile } from "../../scripts/devnet/run-file.ts";
import { findGraphNode } from "../../scripts/devnet/services/graph-node.ts";
import { Postgres } from "../../scripts/devnet/services/postgres.ts";
import { Supervisor } from "../../scripts/devnet/supervisor.ts";
import type { Stage } from "./stage.ts";

const DATABASE = "long_lived";
const READY_MS = 60_000;
const STOP_MS = 5_000;
const POLL_MS = 20;

export class LongLivedIndex implements AsyncDisposable {
  /** GraphQL endpoint of our subgraph. */
  readonly url: string;
  readonly postgres: Postgres;
  readonly #stage: Stage;
  readonly #folder: string;
  readonly #ports: Ports;
  readonly #supervisor: Supervisor;
  #graphNode: ManagedProcess | undefined;
  #started = false;

  private constructor(stage: Stage, folder: string, ports: Ports, supervisor: Supervisor) {
    this.#stage = stage;
    this.#folder = folder;
    this.#ports = ports;
    this.#supervisor = supervisor;
    this.postgres = new Postgres(supervisor, ports.postgres);
    this.url = `http://${LOCALHOST}:${ports.graph}/subgraphs/name/subgraph-1`;
  }

  /** On an empty Postgres of its own; `start` starts Graph Node. */
  static async open(stage: Stage): Promise<LongLivedIndex> {
    const folder = await mkdtemp(join(tmpdir(), "ftns-resume-"));
    await cp(stage.subgraphDir, join(folder, "copy"), { recursive: true });
    const run = join(folder, "run");
    const supervisor = new Supervisor(run, await RunFile.acquire(run, console.error), console.error);
    const index = new LongLivedIndex(stage, folder, await settlePorts(FREE_PORTS), supervisor);
    await index.postgres.start();
    await keepEveryCommit(await index.postgres.createDatabase(DATABASE));
    return index;
  }

  /** The first time it begins to index, later it goes on. */
  async start(): Promise<void> {
    const { chain, ipfs } = this.#stage.devnet.services;
    const copy = join(this.#folder, "copy");
    const manifests = [copy, ...(this.#started ? [] : [this.#stage.subgraphDir])];
    this.#started = true;
    const ports = this.#ports;
    this.#graphNode = await this.#supervisor.launch({
      name: "long-lived graph node",
      command: findGraphNode(),
      args: [
        "dev",
        ...["--manifests", manifests.map((path) => join(path, "subgraph.yaml")).join(",")],
        ...["--ethereum-rpc", `${NETWORK_NAME}:${chain.url}`, "--ipfs", ipfs.url],
        ...["--http-port", String(ports.graph), "--admin-port", String(ports.graphAdmin)],
        ...["--index-node-port", String(ports.graphIndex), "--metrics-port", String(ports.graphMetrics)],
      ],
      cwd: copy,
      env: {
        POSTGRES_URL: this.postgres.databaseUrl(DATABASE),
        ETHEREUM_POLLING_INTERVAL: "200",
        GRAPH_ALLOW_NON_DETERMINISTIC_FULLTEXT_SEARCH: "true",
        // Kilobytes: far behind the chain, Graph Node commits many blocks at once, a short one all of it.
        GRAPH_STORE_WRITE_BATCH_SIZE: "50",
      },
      stopSignal: "SIGINT",
      stopTimeoutMs: STOP_MS,
      probe: () => fetch(`http://${LOCALHOST}:${ports.graph}/`),
      readyTimeoutMs: READY_MS,
    });
  }

  /** Ends Graph Node by kill -9. */
  async kill(): Promise<void> {
    await this.#graphNode?.kill();
  }

  /** The newest block whose rows are committed. @throws Error before the first, and while Graph Node or Postgres is down */
  async head(): Promise<number> {
    const query = "{ _meta { block { number } } }";
    return (await queryGraph<{ _meta: { block: { number: number } } }>(this.url, query))._meta.block.number;
  }

  /** @returns the block it is at then. @throws Error when it is not at `block` in time */
  async waitFor(block: number, timeoutMs: number): Promise<number> {
    const deadline = Date.now() + timeoutMs;
    for (let last = "it was not asked"; ;) {
      try {
        const head = await this.head();
        if (head >= block) return head;
        last = `it is at block ${head}`;
      } catch (error) {
        last = (error as Error).message;
      }
      if (Date.now() > deadline) throw new Error(`the index is not at block ${block}: ${last}`);
      await sleep(POLL_MS);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#supervisor.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** As in production. A devnet's Postgres may lose the last commits when it is killed. */
async function keepEveryCommit(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`ALTER DATABASE ${DATABASE} SET synchronous_commit = on`);
  } finally {
    await client.end();
  }
}
