import { join } from "node:path";
import { postJson } from "../json-http.ts";
import { LOCALHOST } from "../ports.ts";
import type { ManagedProcess } from "../process.ts";
import type { Host, Service } from "./service.ts";

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 3_000;

/** Where an IPFS node is reached. */
export interface IpfsUrls {
  /** Base of the Kubo RPC API, without `/api/v0`. */
  readonly rpc: string;
  /** Base of the gateway, without `/ipfs`. */
  readonly gateway: string;
}

/** The IPFS node of the devnet. What it stores is kept from start to start: content never becomes stale. */
export class Ipfs implements Service {
  readonly name = "ipfs";
  readonly url: string;
  readonly gatewayUrl: string;
  readonly #host: Host;
  readonly #port: number;
  readonly #origins: readonly string[];
  #process: ManagedProcess | undefined;

  /** @param origins web origins beyond this machine's own whose pages may write. */
  constructor(host: Host, port: number, origins: readonly string[] = []) {
    this.#host = host;
    this.#port = port;
    this.#origins = origins;
    this.url = `http://${LOCALHOST}:${port}`;
    this.gatewayUrl = this.url;
  }

  async start(): Promise<void> {
    const directory = join(this.#host.dataDir, "ipfs");
    this.#process = await this.#host.launch({
      name: this.name,
      command: process.execPath,
      args: [join(import.meta.dirname, "ipfs-server.ts"), String(this.#port), directory, ...this.#origins],
      stopSignal: "SIGTERM",
      stopTimeoutMs: STOP_TIMEOUT_MS,
      probe: () => postJson(`${this.url}/api/v0/version`),
      readyTimeoutMs: START_TIMEOUT_MS,
    });
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }
}

/** An IPFS node that somebody else runs, such as Kubo: it is only asked whether it is there. */
export class ExternalIpfs implements Service {
  readonly name = "ipfs";
  readonly url: string;
  readonly gatewayUrl: string;

  constructor({ rpc, gateway }: IpfsUrls) {
    this.url = rpc;
    this.gatewayUrl = gateway;
  }

  async start(): Promise<void> {
    await postJson(`${this.url}/api/v0/version`).catch((cause: Error) => {
      const remedy = "Start it, or unset FTNS_IPFS_URL to use the built-in node.";
      throw new Error(`The IPFS node at ${this.url} does not answer: ${cause.message}.\n  ${remedy}`, { cause });
    });
  }

  async stop(): Promise<void> {
    // It is not ours to stop.
  }
}
