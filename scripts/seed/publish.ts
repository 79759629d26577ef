import { readFile } from "node:fs/promises";
import {
  journeys,
  parseFtns,
  uploadFile,
  type Category,
  type LicenceKind,
  type MarketClient,
  type TermsId,
  requireAccount,
} from "../../sdk/src/index.ts";
import type { MetadataLicence } from "../../sdk/src/metadata/index.ts";
import { readFileSource } from "../../sdk/src/node.ts";
import type { LicenceChoice, Party, SeedAsset, SeedTerms } from "./catalogue/types.ts";
import { seedMetadata } from "./content/metadata.ts";

/** The market through the eyes of each party of the seed. */
export type Cast = Readonly<Record<Party, MarketClient>>;

export interface SeededAsset {
  readonly seed: SeedAsset;
  readonly asset: number;
  readonly terms: readonly TermsId[];
}

/** Credit that each seller of encrypted assets keeps in the vault for its bonds, FTNS base units. */
export const BOND_CREDIT = parseFtns("5000");

const CATEGORY: Readonly<Record<SeedAsset["category"], Category>> = {
  model: "Model",
  dataset: "Dataset",
  compute: "Compute",
  tool: "Tool",
  ip: "IP",
};
const KIND: Readonly<Record<SeedTerms["kind"], LicenceKind>> = {
  perpetual: "Perpetual",
  subscription: "Subscription",
  metered: "Metered",
};

/**
 * Publishes a catalogue through the SDK, as its sellers would: encrypt, upload, publish, create terms, list. Parents first.
 * @param onAsset called after each asset
 */
export async function publishSeed(
  cast: Cast,
  assets: readonly SeedAsset[],
  onAsset: (done: SeededAsset) => void = () => undefined,
): Promise<SeededAsset[]> {
  const sellers = new Set(assets.filter(({ encrypted }) => encrypted).map(({ owner }) => owner));
  const masters = new Map<Party, Uint8Array>();
  for (const seller of sellers) {
    masters.set(seller, await journeys.sellerMaster(cast[seller]));
    await journeys.prepareToSell(cast[seller], BOND_CREDIT);
  }
  const done: SeededAsset[] = [];
  for (const seed of assets) {
    const published = await publishOne(cast, seed, seed.encrypted ? masters.get(seed.owner) : undefined, done);
    done.push(published);
    onAsset(published);
  }
  return done;
}

async function publishOne(
  cast: Cast,
  seed: SeedAsset,
  master: Uint8Array | undefined,
  earlier: readonly SeededAsset[],
): Promise<SeededAsset> {
  const market = cast[seed.owner];
  const parentIds = Object.fromEntries(earlier.map((parent) => [parent.seed.key, BigInt(parent.asset)]));
  const { cid: coverCid } = await uploadFile(await readFile(seed.cover.path), uploadTarget(market));
  const licence = await storedLicence(market, seed.licence);
  const { asset, terms } = await journeys.publish(market, {
    category: CATEGORY[seed.category],
    artifact: {
      open: async () => (await readFileSource(seed.artifact.path)).source,
      size: seed.artifact.size,
      master,
    },
    metadata: ({ cid, encryption }) =>
      seedMetadata(seed, { artifactCid: cid, coverCid, encryption, licence: licence.metadata, parentIds }),
    contributors: seed.contributors.map(({ party, weight }) => ({
      account: requireAccount(cast[party]),
      weight: BigInt(weight),
    })),
    parents: seed.parents.map(({ key, royaltyBps }) => ({ asset: Number(parentIds[key] ?? 0), royaltyBps })),
    resaleRoyaltyBps: seed.resaleRoyaltyBps,
    offers: await Promise.all(seed.terms.map((terms) => offerOf(market, terms))),
  });
  return { seed, asset, terms };
}

async function offerOf(market: MarketClient, terms: SeedTerms) {
  const { kind, price, transferable, exclusive, period, unitsPerPack, supplyCap } = terms;
  const { text } = await storedLicence(market, terms.licence);
  return { kind: KIND[kind], text, price, transferable, exclusive, period, unitsPerPack, supplyCap };
}

/** A licence text as terms name it, and as metadata name it. */
async function storedLicence(market: MarketClient, choice: LicenceChoice) {
  if ("spdx" in choice) return { text: choice, metadata: choice satisfies MetadataLicence };
  const { cid, digest } = await uploadFile(await readFile(choice.textPath), uploadTarget(market));
  return { text: { digest }, metadata: { textCid: cid, name: choice.name } satisfies MetadataLicence };
}

function uploadTarget(market: MarketClient) {
  const target = market.ipfs?.upload;
  if (target === undefined) throw new Error("the seed needs an IPFS node to upload to");
  return target;
}
