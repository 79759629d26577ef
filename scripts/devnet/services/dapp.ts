import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { glob, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { DevnetAccount } from "../accounts.ts";
import { LOCALHOST } from "../ports.ts";
import type { ManagedProcess } from "../process.ts";
import type { DevnetUrls } from "../steps.ts";
import type { Host, Service } from "./service.ts";

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 5_000;
const SOURCES = ["package-lock.json", "dapp/**/*.{ts,tsx,css,svg,json,mjs}", "sdk/package.json", "sdk/src/**/*.ts"];
const NOT_SOURCES = ["node_modules", ".next", ".test."];
const DIST = ".next";
const NEXT = join(createRequire(import.meta.url).resolve("next/package.json"), "../dist/bin/next");

/** What the dApp of a devnet is pointed at. */
export interface DappOptions {
  readonly root: string;
  readonly port: number;
  readonly urls: DevnetUrls;
  /** Path of the deployment's JSON. */
  readonly deployment: string;
  /** Offered to visitors as a wallet. */
  readonly accounts: readonly DevnetAccount[];
}

/** The market in the browser: the production build, served by Next. */
export class Dapp implements Service {
  readonly name = "dapp";
  readonly url: string;
  readonly #host: Host;
  readonly #options: DappOptions;
  #process: ManagedProcess | undefined;

  constructor(host: Host, options: DappOptions) {
    this.#host = host;
    this.#options = options;
    this.url = `http://${LOCALHOST}:${options.port}`;
  }

  async start(): Promise<void> {
    this.#process = await this.#host.launch({
      name: this.name,
      command: process.execPath,
      args: [NEXT, "start", "--port", String(this.#options.port), "--hostname", LOCALHOST],
      cwd: join(this.#options.root, "dapp"),
      env: dappEnvironment(this.#options),
      stopSignal: "SIGTERM",
      stopTimeoutMs: STOP_TIMEOUT_MS,
      // Any answer at all: a page would also need the index.
      probe: async () => (await fetch(`${this.url}/icon.svg`)).ok || undefined,
      readyTimeoutMs: START_TIMEOUT_MS,
    });
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }
}

/** The environment that points a dApp at a devnet; docs/dapp.md describes each variable. */
export function dappEnvironment({ urls, deployment, accounts }: Omit<DappOptions, "root" | "port">) {
  return {
    NEXT_TELEMETRY_DISABLED: "1",
    FTNS_DEPLOYMENT: deployment,
    FTNS_RPC_URL: urls.chain,
    FTNS_SUBGRAPH_URL: urls.graph,
    FTNS_IPFS_UPLOAD_URL: urls.ipfs,
    FTNS_IPFS_GATEWAY_URL: urls.ipfsGateway,
    FTNS_SITE_URL: urls.dapp,
    FTNS_DEVNET_ACCOUNTS: JSON.stringify(accounts),
  };
}

/**
 * Builds the dApp for production when its sources have changed since the last time. One build serves every network: addresses
 * and endpoints are read when it starts.
 * @returns whether there was something to build
 * @throws Error with what Next said
 */
export async function buildDapp(root: string, signal: AbortSignal): Promise<boolean> {
  const stamp = join(root, "dapp", DIST, "inputs.sha256");
  const inputs = await hashSources(root);
  const before = await readFile(stamp, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (before === inputs) return false;
  await runNext(join(root, "dapp"), signal);
  await writeFile(stamp, inputs);
  return true;
}

async function hashSources(root: string): Promise<string> {
  const hash = createHash("sha256");
  const files: string[] = [];
  const exclude = (path: string) => NOT_SOURCES.some((part) => path.includes(part));
  for await (const file of glob(SOURCES, { cwd: root, exclude })) files.push(file);
  for (const file of files.sort()) {
    const content = await readFile(join(root, file));
    hash.update(`${file} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

function runNext(cwd: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
    const child = spawn(process.execPath, [NEXT, "build"], { cwd, env, signal, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`next build ended with code ${code}:\n${output}`)),
    );
  });
}
