import { mkdirSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Deployment } from "../deploy/deployment.ts";
import { type DevnetAccount, devnetAccounts } from "./accounts.ts";
import { MARKET_STEPS } from "./market.ts";
import { type MarketSteps, planSteps } from "./plan.ts";
import { type Ports, settlePorts } from "./ports.ts";
import { RunFile } from "./run-file.ts";
import type { IpfsUrls } from "./services/ipfs.ts";
import { type DevnetContext, type DevnetUrls, type Services, type Step, urlsOf } from "./steps.ts";
import { Supervisor } from "./supervisor.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const BLOCK_SECONDS = 2;
const NEEDED_BYTES = 500_000_000;

/** What happens while a devnet starts. */
export interface StartObserver {
  started(step: string): void;
  done(timing: StepTiming): void;
}

export interface StepTiming {
  readonly step: string;
  readonly milliseconds: number;
  /** What the step has to say: a URL, a count. */
  readonly detail: string;
}

export interface DevnetOptions {
  /** Fixed ports; 0 is any free one; what is left out has its usual port. */
  readonly ports?: Partial<Ports>;
  /** Default `.devnet` in the project. One devnet at a time in a folder. */
  readonly dataDir?: string;
  /** Default true. */
  readonly seed?: boolean;
  /** Serve the market in the browser, too. Default false: it has to be built first. */
  readonly dapp?: boolean;
  /** Delete what earlier devnets left in the folder. Default false. */
  readonly fresh?: boolean;
  /** Seconds between empty blocks; 0 for none, when a test must own every block. Default 2. */
  readonly blockSeconds?: number;
  /** An IPFS node that runs already, used instead of the built-in one. */
  readonly ipfs?: IpfsUrls;
  /** Web origins beyond this machine's own whose pages may write to IPFS. */
  readonly ipfsOrigins?: readonly string[];
  /** Default `subgraph` in the project. */
  readonly subgraphDir?: string;
  /** Default the whole market; `BARE` for the services alone. */
  readonly market?: MarketSteps;
  readonly observer?: StartObserver;
  /** Notes for the user, such as what was cleaned up. Default: none. */
  readonly log?: (line: string) => void;
  /** Aborts a start that is under way. */
  readonly signal?: AbortSignal;
}

/** No market: chain, IPFS, Postgres and Graph Node. */
export const BARE: MarketSteps = { beforeIndex: [], afterIndex: [] };

/** A devnet that runs. */
export interface Devnet {
  readonly urls: DevnetUrls;
  readonly ports: Ports;
  readonly accounts: readonly DevnetAccount[];
  readonly services: Services;
  /** What was deployed; undefined on bare services. */
  readonly deployment: Deployment | undefined;
  readonly timings: readonly StepTiming[];
  /** Ends everything, newest first; safe to call again. */
  stop(): Promise<void>;
  /** Settles when everything has ended: with the failure that ended it, or undefined after `stop`. */
  readonly closed: Promise<Error | undefined>;
}

/**
 * Starts a devnet: checks the folder, the disk and the ports, then runs the steps of the plan one after the other.
 * @throws Error with a message for the user; everything that was started has ended by then.
 */
export async function startDevnet(options: DevnetOptions = {}): Promise<Devnet> {
  // Process groups and signals, on which an orderly end depends, are of Unix.
  if (process.platform === "win32") throw new Error("The devnet runs on Linux and macOS; on Windows run it in WSL.");
  const log = options.log ?? (() => undefined);
  const dataDir = resolve(options.dataDir ?? join(ROOT, ".devnet"));
  let runFile: RunFile | undefined;
  let supervisor: Supervisor | undefined;
  try {
    runFile = await RunFile.acquire(dataDir, log);
    prepareFolder(dataDir, options.fresh ?? false);
    const ports = await settlePorts(options.ports ?? {}, options.ipfs === undefined ? [] : ["ipfs"]);
    supervisor = new Supervisor(dataDir, runFile, log);
    const context = contextOf(options, supervisor, ports);
    const timings = await runSteps(planSteps(options.market ?? MARKET_STEPS), context, supervisor, options);
    return runningDevnet(context, supervisor, timings);
  } catch (error) {
    await supervisor?.stop(error as Error);
    runFile?.release();
    throw explained(error as Error, dataDir);
  }
}

