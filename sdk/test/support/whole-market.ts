import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actor } from "../../../scripts/devnet/actors.ts";
import { startDevnet, type Devnet } from "../../../scripts/devnet/devnet.ts";
import { MARKET_STEPS } from "../../../scripts/devnet/market.ts";
import { FREE_PORTS } from "../../../scripts/devnet/ports.ts";
import { journeys, type Category, type MarketClient, type Parent, type Contributor } from "../../src/index.ts";

/** Chain, IPFS, Postgres and Graph Node with an empty market on them. */
export interface WholeMarket {
  readonly devnet: Devnet;
  /** The market through the eyes of one of the funded accounts. */
  as(account: number): MarketClient;
  stop(): Promise<void>;
}

/** Starts everything on free ports. Blocks are mined by transactions alone. */
export async function startWholeMarket(): Promise<WholeMarket> {
  const dataDir = await mkdtemp(join(tmpdir(), "ftns-sdk-whole-"));
  const market = { beforeIndex: MARKET_STEPS.beforeIndex, afterIndex: [] };
  const devnet = await startDevnet({ ports: FREE_PORTS, dataDir, seed: false, blockSeconds: 0, market });
  return {
    devnet,
    as(account) {
      const { privateKey } = devnet.accounts[account] ?? {};
      if (privateKey === undefined) throw new RangeError(`the devnet has no account ${account}`);
      return actor(devnet, privateKey);
    },
    async stop() {
      await devnet.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** An asset as a test describes it. */
export interface SmallAsset {
  readonly name: string;
  readonly category?: Category;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly framework?: string;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Encrypts it. */
  readonly master?: Uint8Array;
  readonly parents?: readonly Parent[];
  readonly contributors?: readonly Contributor[];
  /** FTNS base units; left out = not offered. */
  readonly price?: bigint;
  readonly offers?: readonly journeys.OfferInput[];
}

const LOWER = { Model: "model", Dataset: "dataset", Compute: "compute", Tool: "tool", IP: "ip" } as const;

/** What `journeys.publish` takes for it. */
export function publicationOf(asset: SmallAsset): journeys.PublicationInput {
  const { name, category = "Model", description = "A small asset.", tags = [], framework, parents = [] } = asset;
  const bytes = asset.bytes ?? new TextEncoder().encode(name);
  const offers =
    asset.price === undefined ? [] : [{ kind: "Perpetual", text: { spdx: "MIT" }, price: asset.price } as const];
  return {
    category,
    artifact: { open: () => bytes, size: bytes.length, master: asset.master },
    metadata: ({ cid, encryption }) => ({
      schema: "ftns-market/metadata/v1",
      name,
      description,
      category: LOWER[category],
      tags: [...tags],
      framework,
      languages: [],
      licence: { spdx: "MIT" },
      artifact: { name: "file.bin", mediaType: "application/octet-stream", size: bytes.length, cid, encryption },
      files: [{ path: "file.bin", size: bytes.length, mediaType: "application/octet-stream" }],
      metrics: [],
      parents: parents.map((parent) => ({ asset: String(parent.asset), royaltyBps: parent.royaltyBps })),
    }),
    contributors: asset.contributors,
    parents,
    offers: asset.offers ?? offers,
  };
}
