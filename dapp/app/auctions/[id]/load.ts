import "server-only";
import { readAuctionPage, type AuctionPage } from "@ftns-market/sdk/queries";
import { readAuction, readPolicy, type ChainAuction } from "@ftns-market/sdk/reads";
import { cache } from "react";
import { hasCode } from "@/lib/error-code";
import { chainTime } from "@/lib/server/chain-time";
import { serverMarket } from "@/lib/server/market";
import { uintOf } from "@/lib/uint";

/** What is known of an auction: from the chain what counts, from the index its history and its words. */
export interface FoundAuction {
  readonly chain: ChainAuction | undefined;
  readonly index: AuctionPage | undefined;
  /** The index answered, and may just not know it yet. */
  readonly indexAnswers: boolean;
  /** Seconds of a seller to deliver, by the policy of today. */
  readonly deliveryWindow: number | undefined;
  readonly now: number;
}

/** "absent": the chain says that there is none. "unknown": neither answers. */
export type Found = FoundAuction | "absent" | "unknown";

/** The number of an auction in a URL; undefined for anything else. */
export function auctionIdOf(text: string): bigint | undefined {
  return uintOf(text, 64);
}

/** Looks an auction up, once per request. */
export const findAuction = cache(async (id: bigint): Promise<Found> => {
  const market = serverMarket();
  const [chain, index, policy, now] = await Promise.allSettled([
    readAuction(market, { auction: id }),
    readAuctionPage(market, id),
    readPolicy(market),
    chainTime(),
  ]);
  const known = index.status === "fulfilled" ? index.value : undefined;
  if (chain.status === "rejected" && known === undefined)
    return hasCode(chain.reason, "NotFound") ? "absent" : "unknown";
  return {
    chain: chain.status === "fulfilled" ? chain.value : undefined,
    index: known,
    indexAnswers: index.status === "fulfilled",
    deliveryWindow: policy.status === "fulfilled" ? policy.value.deliveryWindow : undefined,
    now: now.status === "fulfilled" ? now.value : Math.floor(Date.now() / 1_000),
  };
});
