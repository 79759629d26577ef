import type { Address } from "viem";
import type { Category, LicenceKind } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { MarketError } from "../errors/market-error.ts";
import { assetCard, type AssetCard } from "./asset-card.ts";
import { graphql, type VariablesOf } from "./graphql.ts";
import { after, offsetOf, pageOf, pageSize, rowsFor, type PageInput } from "./page.ts";
import { request } from "./request.ts";

const byFacets = graphql(
  `
    query AssetsByFacets($where: Asset_filter!, $orderBy: Asset_orderBy!, $direction: OrderDirection!, $first: Int!) {
      assets(where: $where, orderBy: $orderBy, orderDirection: $direction, first: $first) {
        number
        quality
        ...AssetCard
      }
    }
  `,
  [assetCard],
);

const byText = graphql(
  `
    query AssetsByText($text: String!, $where: Metadata_filter!, $assets: Asset_filter!, $first: Int!, $skip: Int!) {
      searchMetadata(text: $text, where: $where, first: $first, skip: $skip) {
        id
        assets(where: $assets, first: 100) {
          ...AssetCard
        }
      }
    }
  `,
  [assetCard],
);

/** What a list is sorted by; "relevance" is how well the text fits. */
export type SearchSort = "relevance" | "newest" | "popular" | "volume" | "cheapest" | "quality" | "rating";

/** What to search for. Everything that is given must hold. */
export interface SearchInput extends PageInput {
  /** Words of name, description and tags; each may be the beginning of one. */
  readonly text?: string;
  readonly category?: Category;
  readonly licenceKind?: LicenceKind;
  /** FTNS base units; only assets with an active offer from it on. */
  readonly minPrice?: bigint;
  /** FTNS base units; only assets with an active offer up to it. */
  readonly maxPrice?: bigint;
  /** Only what has an active offer; default false. */
  readonly onOffer?: boolean;
  readonly encrypted?: boolean;
  readonly owner?: Address;
  /** True: only what has a live certificate; false: only what has none. */
  readonly certified?: boolean;
  /** Basis points; only what has a live certificate with this overall quality or more. */
  readonly minQuality?: number;
  /** Stars, 1 to 5; only what has this weighted mean or more. */
  readonly minRating?: number;
  /** WAD; only what somebody of this reputation or more owns, as of the last change of that. */
  readonly minReputation?: bigint;
  /** Time of the chain, seconds since 1970, which certificates expire by; default: the clock of this computer. */
  readonly now?: number;
  /** As the sellers named them; every one given must fit. */
  readonly framework?: string;
  readonly task?: string;
  readonly language?: string;
  /** SPDX id. */
  readonly licence?: string;
  readonly tags?: readonly string[];
  /** Also assets that cannot be sold (taken down, proved fraudulent); default false. */
  readonly unavailable?: boolean;
  /** Default "relevance" with a text, else "newest". */
  readonly sort?: SearchSort;
}

/** A part of what was found. */
export interface SearchPage {
  readonly assets: readonly AssetCard[];
  /** Of the next page; undefined at the end. */
  readonly cursor: string | undefined;
}

type AssetFilter = VariablesOf<typeof byFacets>["where"];

/** A text sorted by something else than relevance: so many of the best matches are put in order. */
const BEST_MATCHES = 1_000;

const ORDERS = {
  newest: { orderBy: "number", direction: "desc", type: "BigInt" },
  popular: { orderBy: "salesCount", direction: "desc", type: "Int" },
  volume: { orderBy: "volume", direction: "desc", type: "BigInt" },
  cheapest: { orderBy: "minPrice", direction: "asc", type: "BigInt" },
  quality: { orderBy: "quality", direction: "desc", type: "Int" },
  rating: { orderBy: "rating", direction: "desc", type: "Int" },
} as const;

/**
 * Finds assets by words and facets, a page at a time.
 * @throws MarketError `InvalidInput` for a bad cursor or page size, or for relevance without a text; those of the index
 */
export async function searchAssets(
  market: MarketClient,
  input: SearchInput = {},
  signal?: AbortSignal,
): Promise<SearchPage> {
  const text = tsQuery(input.text ?? "");
  const sort = input.sort ?? (text === undefined ? "newest" : "relevance");
  if (sort === "relevance") {
    if (text !== undefined) return byRank(market, text, input, signal);
    throw new MarketError("InvalidInput", "To sort by relevance, search for some words.");
  }
  if (text === undefined) return inOrder(market, sort, input, [], signal);
  const { searchMetadata } = await matches(market, text, input, BEST_MATCHES, 0, signal);
  if (searchMetadata.length === 0) return { assets: [], cursor: undefined };
  const found = [{ metadata_in: searchMetadata.map(({ id }) => id) }];
  return inOrder(market, sort, input, found, signal);
}

