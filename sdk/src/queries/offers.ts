import type { Address } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql, type ResultOf, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";

const offersOf = graphql(`
  query Offers($where: Offer_filter!, $first: Int!) {
    offers(where: $where, orderBy: updatedAt, orderDirection: desc, first: $first) {
      id
      price
      remaining
      unlimited
      expiresAt
      state
      active
      createdAt
      updatedAt
      terms {
        id
        kind
        period
        unitsPerPack
        transferable
        exclusive
        closed
        supplyCap
        issued
        spdx
      }
      asset {
        id
        status
        encrypted
        metadata {
          name
        }
      }
      changes(orderBy: timestamp, orderDirection: desc, first: 100) {
        kind
        price
        previousPrice
        timestamp
        transaction
      }
    }
  }
`);

/** An offer with its last hundred changes, the newest first. Amounts are decimal strings of FTNS base units, times in seconds. */
export type OfferRow = ResultOf<typeof offersOf>["offers"][number];

/**
 * The fixed-price offers of the assets that an account owns, last changed first, page by page. Offers of an owner before it are
 * among them: they are void, as `reads.readListing` tells by their epoch.
 * @throws MarketError `InvalidInput`, the index codes
 */
export async function listOffers(
  market: MarketClient,
  owner: Address,
  { first: wanted, cursor }: PageInput = {},
  signal?: AbortSignal,
): Promise<Page<OfferRow>> {
  const first = pageSize(wanted);
  const conditions = [
    { asset_: { owner: owner.toLowerCase() } },
    { market: market.addresses.Listings.toLowerCase() },
    ...after("updatedAt", "desc", cursor),
  ];
  const where = { and: conditions } as VariablesOf<typeof offersOf>["where"];
  const { offers } = await request(market, offersOf, { where, first: rowsFor(first) }, signal);
  return pageOf(offers, first, ({ updatedAt, id }) => ({ value: updatedAt, id }));
}
