import type { Address } from "viem";
import type { SaleId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { auctionRow } from "./auction-row.ts";
import { graphql, type ResultOf, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";

const openBid = graphql(`
  fragment OpenBid on Bid {
    id
    bidder {
      id
    }
    ordinal
    amount
    endsAt
    extended
    bidderKey
    timestamp
    transaction
  }
`);

const sealedBid = graphql(`
  fragment SealedBidRow on SealedBid {
    id
    bidder {
      id
    }
    commitment
    collateral
    ordinal
    memo
    state
    value
    leads
    led
    bidderKey
    forfeited
    committedAt
    revealedAt
    reclaimedAt
    transaction
  }
`);

const auctionPage = graphql(
  `
    query AuctionPage($id: ID!) {
      auction(id: $id) {
        ...AuctionRow
        contract
        reserveHash
        memo
        leaderKey
        extensions
        reclaimCount
        locked
        endedTransaction
        lot {
          bond
          feeBps
          state
          pool {
            split {
              number
              totalWeight
              contributors(orderBy: index, first: 32) {
                account {
                  id
                }
                weight
              }
            }
          }
        }
        sale {
          id
          state
          deadline
        }
        bids(orderBy: ordinal, orderDirection: desc, first: 100) {
          ...OpenBid
        }
        revealed: sealedBids(where: { state: Revealed }, orderBy: value, orderDirection: desc, first: 100) {
          ...SealedBidRow
        }
        others: sealedBids(where: { state_not: Revealed }, orderBy: ordinal, first: 100) {
          ...SealedBidRow
        }
      }
    }
  `,
  [auctionRow, openBid, sealedBid],
);

const bidsOf = graphql(
  `
    query AuctionBids($where: Bid_filter!, $first: Int!) {
      bids(where: $where, orderBy: ordinal, orderDirection: desc, first: $first) {
        ...OpenBid
      }
    }
  `,
  [openBid],
);

const sealedBidsOf = graphql(
  `
    query AuctionSealedBids($where: SealedBid_filter!, $first: Int!) {
      sealedBids(where: $where, orderBy: ordinal, orderDirection: asc, first: $first) {
        ...SealedBidRow
      }
    }
  `,
  [sealedBid],
);

const sealedBidOf = graphql(
  `
    query SealedBidOf($id: ID!) {
      sealedBid(id: $id) {
        ...SealedBidRow
      }
    }
  `,
  [sealedBid],
);

/** An open bid. `amount` is a decimal string of FTNS base units. */
export type OpenBid = ResultOf<typeof openBid>;
/** A sealed bid; `value` is null while it is hidden. Amounts are decimal strings of FTNS base units. */
export type SealedBidRow = ResultOf<typeof sealedBid>;
/**
 * An auction with its highest hundred open bids, its highest hundred revealed ones, and the first hundred others. `listBids` and
 * `listSealedBids` have all of them.
 */
export type AuctionPage = NonNullable<ResultOf<typeof auctionPage>["auction"]>;

/** The page of an auction. @returns undefined when the index does not know it (yet) */
export async function readAuctionPage(
  market: MarketClient,
  auction: SaleId,
  signal?: AbortSignal,
): Promise<AuctionPage | undefined> {
  return (await request(market, auctionPage, { id: String(auction) }, signal)).auction ?? undefined;
}

/** The open bids of an auction, the highest first, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function listBids(
  market: MarketClient,
  auction: SaleId,
  { first: wanted, cursor }: PageInput = {},
  signal?: AbortSignal,
): Promise<Page<OpenBid>> {
  const first = pageSize(wanted);
  const conditions = [{ auction: String(auction) }, ...after("ordinal", "desc", cursor, "Int")];
  const where = { and: conditions } as VariablesOf<typeof bidsOf>["where"];
  const { bids } = await request(market, bidsOf, { where, first: rowsFor(first) }, signal);
  return pageOf(bids, first, ({ ordinal, id }) => ({ value: String(ordinal), id }));
}

/** The sealed bids of an auction in the order of commitment, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function listSealedBids(
  market: MarketClient,
  auction: SaleId,
  { first: wanted, cursor }: PageInput = {},
  signal?: AbortSignal,
): Promise<Page<SealedBidRow>> {
  const first = pageSize(wanted);
  const conditions = [{ auction: String(auction) }, ...after("ordinal", "asc", cursor, "Int")];
  const where = { and: conditions } as VariablesOf<typeof sealedBidsOf>["where"];
  const { sealedBids } = await request(market, sealedBidsOf, { where, first: rowsFor(first) }, signal);
  return pageOf(sealedBids, first, ({ ordinal, id }) => ({ value: String(ordinal), id }));
}

/** The sealed bid of one account. @returns undefined when the index knows none (yet) */
export async function readSealedBid(
  market: MarketClient,
  auction: SaleId,
  bidder: Address,
  signal?: AbortSignal,
): Promise<SealedBidRow | undefined> {
  const id = `${auction}-${bidder.toLowerCase()}`;
  return (await request(market, sealedBidOf, { id }, signal)).sealedBid ?? undefined;
}
