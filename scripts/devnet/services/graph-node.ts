import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { NETWORK_NAME } from "../chain-params.ts";
import { callRpc, queryGraph } from "../json-http.ts";
import { LOCALHOST, type Ports } from "../ports.ts";
import type { ManagedProcess } from "../process.ts";
import type { Host, Service } from "./service.ts";

/** The name under which `gnd dev` serves its first subgraph. */
const SUBGRAPH = "subgraph-0";
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;
const POLL_MS = 50;
const SYNC_TIMEOUT_MS = 30_000;
/** What it answers while it goes back to the fork of a reorganisation. */
const REORGANISING = "the chain was reorganized while executing the query";

export interface GraphNodeOptions {
  readonly ports: Pick<Ports, "graph" | "graphAdmin" | "graphIndex" | "graphMetrics">;
  /** With the name and password of the database. */
  readonly postgresUrl: string;
  readonly chainUrl: string;
  readonly ipfsUrl: string;
  /** The folder that holds `subgraph.yaml` and the compiled `build/`. */
  readonly subgraphDir: string;
}

/** How far the index is, and whether it stopped at an error. */
export interface IndexStatus {
  readonly block: { readonly number: number; readonly hash: string };
  readonly health: string;
  readonly error: string | undefined;
}

/** Graph Node itself, on one subgraph. Killed and started again, it builds its index anew: `gnd dev` drops the old one. */
export class GraphNode implements Service {
  readonly name = "graph node";
  /** GraphQL endpoint of the subgraph. */
  readonly url: string;
  /** GraphQL endpoint of the index status API. */
  readonly statusUrl: string;
  readonly #host: Host;
  readonly #options: GraphNodeOptions;
  #process: ManagedProcess | undefined;

  constructor(host: Host, options: GraphNodeOptions) {
    this.#host = host;
    this.#options = options;
    this.url = `http://${LOCALHOST}:${options.ports.graph}/subgraphs/name/${SUBGRAPH}`;
    this.statusUrl = `http://${LOCALHOST}:${options.ports.graphIndex}/graphql`;
  }

  async start(): Promise<void> {
    const { ports, subgraphDir, postgresUrl, chainUrl, ipfsUrl } = this.#options;
    if (!existsSync(join(subgraphDir, "build", "subgraph.yaml"))) {
      throw new Error(
        `${subgraphDir} holds no compiled subgraph (build/subgraph.yaml): build it before Graph Node starts`,
      );
    }
    this.#process = await this.#host.launch({
      name: this.name,
      command: findGraphNode(),
      args: [
        "dev",
        ...["--ethereum-rpc", `${NETWORK_NAME}:${chainUrl}`],
        ...["--ipfs", ipfsUrl],
        ...["--http-port", String(ports.graph)],
        ...["--admin-port", String(ports.graphAdmin)],
        ...["--index-node-port", String(ports.graphIndex)],
        ...["--metrics-port", String(ports.graphMetrics)],
      ],
      cwd: subgraphDir,
      env: {
        // Not an argument: every user of the machine can read the arguments of a process.
        POSTGRES_URL: postgresUrl,
        ETHEREUM_POLLING_INTERVAL: "200",
        // As in production. `gnd` takes every block older than ten for final, and prunes what a deeper reorganisation needs.
        GRAPH_MIN_HISTORY_BLOCKS: "500",
        GRAPH_ALLOW_NON_DETERMINISTIC_FULLTEXT_SEARCH: "true",
      },
      // It ignores SIGTERM.
      stopSignal: "SIGINT",
      stopTimeoutMs: STOP_TIMEOUT_MS,
      probe: () => this.status(),
      readyTimeoutMs: START_TIMEOUT_MS,
    });
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }

  /** Ends it as a crash would, and waits until it is gone. */
  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  /** @throws Error when it does not answer yet. */
  async status(): Promise<IndexStatus> {
    const { _meta: meta } = await queryGraph<{ _meta: { block: IndexStatus["block"] } }>(
      this.url,
      "{ _meta { block { number hash } } }",
    );
    const { indexingStatuses } = await queryGraph<{
      indexingStatuses: { health: string; fatalError: { message: string } | null }[];
    }>(this.statusUrl, "{ indexingStatuses { health fatalError { message } } }");
    const [status] = indexingStatuses;
    if (status === undefined) throw new Error("the index status names no subgraph yet");
    return { block: meta.block, health: status.health, error: status.fatalError?.message };
  }

  /**
   * Waits until the index has reached a block and stands on the chain as it is: after a reorganisation it may be at that
   * number, or beyond, on blocks that are no more.
   * @throws Error when indexing failed, or after `timeoutMs`.
   */
  async waitForBlock(number: number, timeoutMs = SYNC_TIMEOUT_MS): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const status = await this.#statusUnlessReorganising();
      if (status?.error !== undefined) {
        throw new Error(`the subgraph failed at block ${status.block.number}: ${status.error}`);
      }
      if (status !== undefined && status.block.number >= number && (await this.#isOnChain(status.block))) return;
      if (Date.now() > deadline) {
        const where = status ? `at block ${status.block.number} (${status.block.hash})` : "going back to a fork";
        throw new Error(`the index is ${where} after ${timeoutMs / 1_000} s, and not at block ${number} of the chain`);
      }
      await sleep(POLL_MS);
    }
  }

  async #statusUnlessReorganising(): Promise<IndexStatus | undefined> {
    return this.status().catch((error: unknown) => {
      if (error instanceof Error && error.message.includes(REORGANISING)) return undefined;
      throw error;
    });
  }

  async #isOnChain({ number, hash }: IndexStatus["block"]): Promise<boolean> {
    const args = [`0x${number.toString(16)}`, false];
    const block = await callRpc<{ hash: string } | null>(this.#options.chainUrl, "eth_getBlockByNumber", args);
    return block?.hash === hash;
  }
}

/** The program `gnd`. @throws Error that says how to get it, on platforms for which npm has no package of it. */
export function findGraphNode(platform = process.platform, arch = process.arch): string {
  const chosen = process.env["FTNS_GND"];
  if (chosen !== undefined) return chosen;
  const packaged = packagedGraphNode(platform, arch);
  if (packaged !== undefined) return packaged;
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), join(homedir(), ".local", "bin")];
  const installed = folders.map((folder) => join(folder, "gnd")).find((path) => existsSync(path));
  if (installed !== undefined) return installed;
  throw new Error(
    `Graph Node is not there: npm has no package of it for ${platform}-${arch}.\n` +
      "  Install it with: npx graph node install\n" +
      "  or point to it with FTNS_GND=<path of gnd>, or run the devnet in Docker (linux/amd64).",
  );
}

function packagedGraphNode(platform: string, arch: string): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(`@graphprotocol/gnd-${platform}-${arch}/package.json`);
    return join(dirname(manifest), "bin", "gnd");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
