import { globSync, readFileSync } from "node:fs";

import { type Counter, hardhatTests, nodeTests, oneCheck, ownSummary, vitestTests } from "./counts.ts";
import type { Item } from "./lanes.ts";

/** A tool of node_modules/.bin and its arguments. */
export type Command = readonly [tool: string, ...args: string[]];

export interface Suite extends Item {
  command: Command;
  count: Counter;
  /** What `npm run test:fast` runs instead; absent when the suite is not part of the loop. */
  fast?: Command;
  /** Environment of the suites after it, once it has passed. */
  provides?: Readonly<Record<string, string>>;
}

/** Folders of test/ whose files run under `node --test`; every other folder holds chai journeys of one domain. */
const NODE_TEST_FOLDERS = ["dapp", "devnet", "seed", "stack", "subgraph", "tooling"];

function journeys(): string[] {
  const files = globSync("test/*/*.test.ts")
    .filter((path) => !NODE_TEST_FOLDERS.includes(path.split(/[\\/]/)[1] ?? ""))
    .sort();
  const strays = files.filter((path) => readFileSync(path, "utf8").includes('"node:test"'));
  // Without a name Hardhat would run every file under test/.
  if (files.length === 0) throw new Error("no journeys in test/<domain>/*.test.ts");
  if (strays.length > 0)
    throw new Error(`node tests in a folder of journeys: ${strays.join(", ")}; see NODE_TEST_FOLDERS`);
  return files;
}

function nodeTest(...args: string[]): Command {
  return ["node", "--test", "--test-reporter=spec", ...args];
}

/** A suite that the loop runs in full, too. */
function always(name: string, count: Counter, command: Command, ...after: string[]): Suite {
  return { name, command, count, fast: command, after };
}

/** A suite of the whole run only. */
function whole(name: string, count: Counter, command: Command, ...after: string[]): Suite {
  return { name, command, count, after };
}

/**
 * Every suite, in the order in which they start: what fails sooner comes first, and the longest before what fills the lane beside it.
 * Beside each other run only suites that share nothing but what they are `after`. In a browser every wait has a limit, so what clicks
 * through pages is alone, except for two long suites: they compute, wait for nothing, and take what the browser leaves of the processors.
 */
export function suites(): Suite[] {
  return [
    always("format", oneCheck, ["prettier", "--check", "--cache", "--cache-strategy=content", "--log-level=warn", "."]),
    { ...always("build", oneCheck, ["hardhat", "build", "--no-tests"]), provides: { FTNS_BUILT: "1" } },
    always("vectors", oneCheck, ["node", "scripts/vectors.ts", "--check"]),
    always("layers", oneCheck, ["node", "scripts/check/layers.ts"]),
    always("codegen", oneCheck, ["node", "scripts/codegen/main.ts"], "build"),
    always("types", oneCheck, ["tsc"], "codegen"),
    always("dapp types", oneCheck, ["tsc", "-p", "dapp"], "codegen"),
    always("lint", oneCheck, ["eslint", "--max-warnings=0", "."], "codegen"),
    always("solhint", oneCheck, [
      ...(["solhint", "--disc", "--noPoster", "--max-warnings=0"] as const),
      ...["contracts/**/*.sol", "test/solidity/**/*.sol"],
    ]),
    always("sizes", oneCheck, ["node", "scripts/check/sizes.ts"], "build"),
    always("gas", oneCheck, ["node", "bench/gas.ts", "--check"], "codegen"),
    always("auctions", oneCheck, ["node", "test/auctions/generate.ts"]),
    always("tooling", nodeTests, nodeTest("test/tooling/*.test.ts"), "codegen"),
    always("journeys", hardhatTests, ["hardhat", "test", "mocha", ...journeys()], "codegen"),
    whole("index", nodeTests, nodeTest("--test-concurrency=1", "test/subgraph/*.test.ts"), "codegen"),
    whole("sdk", nodeTests, nodeTest("sdk/test/**/*.test.ts"), "codegen"),
    always("components", vitestTests, ["vitest", "run", "--root", "dapp"], "codegen"),
    whole("seed", nodeTests, nodeTest("test/seed/*.test.ts"), "codegen"),
    whole("devnet", nodeTests, nodeTest("--test-concurrency=1", "test/devnet/*.test.ts"), "codegen"),
    whole("stack", nodeTests, nodeTest("--test-concurrency=1", "test/stack/*.test.ts"), "codegen"),
    whole("web", oneCheck, ["node", "bench/web.ts", "--check"], "codegen"),
    { ...whole("dapp", nodeTests, nodeTest("--test-concurrency=1", "test/dapp/*.test.ts"), "codegen"), alone: true },
    { ...whole("subgraph", ownSummary, ["npm", "test", "-w", "subgraph"], "codegen"), yields: true },
    {
      ...whole("solidity", hardhatTests, ["hardhat", "test", "solidity"], "build", "auctions"),
      yields: true,
      fast: ["hardhat", "test", "solidity", "--test-profile", "quick"],
    },
  ];
}
