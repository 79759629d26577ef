import { globSync } from "node:fs";
import { createRequire } from "node:module";
import process from "node:process";

import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { configVariable, defineConfig } from "hardhat/config";
import type { HardhatPlugin } from "hardhat/types/plugins";

const require = createRequire(import.meta.url);

/** The compiler comes from npm: a native one would be a download from elsewhere. */
const compiler = {
  version: "0.8.37",
  path: require.resolve("solc/soljson.js"),
  settings: {
    evmVersion: "osaka",
    viaIR: true,
    optimizer: { enabled: true, runs: 10_000 },
  },
};

/** What Solidity tests may read: the golden vectors that the client is held to as well, and what test/auctions/generate.ts writes. */
const fsPermissions = { readDirectory: ["test/vectors", "cache/auctions"] };

/**
 * Warnings about the sources of npm packages are for their authors: only our own are shown. Those about a contract come when it
 * is built, not from its second compilation beside the tests that deploy it.
 */
const ownWarningsOnly: HardhatPlugin = {
  id: "own-warnings-only",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        async getCompilationJobErrors(context, job, output, next) {
          const errors = await next(context, job, output);
          const [firstRoot = ""] = job.dependencyGraph.getRoots().keys();
          const others = firstRoot.startsWith("test/") ? /--> \S*(node_modules|contracts)\// : /--> \S*node_modules\//;
          return errors.filter(
            ({ severity, formattedMessage }) => severity === "error" || !others.test(formattedMessage ?? ""),
          );
        },
      }),
    }),
  },
};

/**
 * With FTNS_BUILT the contracts are taken as they are built: the test runner sets it once it has built them, so that suites
 * beside each other only read artifacts and types. Nearly every one of them would write both anew.
 */
const builtBefore: HardhatPlugin = {
  id: "built-before",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        async build(context, files, options, next) {
          const isBuilt = process.env["FTNS_BUILT"] === "1" && options?.scope !== "tests";
          return isBuilt ? new Map() : next(context, files, options);
        },
      }),
    }),
  },
};

/** Tests whose own code holds what they test, libraries above all: they are compiled as the contracts are. */
const EMBEDDING_TESTS = ["test/solidity/*/libraries/*.sol", "test/solidity/*/registry/{Cid,Hashing,Packing}.t.sol"];

/** Inlines and simplifies once, then clears away what is not used; before the colon the compiler's own order, without its loop. */
const ONE_ROUND = "dhfoDgvulfnTUtnIf:fDn";

/**
 * All other Solidity tests deploy what is built (`deploy` in Test.sol), so little is asked of their own code: one short round of
 * the optimizer halves the time to compile it; without any, fuzzing and invariants take half as long again. These are overrides of
 * single files, made here because Hardhat compiles together only what shares one object, and every override of the user's
 * configuration gets its own.
 */
const quickTestCode: HardhatPlugin = {
  id: "quick-test-code",
  hookHandlers: {
    config: async () => ({
      default: async () => ({
        async resolveUserConfig(userConfig, resolveVariable, next) {
          const config = await next(userConfig, resolveVariable);
          const profile = config.solidity.profiles["default"]!;
          const [shipped] = profile.compilers;
          const optimizer = { ...compiler.settings.optimizer, details: { yulDetails: { optimizerSteps: ONE_ROUND } } };
          const quick = { ...shipped!, settings: { ...shipped!.settings, optimizer } };
          const files = globSync("test/solidity/**/*.sol", { cwd: import.meta.dirname, exclude: EMBEDDING_TESTS });
          for (const file of files) profile.overrides[file.replaceAll("\\", "/")] = quick;
          return config;
        },
      }),
    }),
  },
};

/**
 * From the compilation of tests only their own code is asked for: what they deploy is built already, and generating its code again
 * would take a third of the time.
 */
const testOutputOnly: HardhatPlugin = {
  id: "test-output-only",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        async invokeSolc(context, solc, input, config, next) {
          const tests = Object.keys(input.sources).filter((name) => name.startsWith("project/test/"));
          const wanted = input.settings.outputSelection["*"];
          if (tests.length === 0 || wanted === undefined) return next(context, solc, input, config);
          const outputSelection = Object.fromEntries(tests.map((name) => [name, wanted]));
          return next(context, solc, { ...input, settings: { ...input.settings, outputSelection } }, config);
        },
      }),
    }),
  },
};

const chain = { type: "edr-simulated", chainType: "l1", hardfork: "osaka", chainId: 31337 } as const;

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers, ownWarningsOnly, builtBefore, quickTestCode, testOutputOnly],
  paths: { tests: { mocha: "test", solidity: "test/solidity" }, ignition: "deployments/journal" },
  solidity: {
    profiles: {
      default: compiler,
      production: { ...compiler, isolated: true },
    },
    splitTestsCompilation: true,
    npmFilesToBuild: [
      "@openzeppelin/contracts/access/manager/AccessManager.sol",
      "@openzeppelin/contracts/finance/VestingWallet.sol",
      "@openzeppelin/contracts/governance/TimelockController.sol",
    ],
  },
  typechain: { tsNocheck: true },
  networks: {
    default: chain,
    osaka: chain,
    localhost: { type: "http", chainType: "l1", url: process.env["FTNS_RPC_URL"] ?? "http://127.0.0.1:8545" },
    remote: {
      type: "http",
      chainType: "generic",
      url: configVariable("FTNS_RPC_URL"),
      accounts: [configVariable("FTNS_DEPLOYER_KEY")],
    },
  },
  test: {
    mocha: { timeout: 120_000 },
    solidity: {
      profiles: {
        quick: {
          fsPermissions,
          fuzz: { runs: 50 },
          invariant: { runs: 16, depth: 64, failOnRevert: true },
        },
        default: {
          fsPermissions,
          fuzz: { runs: 1_000 },
          invariant: { runs: 256, depth: 64, failOnRevert: true },
        },
        deep: {
          fsPermissions,
          fuzz: { runs: 100_000 },
          invariant: { runs: 5_000, depth: 64, failOnRevert: true },
        },
      },
    },
  },
});
