import { globSync, readFileSync } from "node:fs";

import { type Counter, hardhatTests, nodeTests, oneCheck, ownSummary, vitestTests } from "./counts.ts";

/** A tool of node_modules/.bin and its arguments. */
export type Command = readonly [tool: string, ...args: string[]];

export interface Suite {
  name: string;
  command: Command;
  count: Counter;
  /** What `npm run test:fast` runs instead; absent when the suite is not part of the loop. */
  fast?: Command;
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
function always(name: string, count: Counter, command: Command): Suite {
  return { name, command, count, fast: command };
}

/** Every suite, in the order in which they run: what fails sooner comes first, and code is built before it is read. */
export function suites(): Suite[] {
  return [
    always("format", oneCheck, ["prettier", "--check", "--cache", "--cache-strategy=content", "--log-level=warn", "."]),
    always("vectors", oneCheck, ["node", "scripts/vectors.ts", "--check"]),
    always("layers", oneCheck, ["node", "scripts/check/layers.ts"]),
    always("build", oneCheck, ["hardhat", "build", "--no-tests"]),
    always("codegen", oneCheck, ["node", "scripts/codegen/main.ts"]),
    always("types", oneCheck, ["tsc"]),
    always("dapp types", oneCheck, ["tsc", "-p", "dapp"]),
    always("lint", oneCheck, ["eslint", "--max-warnings=0", "."]),
    always("solhint", oneCheck, [
      ...(["solhint", "--disc", "--noPoster", "--max-warnings=0"] as const),
      ...["contracts/**/*.sol", "test/solidity/**/*.sol"],
    ]),
    always("sizes", oneCheck, ["node", "scripts/check/sizes.ts"]),
    always("gas", oneCheck, ["node", "bench/gas.ts", "--check"]),
    always("auctions", oneCheck, ["node", "test/auctions/generate.ts"]),
    always("tooling", nodeTests, nodeTest("test/tooling/*.test.ts")),
    {
      name: "solidity",
      count: hardhatTests,
      command: ["hardhat", "test", "solidity"],
      fast: ["hardhat", "test", "solidity", "--test-profile", "quick"],
    },
    always("journeys", hardhatTests, ["hardhat", "test", "mocha", ...journeys()]),
    { name: "sdk", count: nodeTests, command: nodeTest("sdk/test/**/*.test.ts") },
    always("components", vitestTests, ["vitest", "run", "--root", "dapp"]),
    { name: "seed", count: nodeTests, command: nodeTest("test/seed/*.test.ts") },
    { name: "devnet", count: nodeTests, command: nodeTest("--test-concurrency=1", "test/devnet/*.test.ts") },
    { name: "subgraph", count: ownSummary, command: ["npm", "test", "-w", "subgraph"] },
    { name: "index", count: nodeTests, command: nodeTest("--test-concurrency=1", "test/subgraph/*.test.ts") },
    { name: "stack", count: nodeTests, command: nodeTest("--test-concurrency=1", "test/stack/*.test.ts") },
    { name: "web", count: oneCheck, command: ["node", "bench/web.ts", "--check"] },
    { name: "dapp", count: nodeTests, command: nodeTest("--test-concurrency=1", "test/dapp/*.test.ts") },
  ];
}