async function inOrder(
  market: MarketClient,
  sort: keyof typeof ORDERS,
  input: SearchInput,
  more: readonly Record<string, unknown>[],
  signal?: AbortSignal,
): Promise<SearchPage> {
  const { orderBy, direction, type } = ORDERS[sort];
  const first = pageSize(input.first);
  const where = {
    and: [
      ...[...conditions(input), ...ownerConditions(input), ...facets(input), ...more],
      ...[...sortable(sort, input), ...after(orderBy, direction, input.cursor, type)],
    ],
  };
  const variables = { where: where as AssetFilter, orderBy, direction, first: rowsFor(first) };
  const { assets } = await request(market, byFacets, variables, signal);
  const place = (row: (typeof assets)[number]) => ({ value: String(row[orderBy]), id: row.id });
  const { items, cursor } = pageOf(assets, first, place);
  return { assets: items, cursor };
}

/** What has no place in an order is left out. */
function sortable(sort: keyof typeof ORDERS, input: SearchInput): Record<string, unknown>[] {
  if (sort === "cheapest") return [{ activeOffers_gt: 0 }];
  if (sort === "quality") return [{ certifiedUntil_gt: nowOf(input) }];
  return sort === "rating" ? [{ rating_not: null }] : [];
}

/** The order of relevance has no value to go on from, so its cursor is an offset. */
async function byRank(
  market: MarketClient,
  text: string,
  input: SearchInput,
  signal?: AbortSignal,
): Promise<SearchPage> {
  const first = pageSize(input.first);
  const skip = offsetOf(input.cursor);
  const { searchMetadata } = await matches(market, text, input, rowsFor(first), skip, signal);
  const cursor = searchMetadata.length > first ? String(skip + first) : undefined;
  // A metadata file belongs to one asset as a rule, to none when it is an older version's.
  return { assets: searchMetadata.slice(0, first).flatMap(({ assets }) => assets), cursor };
}

function matches(
  market: MarketClient,
  text: string,
  input: SearchInput,
  first: number,
  skip: number,
  signal?: AbortSignal,
) {
  const own = conditions(input);
  const named = facetsOf(input);
  // A filter by what an asset refers to cannot be inside another of that kind.
  const where = { ...(named.length === 0 ? {} : { facets_contains: named }), assets_: { and: own } as AssetFilter };
  const assets = { and: [...own, ...ownerConditions(input)] } as AssetFilter;
  return request(market, byText, { text, where, assets, first, skip }, signal);
}

/** What is asked of the asset itself. */
export function conditions(input: SearchInput): Record<string, unknown>[] {
  const { category, licenceKind, minPrice, maxPrice, onOffer = false, encrypted, owner, unavailable = false } = input;
  const { certified, minQuality, minRating } = input;
  return [
    unavailable ? { id_not: "" } : { status: "Live" },
    category === undefined ? undefined : { category },
    licenceKind === undefined ? undefined : { licenceKinds_contains: [licenceKind] },
    minPrice === undefined ? undefined : { minPrice_gte: String(minPrice) },
    maxPrice === undefined ? undefined : { minPrice_lte: String(maxPrice) },
    onOffer ? { activeOffers_gt: 0 } : undefined,
    encrypted === undefined ? undefined : { encrypted },
    owner === undefined ? undefined : { owner: owner.toLowerCase() },
    certified === undefined ? undefined : { [`certifiedUntil_${certified ? "gt" : "lte"}`]: nowOf(input) },
    minQuality === undefined ? undefined : { quality_gte: minQuality, certifiedUntil_gt: nowOf(input) },
    minRating === undefined ? undefined : { rating_gte: Math.ceil(((minRating - 1) * 10_000) / 4) },
  ].filter((condition) => condition !== undefined);
}

/** What is asked of the asset's owner. */
export function ownerConditions({ minReputation }: SearchInput): Record<string, unknown>[] {
  return minReputation === undefined ? [] : [{ owner_: { score_gte: String(minReputation) } }];
}

/** Seconds since 1970, as the index takes them. */
export function nowOf({ now }: SearchInput): string {
  return String(now ?? Math.floor(Date.now() / 1_000));
}

/** What is asked of the metadata. */
function facets(input: SearchInput): Record<string, unknown>[] {
  const named = facetsOf(input);
  return named.length === 0 ? [] : [{ metadata_: { facets_contains: named } }];
}

/** As the index writes them: `<field>:<value>` in lower case. */
function facetsOf({ framework, task, language, licence, tags = [] }: SearchInput): string[] {
  const named = { framework, task, language, licence };
  const pairs = [...Object.entries(named), ...tags.map((tag) => ["tag", tag] as const)];
  return pairs.flatMap(([field, value]) => (value === undefined ? [] : [`${field}:${value.toLowerCase()}`]));
}

/** The words as Postgres takes them, each as a prefix, all of them; undefined when there is none. */
export function tsQuery(text: string): string | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? undefined : words.map((word) => `${word}:*`).join(" & ");
}
