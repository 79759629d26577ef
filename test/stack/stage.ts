import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getBlockNumber } from "viem/actions";
import { actor } from "../../scripts/devnet/actors.ts";
import { startDevnet, type Devnet } from "../../scripts/devnet/devnet.ts";
import { FREE_PORTS } from "../../scripts/devnet/ports.ts";
import { journeys, parseFtns, queries, type MarketClient } from "../../sdk/src/index.ts";
import type { Metadata } from "../../sdk/src/metadata/index.ts";

/** A whole devnet of its own, and who plays on it. */
export interface Stage extends AsyncDisposable {
  readonly devnet: Devnet;
  readonly folder: string;
  readonly seller: MarketClient;
  readonly buyer: MarketClient;
  readonly keeper: MarketClient;
}

/** @param seed whether its market is filled as by `npm start`; default false */
export async function openStage({ seed = false } = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "ftns-stack-"));
  const devnet = await startDevnet({ ports: FREE_PORTS, dataDir: join(folder, "devnet"), seed });
  const play = (index: number) => {
    const account = devnet.accounts[index];
    assert(account !== undefined);
    return actor(devnet, account.privateKey);
  };
  return {
    devnet,
    folder,
    seller: play(2),
    buyer: play(6),
    keeper: play(10),
    async [Symbol.asyncDispose]() {
      await devnet.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const PRICE = parseFtns("100");

/** Bytes that no other artifact of the tests has. */
export function someBytes(size: number, seed: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let state = seed;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

export function metadataOf(stored: journeys.StoredArtifact, change: Partial<Metadata> = {}): Metadata {
  const { cid, size, encryption } = stored;
  return {
    schema: "ftns-market/metadata/v1",
    name: "A small artifact",
    description: "To try the market with.",
    category: "dataset",
    tags: ["test"],
    languages: [],
    licence: { spdx: "CC0-1.0" },
    artifact: { name: "artifact.bin", mediaType: "application/octet-stream", size, cid, encryption },
    files: [],
    metrics: [],
    parents: [],
    ...change,
  };
}

/** Publishes bytes for sale as a seller does, encrypted when a master is given. */
export async function publishBytes(
  market: MarketClient,
  bytes: Uint8Array,
  master?: Uint8Array,
  metadata: Partial<Metadata> = {},
): Promise<journeys.Publication> {
  if (master !== undefined) await journeys.prepareToSell(market, PRICE);
  return journeys.publish(market, {
    category: "Dataset",
    artifact: { open: () => bytes, size: bytes.length, master },
    metadata: (stored) => metadataOf(stored, metadata),
    offers: [{ kind: "Perpetual", text: { spdx: "CC0-1.0" }, price: PRICE }],
  });
}

/** Waits until the index has everything that is on the chain now. */
export async function caughtUp(market: MarketClient): Promise<void> {
  await queries.waitForBlock(market, await getBlockNumber(market.client, { cacheTime: 0 }));
}

/** Lets time pass on the chain. */
export async function passTime({ services }: Devnet, seconds: number): Promise<void> {
  await services.chain.request("evm_increaseTime", [seconds]);
  await services.chain.request("evm_mine");
}
