import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import hre from "hardhat";
import { createPublicClient, createTestClient, createWalletClient, http, type PublicClient } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { deployMarket } from "../../../scripts/deploy/deploy.ts";
import { devnetParameters } from "../../../scripts/deploy/parameters.ts";
import { devnetAccounts } from "../../../scripts/devnet/accounts.ts";
import { parseDeployment } from "../../src/chain/deployment.ts";
import { devnetChain } from "../../src/chain/devnet.ts";
import { createMarketClient, type MarketClient, type MarketConfig } from "../../src/chain/market-client.ts";

/** The funded accounts by what the tests use them for. */
const ACTORS = {
  ...{ deployer: 0, delegate: 1, guardian: 2, seller: 3, buyer: 4, second: 5, third: 6, keeper: 7 },
  ...{ auditor1: 8, auditor2: 9, auditor3: 10, auditor4: 11, auditor5: 12 },
} as const;
export type Actor = keyof typeof ACTORS;

/** A chain of its own with the whole market on it. */
export interface TestMarket {
  readonly rpcUrl: string;
  readonly client: PublicClient;
  /** A market client of one of the funded accounts. */
  as(actor: Actor, extra?: Partial<MarketConfig>): MarketClient;
  address(actor: Actor): `0x${string}`;
  privateKey(actor: Actor): `0x${string}`;
  /** Lets time pass and mines a block. */
  passTime(seconds: number): Promise<void>;
  mine(blocks: number): Promise<void>;
  /** Stops or starts mining a block for each transaction. */
  automine(on: boolean): Promise<void>;
  snapshot(): Promise<`0x${string}`>;
  revert(id: `0x${string}`): Promise<void>;
  now(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a chain in this process, behind JSON-RPC over HTTP, and deploys the market by the one deploy graph. */
export async function startMarket(): Promise<TestMarket> {
  const folder = await mkdtemp(join(tmpdir(), "ftns-sdk-"));
  // As on a public network, a transaction that reverts is mined, and its receipt says so.
  const override = { throwOnTransactionFailures: false };
  const server = await hre.network.createServer({ network: "osaka", override }, "127.0.0.1", 0);
  const { port } = await server.listen();
  const rpcUrl = `http://127.0.0.1:${port}`;
  const deploymentId = `sdk-test-${process.pid}-${port}`;
  const journal = join(hre.config.paths.ignition, "deployments", deploymentId);
  const stop = async () => {
    await server.close();
    await Promise.all([folder, journal].map((path) => rm(path, { recursive: true, force: true })));
  };
  try {
    const parameters = devnetParameters(devnetAccounts().map(({ address }) => address));
    const deployed = await deployMarket({
      network: "localhost",
      rpcUrl,
      parameters,
      folder,
      fresh: true,
      deploymentId,
    });
    return testMarket(rpcUrl, parseDeployment(deployed), stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function testMarket(rpcUrl: string, deployment: MarketConfig["deployment"], stop: () => Promise<void>): TestMarket {
  const chain = devnetChain(rpcUrl);
  const transport = http(rpcUrl);
  const client = createPublicClient({ chain, transport, pollingInterval: 50, cacheTime: 0 });
  const control = createTestClient({ mode: "hardhat", chain, transport });
  const accounts = devnetAccounts();
  const of = (actor: Actor) => accounts[ACTORS[actor]] ?? accounts[0]!;
  return {
    rpcUrl,
    client,
    as(actor, extra = {}) {
      const account = privateKeyToAccount(of(actor).privateKey);
      return createMarketClient({
        deployment,
        client,
        wallet: createWalletClient({ account, chain, transport }),
        ...extra,
      });
    },
    address: (actor) => of(actor).address,
    privateKey: (actor) => of(actor).privateKey,
    async passTime(seconds) {
      await control.increaseTime({ seconds });
      await control.mine({ blocks: 1 });
    },
    mine: (blocks) => control.mine({ blocks }),
    automine: (on) => control.setAutomine(on),
    snapshot: () => control.snapshot(),
    revert: (id) => control.revert({ id }),
    now: async () => Number((await client.getBlock()).timestamp),
    stop,
  };
}
