import type { Address } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { auctionRow } from "./auction-row.ts";
import { graphql, type ResultOf, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";

const bidsOfAccount = graphql(
  `
    query AccountBids($where: Bidder_filter!, $first: Int!) {
      bidders(where: $where, orderBy: updatedAt, orderDirection: desc, first: $first) {
        id
        amount
        bids
        leads
        won
        locked
        firstBidAt
        updatedAt
        sealedBid {
          commitment
          collateral
          ordinal
          memo
          state
          value
          forfeited
          transaction
        }
        auction {
          ...AuctionRow
          contract
          leaderKey
          sale {
            id
            state
          }
        }
      }
    }
  `,
  [auctionRow],
);

/**
 * What an account does in one auction: its highest bid, whether it leads or has won, and its sealed bid. `amount` is null while the bid is
 * sealed. Amounts are decimal strings of FTNS base units.
 */
export type AccountBid = ResultOf<typeof bidsOfAccount>["bidders"][number];

/** Which bids of an account to list. */
export interface AccountBidsInput extends PageInput {
  /** Only in auctions that run, or only in those that have ended. */
  readonly state?: "Running" | "Ended";
  readonly won?: boolean;
  /** Only where a sealed bid is neither revealed nor its collateral reclaimed. */
  readonly sealed?: boolean;
}

/** The auctions that an account bids in, one row for each, last changed first, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function listAccountBids(
  market: MarketClient,
  account: Address,
  { state, won, sealed = false, first: wanted, cursor }: AccountBidsInput = {},
  signal?: AbortSignal,
): Promise<Page<AccountBid>> {
  const first = pageSize(wanted);
  const conditions = [
    { account: account.toLowerCase() },
    ...(state === undefined ? [] : [{ auction_: { state } }]),
    ...(won === undefined ? [] : [{ won }]),
    ...(sealed ? [{ sealedBid_: { state: "Committed" } }] : []),
    ...after("updatedAt", "desc", cursor),
  ];
  const where = { and: conditions } as VariablesOf<typeof bidsOfAccount>["where"];
  const { bidders } = await request(market, bidsOfAccount, { where, first: rowsFor(first) }, signal);
  return pageOf(bidders, first, ({ updatedAt, id }) => ({ value: updatedAt, id }));
}
