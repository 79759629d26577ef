import type { Address } from "viem";
import type { AuctionKind, AuctionOutcome, Category } from "../chain/enums.ts";
import { assetOf, isTitle, type AssetId, type TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { auctionRow, type AuctionRow } from "./auction-row.ts";
import { graphql, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";

const auctionsOf = graphql(
  `
    query Auctions($where: Auction_filter!, $orderBy: Auction_orderBy!, $direction: OrderDirection!, $first: Int!) {
      auctions(where: $where, orderBy: $orderBy, orderDirection: $direction, first: $first) {
        ...AuctionRow
      }
    }
  `,
  [auctionRow],
);

const totals = graphql(`
  query AuctionTotals {
    auctionTotals_collection(first: 100) {
      kind
      category
      running
      ended
      sold
      volume
    }
  }
`);

/** What a list of auctions is sorted by. "endingSoon": the end of bidding, the earliest first. */
export type AuctionSort = "newest" | "endingSoon" | "mostBidders";

/** Which auctions to list. Everything that is given must hold. */
export interface AuctionsInput extends PageInput {
  readonly kinds?: readonly AuctionKind[];
  /** Running: not settled yet, whatever is to be done. */
  readonly state?: "Running" | "Ended";
  readonly outcomes?: readonly AuctionOutcome[];
  readonly category?: Category;
  readonly asset?: AssetId;
  /** Licences under these terms, or the asset itself (`titleOf`). */
  readonly terms?: TermsId;
  /** True: only assets themselves; false: only licences. */
  readonly title?: boolean;
  readonly seller?: Address;
  readonly winner?: Address;
  /** True: only those whose reserve is hidden and not open yet. */
  readonly reserveHidden?: boolean;
  /** Only those that accept bids in this second: hand in the time of the chain. Seconds since 1970. */
  readonly biddingAt?: number;
  /** Only those whose bidding ends before this second. */
  readonly endsBefore?: number;
  /** Default "newest". */
  readonly sort?: AuctionSort;
}

/** How many auctions there are. */
export interface AuctionCounts {
  readonly running: number;
  readonly ended: number;
  readonly sold: number;
  /** FTNS base units that the sold ones brought. */
  readonly volume: bigint;
}

type AuctionFilter = VariablesOf<typeof auctionsOf>["where"];

const ORDERS = {
  newest: { orderBy: "createdAt", direction: "desc", type: "BigInt" },
  endingSoon: { orderBy: "endsAt", direction: "asc", type: "BigInt" },
  mostBidders: { orderBy: "bidderCount", direction: "desc", type: "Int" },
} as const;

/** Auctions of every kind, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function listAuctions(
  market: MarketClient,
  input: AuctionsInput = {},
  signal?: AbortSignal,
): Promise<Page<AuctionRow>> {
  const { orderBy, direction, type } = ORDERS[input.sort ?? "newest"];
  const first = pageSize(input.first);
  const where = { and: [...conditions(input), ...after(orderBy, direction, input.cursor, type)] } as AuctionFilter;
  const variables = { where, orderBy, direction, first: rowsFor(first) };
  const { auctions } = await request(market, auctionsOf, variables, signal);
  return pageOf(auctions, first, (row) => ({ value: String(row[orderBy]), id: row.id }));
}

/** How many auctions of a kind and a category there are; without both, of the whole market. @throws MarketError the index codes */
export async function countAuctions(
  market: MarketClient,
  { kind, category }: { readonly kind?: AuctionKind; readonly category?: Category } = {},
  signal?: AbortSignal,
): Promise<AuctionCounts> {
  const { auctionTotals_collection: rows } = await request(market, totals, {}, signal);
  const counts = { running: 0, ended: 0, sold: 0, volume: 0n };
  for (const row of rows) {
    if ((kind !== undefined && row.kind !== kind) || (category !== undefined && row.category !== category)) continue;
    counts.running += row.running;
    counts.ended += row.ended;
    counts.sold += row.sold;
    counts.volume += BigInt(row.volume);
  }
  return counts;
}

function conditions(input: AuctionsInput): Record<string, unknown>[] {
  const { kinds, state, outcomes, category, asset, seller, winner, title, reserveHidden } = input;
  const { biddingAt, endsBefore } = input;
  return [
    { id_not: "" },
    kinds === undefined ? undefined : { kind_in: kinds },
    state === undefined ? undefined : { state },
    outcomes === undefined ? undefined : { outcome_in: outcomes },
    category === undefined ? undefined : { category },
    asset === undefined ? undefined : { asset: String(asset) },
    lotCondition(input.terms),
    title === undefined ? undefined : { title },
    seller === undefined ? undefined : { seller: seller.toLowerCase() },
    winner === undefined ? undefined : { winner: winner.toLowerCase() },
    reserveHidden === undefined ? undefined : { reserveHidden },
    biddingAt === undefined ? undefined : { state: "Running", endsAt_gte: String(biddingAt) },
    endsBefore === undefined ? undefined : { endsAt_lt: String(endsBefore) },
  ].filter((condition) => condition !== undefined);
}

/** An asset itself has no terms in the index. */
function lotCondition(terms: TermsId | undefined): Record<string, unknown> | undefined {
  if (terms === undefined) return undefined;
  return isTitle(terms) ? { asset: String(assetOf(terms)), title: true } : { terms: String(terms) };
}
