import type { Address } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { assetCard } from "./asset-card.ts";
import { graphql, type ResultOf } from "./graphql.ts";
import { request } from "./request.ts";

const accountPage = graphql(
  `
    query AccountPage($account: ID!, $accountText: String!) {
      account(id: $account) {
        id
        assetsPublished
        assetsOwned
        purchases
        sales
        missedDeliveries
        spent
        earned
        bonded
        bondsForfeited
        firstSeenAt
        lastSeenAt
        contributions(orderBy: id, first: 100) {
          weight
          split {
            number
            totalWeight
          }
          asset {
            ...AssetCard
            split {
              number
            }
          }
        }
      }
      sales(
        where: { seller: $accountText, selfDealing: false, instant: false }
        orderBy: openedAt
        orderDirection: desc
        first: 1000
      ) {
        state
        openedAt
        deliveredAt
        refund {
          reason
        }
      }
    }
  `,
  [assetCard],
);

type Found = ResultOf<typeof accountPage>;

/** What an account did on the market. Amounts are decimal strings of FTNS base units, times in seconds. */
export type AccountPage = NonNullable<Found["account"]> & {
  /** Its last 1,000 sales with a key to deliver, those to its own contributors left out. */
  readonly deliveries: {
    readonly counted: number;
    /** The chain verified the key, and the content was not proved wrong. */
    readonly delivered: number;
    /** Waiting for the key. */
    readonly open: number;
    /** Refunded because no key came in time. */
    readonly missed: number;
    /** Refunded by the seller. */
    readonly declined: number;
    /** Refunded because the content was proved to be something else than promised. */
    readonly fraudulent: number;
    /** Median seconds from payment to key; undefined without a delivery. */
    readonly medianSeconds: number | undefined;
  };
};

/** What an account did on the market. @returns undefined when the index has not seen it */
export async function readAccountPage(
  market: MarketClient,
  account: Address,
  signal?: AbortSignal,
): Promise<AccountPage | undefined> {
  const id = account.toLowerCase();
  const found = await request(market, accountPage, { account: id, accountText: id }, signal);
  return found.account === null ? undefined : { ...found.account, deliveries: deliveriesOf(found.sales) };
}

function deliveriesOf(sales: Found["sales"]): AccountPage["deliveries"] {
  const refunded = (reason: string) => sales.filter(({ refund }) => refund?.reason === reason).length;
  const delivered = sales.filter(({ state }) => state === "Delivered" || state === "Settled");
  const seconds = delivered
    .flatMap(({ deliveredAt, openedAt }) => (deliveredAt === null ? [] : [Number(deliveredAt) - Number(openedAt)]))
    .sort((a, b) => a - b);
  return {
    counted: sales.length,
    delivered: delivered.length,
    open: sales.filter(({ state }) => state === "AwaitingKey").length,
    missed: refunded("NotDelivered"),
    declined: refunded("Declined"),
    fraudulent: refunded("Fraudulent"),
    medianSeconds: seconds[Math.floor(seconds.length / 2)],
  };
}
