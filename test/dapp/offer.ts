import { setTimeout as sleep } from "node:timers/promises";
import { actions, journeys, queries, uploadMetadata, type MarketClient } from "../../sdk/src/index.ts";
import type { Metadata } from "../../sdk/src/metadata/index.ts";
import { caughtUp, publishBytes, someBytes } from "../stack/stage.ts";

const READ_WITHIN_MS = 30_000;
const LOOK_AGAIN_MS = 250;

/** Something for sale, shown by the dApp. */
export interface Offered {
  readonly asset: number;
  readonly terms: bigint;
  readonly bytes: Uint8Array;
}

/** Puts bytes up for sale at the price of the stack's tests, and waits until lists and pages know them. */
export async function offerBytes(
  seller: MarketClient,
  { size = 200_000, seed, encrypted = true }: { size?: number; seed: number; encrypted?: boolean },
  metadata: Partial<Metadata> = {},
): Promise<Offered> {
  const bytes = someBytes(size, seed);
  const master = encrypted ? await journeys.sellerMaster(seller) : undefined;
  const { asset, terms } = await publishBytes(seller, bytes, master, metadata);
  await shown(seller, asset);
  return { asset, terms: terms[0] ?? 0n, bytes };
}

/** Waits until the index has read the asset's metadata from IPFS, which takes some blocks. */
export async function shown(market: MarketClient, asset: number): Promise<void> {
  await caughtUp(market);
  const deadline = Date.now() + READ_WITHIN_MS;
  for (;;) {
    const page = await queries.readAssetPage(market, asset);
    if (page?.metadata !== null && page?.metadata !== undefined) return;
    if (Date.now() > deadline) throw new Error(`the index does not read the metadata of asset ${asset}`);
    await sleep(LOOK_AGAIN_MS);
  }
}

/**
 * Gives an open file away with whatever metadata, past every check of the SDK: as a stranger with a client of their own can.
 * @param document the metadata, JSON
 */
export async function offerRaw(
  market: MarketClient,
  seed: number,
  document: (stored: journeys.StoredArtifact) => unknown,
): Promise<Pick<Offered, "asset" | "terms">> {
  const upload = market.ipfs?.upload;
  if (upload === undefined) throw new Error("nowhere to upload to");
  const bytes = someBytes(20_000, seed);
  const stored = await journeys.storeArtifact(market, { open: () => bytes, size: bytes.length });
  const { digest } = await uploadMetadata(JSON.stringify(document(stored)), upload);
  const version = {
    metadataDigest: digest,
    artifactDigest: stored.digest,
    keyNonce: stored.keyNonce,
    content: journeys.contentOf(stored),
  };
  const published = await actions.send(market, actions.publishAsset(market, { category: "Dataset", version }));
  const { asset } = actions.publishedVersion(market, published.receipt);
  const terms = { asset, kind: "Perpetual", text: { spdx: "CC0-1.0" } } as const;
  const created = await actions.send(market, actions.createTerms(market, terms));
  const id = actions.createdTerms(market, created.receipt);
  await actions.send(market, actions.listLicences(market, { terms: id, price: 0n }));
  return { asset, terms: id };
}
