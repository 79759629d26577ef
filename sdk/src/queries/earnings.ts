import type { Address } from "viem";
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
      resaleRoyalties
      inBids
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

/** What an account earned, holds, owes and takes part in. */
export type Earnings = ResultOf<typeof earnings>;
/** What an account earned and withdrew, and the pools of its assets that wait to be distributed. */
export function readEarnings(market: MarketClient, account: Address, signal?: AbortSignal): Promise<Earnings> {
  const id = account.toLowerCase();
  return request(market, earnings, { account: id, accountText: id }, signal);
}
