import type { Address } from "viem";
import { readContract } from "viem/actions";
import type { TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { licencesAbi, reviewsAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** A review as the chain has it. */
export interface ChainReview {
  /** Whose reputation it counts for: the owner of the asset at the review. */
  readonly seller: Address;
  /** 1 to 5. */
  readonly rating: number;
  /** 0 when it does not count: no fee to speak of was paid, or it was struck. */
  readonly weight: number;
  /** Shown to be self-dealing. */
  readonly struck: boolean;
  readonly edits: number;
  /** Number of the split that was in force at the review. */
  readonly split: number;
}

/** What an account has said of a licence, and whether it could. */
export interface ChainReviewer {
  /** It bought this licence, so it may review it once. */
  readonly bought: boolean;
  /** What its review weighs, or would: the bit length of the platform fee that it paid, in tenths of a FTNS, at most 16. */
  readonly weight: number;
  readonly review: ChainReview | undefined;
}

/** Reads the review of a licence by an account. */
export async function readReview(
  market: MarketClient,
  terms: TermsId,
  reviewer: Address,
  options: ReadOptions = {},
): Promise<ChainReviewer> {
  const { Licences, Reviews } = market.addresses;
  return atOneBlock(market, options, async (blockNumber) => {
    const args = [terms, reviewer] as const;
    const [tier, review] = await Promise.all([
      readContract(market.client, {
        ...{ address: Licences, abi: licencesAbi, blockNumber },
        functionName: "purchaseOf",
        args,
      }),
      readContract(market.client, {
        ...{ address: Reviews, abi: reviewsAbi, blockNumber },
        functionName: "reviewOf",
        args,
      }),
    ]);
    return { bought: tier !== 0, weight: Math.max(0, tier - 1), review: review.rating === 0 ? undefined : review };
  });
}
