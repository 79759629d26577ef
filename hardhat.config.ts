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

/** Warnings about the sources of npm packages are for their authors: only our own are shown. */
const ownWarningsOnly: HardhatPlugin = {
  id: "own-warnings-only",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        async getCompilationJobErrors(context, job, output, next) {
          const errors = await next(context, job, output);
          return errors.filter(
            ({ severity, formattedMessage }) =>
              severity === "error" || !/--> \S*node_modules\//.test(formattedMessage ?? ""),
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

const chain = { type: "edr-simulated", chainType: "l1", hardfork: "osaka", chainId: 31337 } as const;

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers, ownWarningsOnly, builtBefore],
  paths: { tests: { mocha: "test", solidity: "test/solidity" }, ignition: "deployments/journal" },
  solidity: {
    profiles: {
      default: compiler,
      production: { ...compiler, isolated: true },
    },
    splitTestsCompilation: true,
    npmFilesToBuild: [
      "@openzeppelin/contracts/access/manager/AccessManager.sol",
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
