import type { Category, LicenceKind } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { MarketError } from "../errors/market-error.ts";
import { assetCard, type AssetCard } from "./asset-card.ts";
import { graphql, type VariablesOf } from "./graphql.ts";
import { request } from "./request.ts";

const byFacets = graphql(
  `
    query AssetsByFacets(
      $where: Asset_filter!
      $orderBy: Asset_orderBy!
      $direction: OrderDirection!
      $first: Int!
      $skip: Int!
    ) {
      assets(where: $where, orderBy: $orderBy, orderDirection: $direction, first: $first, skip: $skip) {
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
        assets(where: $assets) {
          ...AssetCard
        }
      }
    }
  `,
  [assetCard],
);

/** What a list is sorted by. A text search is sorted by how well the text fits. */
export type SearchSort = "newest" | "popular" | "volume" | "cheapest";

export interface SearchInput {
  /** Words; each may be the beginning of one. */
  readonly text?: string;
  readonly category?: Category;
  readonly licenceKind?: LicenceKind;
  /** FTNS base units; only assets with an active offer up to it. */
  readonly maxPrice?: bigint;
  readonly encrypted?: boolean;
  /** As the sellers named them; every one given must fit. */
  readonly framework?: string;
  readonly task?: string;
  readonly language?: string;
  /** SPDX id. */
  readonly licence?: string;
  readonly tags?: readonly string[];
  /** Also assets that cannot be sold (taken down, proved fraudulent); default false. */
  readonly unavailable?: boolean;
  readonly sort?: SearchSort;
  /** Default 24, at most 1,000. */
  readonly first?: number;
  /** Of the page before. */
  readonly cursor?: string;
}

export interface SearchPage {
  readonly assets: readonly AssetCard[];
  /** Of the next page; undefined at the end. */
  readonly cursor: string | undefined;
}

const PAGE = 24;
const MAX_PAGE = 1_000;
const ORDER = {
  newest: ["number", "desc"],
  popular: ["salesCount", "desc"],
  volume: ["volume", "desc"],
  cheapest: ["minPrice", "asc"],
} as const;

/**
 * Finds assets by words and facets, a page at a time.
 * @throws MarketError `InvalidInput` for a bad cursor or page size, and those of the index
 */
export async function searchAssets(
  market: MarketClient,
  input: SearchInput = {},
  signal?: AbortSignal,
): Promise<SearchPage> {
  const first = pageSize(input.first);
  const skip = offsetOf(input.cursor);
  const where = assetFilter(input);
  const text = tsQuery(input.text ?? "");
  // One more than a page tells whether another follows.
  const found =
    text === undefined
      ? await inOrder(market, input, where, first + 1, skip, signal)
      : await byRank(market, text, input, where, first + 1, skip, signal);
  const cursor = found.length > first ? String(skip + first) : undefined;
  return { assets: found.slice(0, first).flatMap((row) => row), cursor };
}

async function inOrder(
  market: MarketClient,
  { sort = "newest" }: SearchInput,
  where: AssetFilter,
  first: number,
  skip: number,
  signal?: AbortSignal,
): Promise<AssetCard[][]> {
  const [orderBy, direction] = ORDER[sort];
  const priced = sort === "cheapest" ? { ...where, minPrice_not: null } : where;
  const { assets } = await request(market, byFacets, { where: priced, orderBy, direction, first, skip }, signal);
  return assets.map((asset) => [asset]);
}

/** A metadata file belongs to one asset as a rule, to none when it is an older version's. */
async function byRank(
  market: MarketClient,
  text: string,
  input: SearchInput,
  assets: AssetFilter,
  first: number,
  skip: number,
  signal?: AbortSignal,
): Promise<AssetCard[][]> {
  const { metadata_, ...assetOnly } = assets;
  const where = { ...metadata_, assets_: assetOnly };
  const found = await request(market, byText, { text, where, assets: assetOnly, first, skip }, signal);
  return found.searchMetadata.map((metadata) => metadata.assets);
}

type AssetFilter = VariablesOf<typeof byFacets>["where"];

function assetFilter(input: SearchInput): AssetFilter {
  const { category, licenceKind, maxPrice, encrypted, unavailable = false } = input;
  const facets = facetsOf(input);
  return {
    ...(category === undefined ? {} : { category }),
    ...(licenceKind === undefined ? {} : { licenceKinds_contains: [licenceKind] }),
    ...(maxPrice === undefined ? {} : { minPrice_lte: maxPrice.toString() }),
    ...(encrypted === undefined ? {} : { encrypted }),
    ...(unavailable ? {} : { status: "Live" }),
    ...(facets.length === 0 ? {} : { metadata_: { facets_contains: facets } }),
  };
}

/** As the index writes them: `<field>:<value>` in lower case. */
function facetsOf({ framework, task, language, licence, tags = [] }: SearchInput): string[] {
  const named = { framework, task, language, licence };
  const pairs = [...Object.entries(named), ...tags.map((tag) => ["tag", tag] as const)];
  return pairs.flatMap(([field, value]) => (value === undefined ? [] : [`${field}:${value.toLowerCase()}`]));
}

/** The words as Postgres takes them, each as a prefix, all of them; undefined when there is none. */
function tsQuery(text: string): string | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? undefined : words.map((word) => `${word}:*`).join(" & ");
}

function pageSize(first = PAGE): number {
  if (Number.isInteger(first) && first >= 1 && first < MAX_PAGE) return first;
  throw new MarketError("InvalidInput", `A page has 1 to ${MAX_PAGE - 1} assets, not ${first}.`);
}

function offsetOf(cursor = "0"): number {
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new MarketError("InvalidInput", "This cursor is not of this search. Begin at the first page.");
}