/** The failure that a folder made by `sudo` causes tells neither the reason nor the way out. */
function explained(error: NodeJS.ErrnoException, dataDir: string): Error {
  if (error.code !== "EACCES" && error.code !== "EPERM") return error;
  const message = `${dataDir} cannot be written: ${error.message}.`;
  const remedy = `It may be of another user: delete it (sudo rm -rf ${dataDir}), or choose another with --data-dir.`;
  return new Error(`${message}\n  ${remedy}`, { cause: error });
}

function contextOf(options: DevnetOptions, supervisor: Supervisor, ports: Ports): DevnetContext {
  return {
    dataDir: supervisor.dataDir,
    launch: (launched) => supervisor.launch(launched),
    log: supervisor.log,
    signal: supervisor.signal,
    root: ROOT,
    ports,
    urls: urlsOf(ports, options.ipfs),
    accounts: devnetAccounts(),
    seed: options.seed ?? true,
    dapp: options.dapp ?? false,
    blockSeconds: options.blockSeconds ?? BLOCK_SECONDS,
    subgraphDir: resolve(options.subgraphDir ?? join(ROOT, "subgraph")),
    ...{ deployment: undefined, seeded: undefined },
    externalIpfs: options.ipfs,
    ipfsOrigins: options.ipfsOrigins ?? [],
    services: {},
  };
}

function runningDevnet(context: DevnetContext, supervisor: Supervisor, timings: readonly StepTiming[]): Devnet {
  const { ipfs, chain, postgres, graphNode } = context.services;
  if (ipfs === undefined || chain === undefined || postgres === undefined || graphNode === undefined) {
    throw new Error("the plan did not start every service");
  }
  return {
    urls: context.urls,
    ports: context.ports,
    accounts: context.accounts,
    services: { ipfs, chain, postgres, graphNode },
    deployment: context.deployment,
    timings,
    stop: () => supervisor.stop(),
    closed: supervisor.closed,
  };
}

async function runSteps(
  steps: readonly Step[],
  context: DevnetContext,
  supervisor: Supervisor,
  { observer, signal }: DevnetOptions,
): Promise<StepTiming[]> {
  const interrupted = interruption(supervisor, signal);
  const timings: StepTiming[] = [];
  for (const step of steps.filter(({ when }) => when?.(context) ?? true)) {
    observer?.started(step.name);
    const start = performance.now();
    const detail = await Promise.race([step.run(context), interrupted]);
    const timing = { step: step.name, milliseconds: performance.now() - start, detail: detail ?? "" };
    timings.push(timing);
    observer?.done(timing);
  }
  return timings;
}

/** Rejects when a service that was up fails, or the user asks for the end, while later steps still run. */
function interruption(supervisor: Supervisor, signal: AbortSignal | undefined): Promise<never> {
  const failed = supervisor.closed.then((reason) => {
    throw reason ?? new Error("the devnet was stopped");
  });
  const aborted = new Promise<never>((_resolve, reject) => {
    const abort = () => reject(new Error("stopped while it was starting"));
    if (signal?.aborted === true) abort();
    signal?.addEventListener("abort", abort, { once: true });
  });
  const either = Promise.race([failed, aborted]);
  // After the start nobody races against it any more; `closed` tells the failure then.
  either.catch(() => undefined);
  return either;
}

function prepareFolder(dataDir: string, fresh: boolean): void {
  mkdirSync(dataDir, { recursive: true });
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < NEEDED_BYTES) {
    const free = Math.floor((bavail * bsize) / 1_000_000);
    throw new Error(
      `Only ${free} MB are free for ${dataDir}; the devnet needs ${NEEDED_BYTES / 1_000_000} MB.\n  Make room, or choose another folder with --data-dir.`,
    );
  }
  // Logs are of one run. The run file marks the folder as taken.
  const old = readdirSync(dataDir).filter((name) => (fresh ? !name.startsWith("run.json") : name === "logs"));
  for (const name of old) rmSync(join(dataDir, name), { recursive: true, force: true });
  mkdirSync(join(dataDir, "logs"), { recursive: true });
}
