// npm run test -w subgraph [-- registry]: every handler on the real Graph Node and the real Postgres, over pretended blocks.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { FREE_PORTS, settlePorts } from "../../scripts/devnet/ports.ts";
import { RunFile } from "../../scripts/devnet/run-file.ts";
import { findGraphNode } from "../../scripts/devnet/services/graph-node.ts";
import { Postgres } from "../../scripts/devnet/services/postgres.ts";
import { Supervisor } from "../../scripts/devnet/supervisor.ts";
import { GENERATED, readTemplate, SUBGRAPH } from "../scripts/project.ts";
import { type Case, toJson } from "./support/case.ts";
import { untestedHandlers } from "./support/coverage.ts";
import { buildForTests } from "./support/manifest.ts";

const CASES = join(import.meta.dirname, "cases");
const DATABASE = "handlers";
// What `gnd test` prints: a line for each file, its result, and below it the queries with deeper indentation.
const PASSED = /^ {2}✔ /;
const FAILED = /^ {2}✘ /;
const RUNNING = /^→ Running/;
const NOISE = /^→|^ {4}✔|^Tests:|database preserved|^$/;

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

async function compileContracts(): Promise<void> {
  const hardhat = createRequire(import.meta.url).resolve("hardhat/package.json");
  const cli = join(hardhat, "../dist/src/cli.js");
  await promisify(execFile)(process.execPath, [cli, "build", "--quiet", "--no-tests"], { cwd: join(SUBGRAPH, "..") });
}

/** The cases by the file they are in; all files, or those that are named. */
async function readCases(only: readonly string[]): Promise<Map<string, Case[]>> {
  const groups = new Map<string, Case[]>();
  for (const file of (await readdir(CASES)).sort()) {
    const group = basename(file, ".ts");
    if (only.length > 0 && !only.includes(group)) continue;
    groups.set(group, ((await import(join(CASES, file))) as { cases: Case[] }).cases);
  }
  return groups;
}

/** @throws Error naming the handlers that no case calls */
async function requireEveryHandler(cases: readonly Case[]): Promise<void> {
  const untested = untestedHandlers(await readTemplate(), cases);
  if (untested.length > 0) throw new Error(`no case calls ${untested.join(", ")}`);
}

/** Writes the cases as `gnd test` reads them. @returns how many there are */
async function writeCases(folder: string, groups: ReadonlyMap<string, readonly Case[]>): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let count = 0;
  for (const [group, cases] of groups) {
    for (const test of cases) {
      const name = `${group}-${String(++count).padStart(3, "0")}`;
      const binaries: [string, Uint8Array][] = [];
      const json = toJson(test, (content) => {
        binaries.push([`${name}-${binaries.length}.bin`, content]);
        return `${name}-${binaries.length - 1}.bin`;
      });
      for (const [path, content] of binaries) await writeFile(join(folder, path), content);
      await writeFile(join(folder, `${name}.json`), JSON.stringify(json, null, 2));
    }
  }
  return count;
}

/** Runs the cases of a folder. A failed case leaves its index behind, which would spoil the next: `gnd` is started anew. */
async function runCases(folder: string, manifestFolder: string, postgresUrl: string): Promise<Counts> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json")).sort();
  const total = { passed: 0, failed: 0 };
  for (let next = 0; next < files.length;) {
    const paths = files.slice(next).map((file) => join(folder, file));
    const { passed, failed } = await runUntilFailure(paths, manifestFolder, postgresUrl);
    const done = passed + failed;
    if (done === 0) throw new Error(`gnd test did not run ${paths[0]}`);
    total.passed += passed;
    total.failed += failed;
    next += done;
    // Once more, alone and to the end: only there does it show what it expected.
    if (failed > 0 && done < paths.length)
      await runUntilFailure(paths.slice(done - 1, done), manifestFolder, postgresUrl);
  }
  return total;
}

/** Runs `gnd test` on files until one fails, and passes its output on. */
async function runUntilFailure(files: readonly string[], cwd: string, postgresUrl: string): Promise<Counts> {
  const child = spawn(findGraphNode(), ["test", "--skip-build", ...files], {
    cwd,
    env: {
      ...process.env,
      POSTGRES_URL: postgresUrl,
      GRAPH_ALLOW_NON_DETERMINISTIC_FULLTEXT_SEARCH: "true",
      // The pretended blocks of all cases have the same hashes: an answer of one case would be served to the next.
      GRAPH_CACHED_SUBGRAPH_IDS: "none",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const counts = { passed: 0, failed: 0 };
  for await (const line of createInterface({ input: child.stdout })) {
    if (PASSED.test(line)) counts.passed++;
    if (FAILED.test(line)) counts.failed++;
    if (RUNNING.test(line) && counts.failed > 0) child.kill("SIGKILL");
    if (!child.killed && !NOISE.test(line)) console.log(line);
  }
  await ended;
  return counts;
}

async function main(only: readonly string[]): Promise<boolean> {
  await compileContracts();
  const manifestFolder = await buildForTests();
  const groups = await readCases(only);
  if (only.length === 0) await requireEveryHandler([...groups.values()].flat());
  const folder = join(GENERATED, "cases");
  const count = await writeCases(folder, groups);

  const dataDir = await mkdtemp(join(tmpdir(), "ftns-subgraph-"));
  const supervisor = new Supervisor(dataDir, await RunFile.acquire(dataDir, console.error), console.error);
  try {
    const ports = await settlePorts(FREE_PORTS);
    const postgres = new Postgres(supervisor, ports.postgres);
    await postgres.start();
    const { passed, failed } = await runCases(folder, manifestFolder, await postgres.createDatabase(DATABASE));
    console.log(`subgraph handlers: ${passed} passed, ${failed} failed`);
    if (passed + failed !== count) throw new Error(`${count} cases were written, but ${passed + failed} ran`);
    return failed === 0 && passed > 0;
  } finally {
    await supervisor.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
