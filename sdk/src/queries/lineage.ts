import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { assetCard, type AssetCard } from "./asset-card.ts";
import { graphql } from "./graphql.ts";
import { request } from "./request.ts";

const edges = graphql(
  `
    query Lineage($where: AssetParent_filter!, $after: ID!) {
      assetParents(where: { and: [$where, { id_gt: $after }] }, orderBy: id, first: 1000) {
        id
        royaltyBps
        parent {
          ...AssetCard
        }
        child {
          ...AssetCard
        }
      }
    }
  `,
  [assetCard],
);

/** `child` was made from `parent` and pays it a royalty of each sale, basis points after the fee. */
export interface LineageEdge {
  readonly parent: AssetId;
  readonly child: AssetId;
  readonly royaltyBps: number;
}

/** A family tree: each asset once, with the edges between them. */
export interface Lineage {
  readonly assets: ReadonlyMap<AssetId, AssetCard>;
  readonly edges: readonly LineageEdge[];
  /** There are more descendants than were read. */
  readonly truncated: boolean;
}

/** Whose family, in which direction, how far. */
export interface LineageInput {
  readonly asset: AssetId;
  /** "up" to what it was made from, "down" to what was made from it. */
  readonly direction: "up" | "down";
  /** Generations; default 8. */
  readonly depth?: number;
  /** Assets to stop at; default 1,000. */
  readonly limit?: number;
}

const DEFAULT_DEPTH = 8;
const DEFAULT_LIMIT = 1_000;
const ROWS = 1_000;

/** The ancestors or descendants of an asset, one generation after the other. @throws MarketError the index codes */
export async function readLineage(
  market: MarketClient,
  { asset, direction, depth = DEFAULT_DEPTH, limit = DEFAULT_LIMIT }: LineageInput,
  signal?: AbortSignal,
): Promise<Lineage> {
  const assets = new Map<AssetId, AssetCard>();
  const found: LineageEdge[] = [];
  let generation = [String(asset)];
  for (let level = 0; level < depth && generation.length > 0 && assets.size < limit; level++) {
    const near = direction === "up" ? "child" : "parent";
    const far = direction === "up" ? "parent" : "child";
    const next = new Set<string>();
    for await (const row of edgesOf(market, { [`${near}_in`]: generation }, signal)) {
      found.push({ parent: Number(row.parent.id), child: Number(row.child.id), royaltyBps: row.royaltyBps });
      for (const card of [row.parent, row.child]) {
        if (row[far].id === card.id && !assets.has(Number(card.id))) next.add(card.id);
        assets.set(Number(card.id), card);
      }
      if (assets.size >= limit) break;
    }
    generation = [...next];
  }
  return { assets, edges: found, truncated: assets.size >= limit };
}

async function* edgesOf(market: MarketClient, where: object, signal?: AbortSignal) {
  let after = "";
  for (;;) {
    const { assetParents } = await request(market, edges, { where, after }, signal);
    yield* assetParents;
    const last = assetParents.at(-1);
    if (assetParents.length < ROWS || last === undefined) return;
    after = last.id;
  }
}
