import "server-only";
import type { AssetId } from "@ftns-market/sdk/chain";
import { readMetadata } from "@ftns-market/sdk/journeys";
import type { Metadata } from "@ftns-market/sdk/metadata";
import {
  certificatesOf,
  listReviews,
  listSales,
  ratingCounts,
  readAssetPage,
  readAssetSeries,
  readLineage,
  type AssetPage,
  type ReviewOrder,
  type ReviewsInput,
} from "@ftns-market/sdk/queries";
import { readAsset, readListing, readVersion, type ChainAsset, type ChainListing } from "@ftns-market/sdk/reads";
import type { ChainVersion } from "@ftns-market/sdk/reads";
import { cache } from "react";
import { offersOf, readSaleConditions, splitOf } from "@/features/asset";
import { findTelltales, type Telltale } from "@/features/reviews";
import { serverMarket } from "@/lib/server/market";

/** What is known of an asset. "absent": neither the index nor the chain has it. "unknown": neither answers. */
export type Found =
  | { readonly state: "indexed"; readonly asset: AssetPage }
  | {
      readonly state: "late" | "down";
      readonly asset: ChainAsset;
      readonly version: ChainVersion;
    }
  | { readonly state: "absent" }
  | { readonly state: "unknown" };

/** The id of an asset in a URL; undefined for anything else. */
export function assetIdOf(text: string): AssetId | undefined {
  return /^[1-9]\d{0,13}$/.test(text) ? Number(text) : undefined;
}

/** Looks an asset up, in the index first, once per request. */
export const findAsset = cache(async (id: AssetId): Promise<Found> => {
  const market = serverMarket();
  const indexed = await attempt(readAssetPage(market, id));
  if (indexed.ok && indexed.value !== undefined) return { state: "indexed", asset: indexed.value };
  const onChain = await attempt(
    readAsset(market, id).then(async (asset) => ({
      asset,
      version: await readVersion(market, id, asset.latestVersion),
    })),
  );
  if (onChain.ok) return { state: indexed.ok ? "late" : "down", ...onChain.value };
  return onChain.code === "AssetRegistry_UnknownAsset" ? { state: "absent" } : { state: "unknown" };
});

const LINEAGE = { depth: 3, limit: 40 } as const;
const SALES_PER_PAGE = 10;
const REVIEWS_PER_PAGE = 10;

/** Where the lists of the page stand, as its address says. */
export interface Places {
  readonly sales: string | undefined;
  readonly reviews: string | undefined;
  readonly order: ReviewOrder;
}

/** Everything else that the page shows. What does not answer is undefined or empty, and the page says so. */
export async function loadDetails(asset: AssetPage, places: Places) {
  const market = serverMarket();
  const id = Number(asset.id);
  const offers = offersOf(asset);
  const from = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });
  const { order } = places;
  const [conditions, listings, series, sales, up, down, metadata, certificates, counts, reviews] = await Promise.all([
    attempt(readSaleConditions(market, id, splitOf(asset))),
    Promise.all(offers.map(({ terms }) => attempt(readListing(market, BigInt(terms))))),
    attempt(readAssetSeries(market, id)),
    attempt(listSales(market, { asset: id, first: SALES_PER_PAGE, ...from(places.sales) })),
    asset.parents.length === 0 ? undefined : attempt(readLineage(market, { asset: id, direction: "up", ...LINEAGE })),
    asset.children.length === 0
      ? undefined
      : attempt(readLineage(market, { asset: id, direction: "down", ...LINEAGE })),
    checkedMetadata(asset),
    attempt(certificatesOf(market, id)),
    attempt(ratingCounts(market, id)),
    reviewsOf(id, { order, first: REVIEWS_PER_PAGE, ...from(places.reviews) }),
  ]);
  const agreed = valueOf(conditions);
  return {
    /** Seconds since 1970, by the chain's clock where it answers. */
    now: agreed?.timestamp ?? Math.floor(Date.now() / 1_000),
    conditions: agreed,
    listings: Object.fromEntries(
      listings.flatMap((listing): [string, ChainListing][] =>
        listing.ok ? [[String(listing.value.terms), listing.value]] : [],
      ),
    ),
    series: valueOf(series),
    sales: valueOf(sales),
    lineages: [up, down].flatMap((lineage) => (lineage?.ok === true ? [lineage.value] : [])),
    metadata,
    certificates: valueOf(certificates),
    counts: valueOf(counts),
    ...reviews,
  };
}

/** Reviews, and those among them that can be struck. Which these are is not worth a page without reviews. */
async function reviewsOf(asset: AssetId, input: Omit<ReviewsInput, "asset">) {
  const market = serverMarket();
  const reviews = valueOf(await attempt(listReviews(market, { asset, ...input })));
  const telltales: readonly Telltale[] =
    reviews === undefined ? [] : (valueOf(await attempt(findTelltales(market, asset, reviews.items))) ?? []);
  return { reviews, telltales };
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string };

/** The outcome of something that may not answer; the page is worth showing without it. */
async function attempt<T>(work: Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "Unexpected";
    return { ok: false, code };
  }
}

function valueOf<T>(tried: Attempt<T>): T | undefined {
  return tried.ok ? tried.value : undefined;
}

/** How long a page waits for IPFS before it shows the index's copy. */
const IPFS_TIMEOUT_MS = 2_000;
/** A file that did not come is not asked for again for so long. */
const FORGET_FAILURE_MS = 30_000;
const REMEMBERED = 500;

const remembered = new Map<string, { readonly metadata: Metadata | undefined; readonly at: number }>();

/** The metadata file of the latest version, checked against its digest. It never changes, so it is read once. */
async function checkedMetadata({ versions }: AssetPage): Promise<Metadata | undefined> {
  const [latest] = versions;
  if (latest === undefined) return undefined;
  const { metadataDigest } = latest;
  const known = remembered.get(metadataDigest);
  if (known?.metadata !== undefined || (known !== undefined && Date.now() - known.at < FORGET_FAILURE_MS)) {
    return known.metadata;
  }
  const options = { timeoutMs: IPFS_TIMEOUT_MS, rounds: 1, signal: AbortSignal.timeout(IPFS_TIMEOUT_MS) };
  const metadata = valueOf(await attempt(readMetadata(serverMarket(), { metadataDigest }, options)));
  if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value ?? "");
  remembered.set(metadataDigest, { metadata, at: Date.now() });
  return metadata;
}
