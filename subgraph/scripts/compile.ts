import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { glob, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { type Abis, contractsOf } from "./manifest.ts";
import { prepareSubgraph } from "./prepare.ts";
import { DEVNET, GENERATED, readTemplate, SUBGRAPH } from "./project.ts";

const GRAPH = join(createRequire(import.meta.url).resolve("@graphprotocol/graph-cli/package.json"), "../bin/run.js");
/** The folder in which the mappings are compiled, for no chain in particular. */
const FOLDER = join(GENERATED, "module");
/** Where the compiler puts the one module of all handlers: at the first data source. */
const MODULE = join(FOLDER, "build", "MarketPolicy", "MarketPolicy.wasm");
const HASH = join(FOLDER, "inputs.sha256");
const LOCK = join(GENERATED, "lock");
const POLL_MS = 200;
/** A lock older than this was left by a crash. */
const STALE_MS = 180_000;

/**
 * Compiles the mappings, once for all chains; does nothing when nothing has changed since the last time. Processes that want
 * it at the same time wait for each other.
 * @returns path of the module
 * @throws Error with the compiler's output
 */
export async function compileMappings(abis: Abis): Promise<string> {
  await mkdir(GENERATED, { recursive: true });
  await acquireLock();
  try {
    const inputs = await hashInputs(abis);
    const before = await readFile(HASH, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (before === inputs) return MODULE;
    await rm(FOLDER, { recursive: true, force: true });
    await prepareSubgraph({ deployment: await nowhere(), network: DEVNET.network, out: FOLDER });
    const manifest = join(FOLDER, "subgraph.yaml");
    await graph("codegen", manifest, "--output-dir", GENERATED);
    await graph("build", manifest, "--skip-migrations", "--output-dir", join(FOLDER, "build"));
    await writeFile(HASH, inputs);
    return MODULE;
  } finally {
    await rm(LOCK, { recursive: true, force: true });
  }
}

/** The mappings know no address: the compiler only wants to see some. */
async function nowhere() {
  const names = contractsOf(await readTemplate());
  const contract = { address: `0x${"00".repeat(20)}`, block: 0 };
  const contracts = Object.fromEntries(names.map((name) => [name, contract]));
  return { chainId: DEVNET.chainId, quorumFloor: "0", contracts };
}

/** SHA-256 of everything the module depends on. */
async function hashInputs(abis: Abis): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify([...abis]));
  const files: string[] = [];
  const patterns = ["package.json", "schema.graphql", "subgraph.yaml", "src/**/*.ts"];
  for await (const name of glob(patterns, { cwd: SUBGRAPH })) files.push(name);
  for (const file of files.sort()) {
    const content = await readFile(join(SUBGRAPH, file));
    hash.update(`${file} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

async function acquireLock(): Promise<void> {
  for (;;) {
    try {
      await mkdir(LOCK);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const age = await stat(LOCK).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0, // Given back meanwhile.
    );
    if (age > STALE_MS) await rm(LOCK, { recursive: true, force: true });
    await sleep(POLL_MS);
  }
}

async function graph(...args: string[]): Promise<void> {
  const run = promisify(execFile);
  await run(process.execPath, [GRAPH, ...args], { cwd: SUBGRAPH }).catch(
    (error: Error & { stdout: string; stderr: string }) => {
      throw new Error(`graph ${args[0]} failed:\n${error.stdout}${error.stderr}`);
    },
  );
}
