import type { Address } from "viem";
import type { AssetStatus, Category, LicenceKind } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { MarketError } from "../errors/market-error.ts";
import { assetSummaryFragment, toAssetSummary, type AssetSummary } from "./asset-summary.ts";
import { graphql, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";

/** In which order assets come. "relevance" needs a text. */
export type SearchOrder = "relevance" | "newest" | "cheapest" | "mostSold" | "lastChanged";

/** What to search for. Everything that is given must hold. */
export interface SearchInput extends PageInput {
  /** Words of name, description and tags; the last one may be begun. */
  readonly text?: string;
  /** Default "relevance" with a text, else "newest". */
  readonly order?: SearchOrder;
  readonly categories?: readonly Category[];
  /** As in "framework:onnx", "task:tabular-classification", "tag:medicine", "language:en", "licence:mit". */
  readonly facets?: readonly string[];
  readonly licenceKind?: LicenceKind;
  /** FTNS base units; implies that it is on offer. */
  readonly minPrice?: bigint;
  /** FTNS base units; implies that it is on offer. */
  readonly maxPrice?: bigint;
  /** Only what has an active offer. */
  readonly onOffer?: boolean;
  readonly encrypted?: boolean;
  readonly owner?: Address;
  /** Default: live ones. */
  readonly statuses?: readonly AssetStatus[];
}

const searchQuery = graphql(
  `
    query SearchAssets($first: Int!, $where: Asset_filter!, $orderBy: Asset_orderBy!, $direction: OrderDirection!) {
      assets(first: $first, where: $where, orderBy: $orderBy, orderDirection: $direction) {
        ...AssetSummary
      }
    }
  `,
  [assetSummaryFragment],
);

const textQuery = graphql(
  `
    query SearchText($text: String!, $first: Int!, $skip: Int!, $metadata: Metadata_filter!, $where: Asset_filter!) {
      searchMetadata(text: $text, first: $first, skip: $skip, where: $metadata) {
        id
        assets(where: $where, first: 100) {
          ...AssetSummary
        }
      }
    }
  `,
  [assetSummaryFragment],
);

type AssetFilter = VariablesOf<typeof searchQuery>["where"];
type AssetRow = Parameters<typeof toAssetSummary>[0];

interface Order {
  readonly orderBy: VariablesOf<typeof searchQuery>["orderBy"];
  readonly direction: "asc" | "desc";
  readonly value: (row: AssetRow) => string;
}

const ORDERS: Readonly<Record<Exclude<SearchOrder, "relevance">, Order>> = {
  newest: { orderBy: "number", direction: "desc", value: (row) => row.number },
  cheapest: { orderBy: "minPrice", direction: "asc", value: (row) => row.minPrice ?? "0" },
  mostSold: { orderBy: "salesCount", direction: "desc", value: (row) => String(row.salesCount) },
  lastChanged: { orderBy: "updatedAt", direction: "desc", value: (row) => row.updatedAt },
};

/**
 * Searches assets by text, facets and price, page by page.
 * @throws MarketError `InvalidInput` for an order by relevance without a text; the index codes
 */
export async function searchAssets(
  market: MarketClient,
  input: SearchInput = {},
  signal?: AbortSignal,
): Promise<Page<AssetSummary>> {
  const words = wordsOf(input.text);
  const order = input.order ?? (words === "" ? "newest" : "relevance");
  if (words === "" && order === "relevance") {
    throw new MarketError("InvalidInput", "To order by relevance, search for some words.");
  }
  if (order === "relevance") return byRelevance(market, words, input, signal);
  const matching = words === "" ? undefined : await matchingMetadata(market, words, input, signal);
  if (matching?.length === 0) return { items: [], cursor: undefined };
  return inOrder(market, ORDERS[order], input, matching, signal);
}

async function inOrder(
  market: MarketClient,
  { orderBy, direction, value }: Order,
  input: SearchInput,
  metadataIds: readonly string[] | undefined,
  signal?: AbortSignal,
): Promise<Page<AssetSummary>> {
  const first = pageSize(input);
  const onOffer = orderBy === "minPrice" ? [{ activeOffers_gt: 0 }] : [];
  const text = metadataIds === undefined ? [] : [{ metadata_in: metadataIds }];
  const conditions = [...filtersOf(input), ...onOffer, ...text, ...after(orderBy, direction, input.cursor)];
  const where = { and: conditions } as AssetFilter;
  const { assets } = await request(market, searchQuery, { first: rowsFor(first), where, orderBy, direction }, signal);
  return pageOf(assets, first, (row) => ({ value: value(row), id: row.id }), toAssetSummary);
}

/** The best matches first. The place in this order is a plain count, so its cursor is an offset. */
async function byRelevance(
  market: MarketClient,
  text: string,
  input: SearchInput,
  signal?: AbortSignal,
): Promise<Page<AssetSummary>> {
  const first = pageSize(input);
  const skip = offsetOf(input.cursor);
  const where = { and: filtersOf(input) } as AssetFilter;
  const metadata = { assets_: where } as VariablesOf<typeof textQuery>["metadata"];
  const variables = { text, first: rowsFor(first), skip, metadata, where };
  const { searchMetadata: found } = await request(market, textQuery, variables, signal);
  const shown = found.slice(0, first);
  const items = shown.flatMap(({ assets }) => assets.map(toAssetSummary));
  return { items, cursor: found.length > first ? String(skip + first) : undefined };
}

/** With another order than relevance the best thousand matches are put in order. */
async function matchingMetadata(market: MarketClient, text: string, input: SearchInput, signal?: AbortSignal) {
  const where = { and: filtersOf(input) } as AssetFilter;
  const metadata = { assets_: where } as VariablesOf<typeof textQuery>["metadata"];
  const variables = { text, first: MATCHES, skip: 0, metadata, where: { id: "" } };
  const { searchMetadata: found } = await request(market, textQuery, variables, signal);
  return found.map(({ id }) => id);
}

const MATCHES = 1_000;

function filtersOf(input: SearchInput): Record<string, unknown>[] {
  const { categories, facets, licenceKind, minPrice, maxPrice, onOffer, encrypted, owner, statuses } = input;
  return [
    { status_in: statuses ?? ["Live"] },
    categories === undefined ? undefined : { category_in: categories },
    facets === undefined || facets.length === 0 ? undefined : { metadata_: { facets_contains: facets.map(lower) } },
    licenceKind === undefined ? undefined : { licenceKinds_contains: [licenceKind] },
    minPrice === undefined ? undefined : { minPrice_gte: String(minPrice) },
    maxPrice === undefined ? undefined : { minPrice_lte: String(maxPrice) },
    onOffer === true ? { activeOffers_gt: 0 } : undefined,
    encrypted === undefined ? undefined : { encrypted },
    owner === undefined ? undefined : { owner: lower(owner) },
  ].filter((filter) => filter !== undefined);
}

const lower = (text: string): string => text.toLowerCase();

/** A full-text question from what somebody typed: every word must occur, the last one may be begun. */
function wordsOf(text: string | undefined): string {
  const words = text?.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? "" : `${words.join(" & ")}:*`;
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new MarketError("InvalidInput", `“${cursor}” is not a cursor of this list. Start from the first page.`);
}
