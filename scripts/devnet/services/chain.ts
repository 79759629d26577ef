import { join } from "node:path";
import { CHAIN_ID } from "../chain-params.ts";
import { callRpc } from "../json-http.ts";
import { LOCALHOST } from "../ports.ts";
import type { ManagedProcess } from "../process.ts";
import type { Host, Service } from "./service.ts";

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 2_000;

/** How the clock of a chain goes. Seconds. */
export interface ChainClock {
  /** Between empty blocks; 0 for none, when a test must own every block. */
  readonly blockSeconds: number;
  /** How long ago the chain begins; it stays as far behind until somebody advances it. */
  readonly history: number;
}

/**
 * A Hardhat node in memory: every start is a new chain. A transaction is mined when it comes. Empty blocks follow at an
 * interval, as on a public network: the clock of the chain goes on, and Graph Node, which handles the files it has read
 * with the next block only, is never left waiting for one.
 */
export class Chain implements Service {
  readonly name = "chain";
  readonly url: string;
  readonly #host: Host;
  readonly #port: number;
  readonly #clock: ChainClock;
  #process: ManagedProcess | undefined;

  constructor(host: Host, port: number, clock: ChainClock) {
    this.#host = host;
    this.#port = port;
    this.#clock = clock;
    this.url = `http://${LOCALHOST}:${port}`;
  }

  async start(): Promise<void> {
    const { blockSeconds, history } = this.#clock;
    this.#process = await this.#host.launch({
      name: this.name,
      command: process.execPath,
      args: [join(import.meta.dirname, "chain-server.ts"), ...[this.#port, blockSeconds, history].map(String)],
      stopSignal: "SIGTERM",
      stopTimeoutMs: STOP_TIMEOUT_MS,
      probe: () => this.request("eth_chainId"),
      readyTimeoutMs: START_TIMEOUT_MS,
    });
    const id = await this.request<string>("eth_chainId");
    if (Number(id) !== CHAIN_ID) throw new Error(`${this.url} is chain ${Number(id)}, not ${CHAIN_ID}`);
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }

  /** One JSON-RPC call, such as `evm_snapshot`, `evm_revert`, `evm_increaseTime`. */
  request<Result>(method: string, params: readonly unknown[] = []): Promise<Result> {
    return callRpc<Result>(this.url, method, params);
  }

  /**
   * Mines empty blocks. `hardhat_mine` would be quicker, but its blocks do not name their parents, and Graph Node cannot follow
   * them.
   */
  async mine(count: number): Promise<void> {
    for (let i = 0; i < count; i++) await this.request("evm_mine");
  }

  /** The number and hash of the newest block. */
  async head(): Promise<{ number: number; hash: string }> {
    const block = await this.request<{ number: string; hash: string }>("eth_getBlockByNumber", ["latest", false]);
    return { number: Number(block.number), hash: block.hash };
  }
}
