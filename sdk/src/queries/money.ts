import type { Address } from "viem";
import type { PoolId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql, type ResultOf } from "./graphql.ts";
import { request } from "./request.ts";

const earnings = graphql(`
  query Earnings($account: ID!, $accountText: String!) {
    account(id: $account) {
      credit
      deposited
      withdrawn
      spent
      earned
      bonded
      bondsForfeited
      assetsPublished
      purchases
      sales
      missedDeliveries
      firstSeenAt
      payouts(orderBy: timestamp, orderDirection: desc, first: 200) {
        kind
        amount
        timestamp
        asset {
          id
          metadata {
            name
          }
        }
      }
      withdrawals(orderBy: timestamp, orderDirection: desc, first: 200) {
        amount
        recipient
        timestamp
        transaction
      }
      contributions(first: 1000) {
        weight
        split {
          number
          totalWeight
        }
        asset {
          id
          split {
            number
          }
          metadata {
            name
          }
        }
      }
    }
    pools(where: { total_gt: "0", asset_: { owner: $accountText } }, first: 1000) {
      id
      net
      fee
    }
  }
`);

const pool = graphql(`
  query Pool($id: ID!) {
    pool(id: $id) {
      id
      net
      fee
      distributedNet
      distributedFee
      distributions(orderBy: timestamp, orderDirection: desc, first: 100) {
        net
        fee
        timestamp
        transaction
        payouts(first: 40) {
          account {
            id
          }
          kind
          amount
        }
        royalties(first: 16) {
          amount
          parent {
            id
          }
        }
      }
    }
  }
`);

const statistics = graphql(`
  query Statistics($interval: Aggregation_interval!, $first: Int!) {
    market(id: "market") {
      assets
      sales
      openSales
      refundedSales
      volume
      fees
      credit
      pooled
      locked
      pausedUntil
    }
    categoryTotals_collection(first: 5) {
      category
      assets
      sales
      volume
      fees
    }
    marketStats_collection(interval: $interval, first: $first, current: include) {
      timestamp
      sales
      quantity
      volume
      fees
    }
    assets(first: 10, orderBy: volume, orderDirection: desc, where: { salesCount_gt: 0 }) {
      id
      category
      salesCount
      volume
      metadata {
        name
      }
    }
  }
`);

/** What an account earned, holds, owes and takes part in. */
export type Earnings = ResultOf<typeof earnings>;
/** A pool with its distributions. */
export type PoolPage = NonNullable<ResultOf<typeof pool>["pool"]>;
/** Figures of the market, newest interval first. */
export type Statistics = ResultOf<typeof statistics>;

/** What an account earned and withdrew, and the pools of its assets that wait to be distributed. */
export function readEarnings(market: MarketClient, account: Address, signal?: AbortSignal): Promise<Earnings> {
  const id = account.toLowerCase();
  return request(market, earnings, { account: id, accountText: id }, signal);
}

/** A pool and who was paid from it. @returns undefined when nothing was ever paid into it */
export async function readPoolPage(
  market: MarketClient,
  id: PoolId,
  signal?: AbortSignal,
): Promise<PoolPage | undefined> {
  return (await request(market, pool, { id: String(id) }, signal)).pool ?? undefined;
}

/** Sales, volume and fees of the market by hour or day. */
export function readStatistics(
  market: MarketClient,
  { interval = "day", first = 90 }: { readonly interval?: "hour" | "day"; readonly first?: number } = {},
  signal?: AbortSignal,
): Promise<Statistics> {
  return request(market, statistics, { interval, first }, signal);
}
