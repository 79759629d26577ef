import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actor } from "../../scripts/devnet/actors.ts";
import { type Devnet, startDevnet } from "../../scripts/devnet/devnet.ts";
import { FREE_PORTS, settlePorts } from "../../scripts/devnet/ports.ts";
import { RunFile } from "../../scripts/devnet/run-file.ts";
import { GraphNode } from "../../scripts/devnet/services/graph-node.ts";
import { Supervisor } from "../../scripts/devnet/supervisor.ts";
import type { MarketClient } from "../../sdk/src/index.ts";
import { dumpEntities, type Entities } from "./entities.ts";

/** Indexing from zero must not take longer, however busy the machine is. */
const SYNC_TIMEOUT_MS = 180_000;

/** A devnet of its own, without seed. */
export interface Stage extends AsyncDisposable {
  readonly devnet: Devnet;
  /** The folder that holds the built subgraph. */
  readonly subgraphDir: string;
  /** The market through the eyes of funded account `index`; made anew, so that nothing is remembered over a reorganisation. */
  play(index: number): MarketClient;
  /** Waits until the index stands at the newest block of the chain as it is. */
  caughtUp(): Promise<void>;
  /** What the index holds at the newest block. */
  indexed(): Promise<Entities>;
  /** Starts a second Graph Node on an empty database. */
  freshIndex(): Promise<FreshIndex>;
}

export interface FreshIndex extends AsyncDisposable {
  readonly graphNode: GraphNode;
}

/**
 * @param blockSeconds time between empty blocks; 0 = only the test makes blocks. Then a block can stay unseen for 30 s: Graph
 * Node now and then misses the news of one, and looks again only when the next comes, or after that time.
 */
export async function openStage(blockSeconds: number): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "ftns-index-"));
  const dataDir = join(folder, "devnet");
  const devnet = await startDevnet({ ports: FREE_PORTS, dataDir, seed: false, blockSeconds });
  const { chain, graphNode } = devnet.services;
  let indexes = 0;
  const stage: Stage = {
    devnet,
    subgraphDir: join(dataDir, "subgraph"),
    play(index) {
      const account = devnet.accounts[index];
      assert(account !== undefined);
      return actor(devnet, account.privateKey);
    },
    async caughtUp() {
      await graphNode.waitForBlock((await chain.head()).number, SYNC_TIMEOUT_MS);
    },
    async indexed() {
      await stage.caughtUp();
      return dumpEntities(graphNode.url);
    },
    freshIndex: () => freshIndex(stage, join(folder, `index-${++indexes}`), `fresh${indexes}`),
    async [Symbol.asyncDispose]() {
      await devnet.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return stage;
}

async function freshIndex({ devnet, subgraphDir }: Stage, dataDir: string, database: string): Promise<FreshIndex> {
  const { chain, ipfs, postgres } = devnet.services;
  const supervisor = new Supervisor(dataDir, await RunFile.acquire(dataDir, console.error), console.error);
  try {
    const graphNode = new GraphNode(supervisor, {
      ports: await settlePorts(FREE_PORTS),
      postgresUrl: await postgres.createDatabase(database),
      chainUrl: chain.url,
      ipfsUrl: ipfs.url,
      subgraphDir,
    });
    await graphNode.start();
    return { graphNode, [Symbol.asyncDispose]: () => supervisor.stop() };
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}

/** What an index built from zero holds at the newest block. */
export async function reindexed(stage: Stage): Promise<Entities> {
  await using fresh = await stage.freshIndex();
  const { number } = await stage.devnet.services.chain.head();
  await fresh.graphNode.waitForBlock(number, SYNC_TIMEOUT_MS);
  return await dumpEntities(fresh.graphNode.url);
}
