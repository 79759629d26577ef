// npm run check:sizes: contracts under the chain's limits and close to bench/sizes.json, sources short enough to read.
// npm run sizes: the same, and writes bench/sizes.json anew (--update), for a growth that was looked at.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";

import { MAX_RUNTIME_BYTES, type Sizes, compareSizes, measureContracts } from "./contract-sizes.ts";
import { sourceFiles } from "./source-files.ts";
import { longSources } from "./source-sizes.ts";

const { values: options } = parseArgs({
  options: {
    root: { type: "string", default: join(import.meta.dirname, "../..") },
    update: { type: "boolean", default: false },
  },
});
const snapshotPath = join(options.root, "bench/sizes.json");

function readSnapshot(): Sizes {
  return existsSync(snapshotPath) ? (JSON.parse(readFileSync(snapshotPath, "utf8")) as Sizes) : {};
}

function writeSnapshot(sizes: Sizes): void {
  mkdirSync(dirname(snapshotPath), { recursive: true });
  writeFileSync(snapshotPath, `${JSON.stringify(sizes, null, 2)}\n`);
}

function printSizes(sizes: Sizes): void {
  for (const [name, size] of Object.entries(sizes)) {
    const share = ((size / MAX_RUNTIME_BYTES) * 100).toFixed(0);
    console.log(`${name.padEnd(20)} ${String(size).padStart(6)} bytes ${share.padStart(3)} % of EIP-170`);
  }
}

const { sizes, problems } = measureContracts(join(options.root, "artifacts"));
if (Object.keys(sizes).length === 0) problems.push("no built contracts: npm run build");
if (options.update) writeSnapshot(sizes);
const drift = compareSizes(readSnapshot(), sizes);
const files = sourceFiles(options.root);
const all = [...problems, ...drift, ...longSources(options.root, files)];

printSizes(sizes);
for (const problem of all) console.error(problem);
if (drift.length > 0) console.error("a size that is meant: npm run sizes, and commit bench/sizes.json");
console.log(`sizes: ${Object.keys(sizes).length} contracts, ${files.length} source files, ${all.length} problems`);
if (all.length > 0) process.exitCode = 1;
