import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPublicClient, createTestClient, createWalletClient, http, type PublicClient } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { deployMarket } from "../../../scripts/deploy/deploy.ts";
import { devnetParameters } from "../../../scripts/deploy/parameters.ts";
import { devnetAccounts } from "../../../scripts/devnet/accounts.ts";
import { parseDeployment } from "../../src/chain/deployment.ts";
import { devnetChain } from "../../src/chain/devnet.ts";
import { createMarketClient, type MarketClient, type MarketConfig } from "../../src/chain/market-client.ts";

const ROOT = join(import.meta.dirname, "../../..");
const START_TIMEOUT_MS = 60_000;

/** The funded accounts by what the tests use them for. */
const ACTORS = { deployer: 0, council: 1, guardian: 2, seller: 3, buyer: 4, second: 5, third: 6, keeper: 7 } as const;
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

/** Starts a chain as a child process and deploys the market by the one deploy graph. */
export async function startMarket(): Promise<TestMarket> {
  const port = await freePort();
  const rpcUrl = `http://127.0.0.1:${port}`;
  const folder = await mkdtemp(join(tmpdir(), "ftns-sdk-"));
  const node = spawn(process.execPath, [join(ROOT, "scripts/devnet/services/chain-server.ts"), String(port)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const accounts = devnetAccounts();
  const deploymentId = `sdk-test-${process.pid}-${port}`;
  const journal = join(ROOT, "ignition/deployments", deploymentId);
  const cleanUp = async () => {
    await end(node);
    await Promise.all([folder, journal].map((path) => rm(path, { recursive: true, force: true })));
  };
  try {
    await answers(rpcUrl);
    const parameters = devnetParameters(accounts.map(({ address }) => address));
    const deployed = await deployMarket({
      network: "localhost",
      rpcUrl,
      parameters,
      folder,
      fresh: true,
      deploymentId,
    });
    return testMarket(rpcUrl, parseDeployment(deployed), cleanUp);
  } catch (error) {
    await cleanUp();
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => {
    server.once("listening", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

async function answers(url: string): Promise<void> {
  const end = Date.now() + START_TIMEOUT_MS;
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] });
  for (;;) {
    const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body }).catch(
      () => undefined,
    );
    if (response?.ok === true) return;
    if (Date.now() > end) throw new Error(`the chain at ${url} does not answer`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
  });
  child.kill("SIGKILL");
  await ended;
}
