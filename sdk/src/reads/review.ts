import type { Address } from "viem";
import { readContract } from "viem/actions";
import { assetOf, type TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { licencesAbi, reviewsAbi } from "../generated/abis.ts";
import { readAsset } from "./asset.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** A review as the chain has it. */
export interface ChainReview {
  /** Whose reputation it counts for: the owner of the asset at the review. */
  readonly seller: Address;
  /** 1 to 5. */
  readonly rating: number;
  /** 0 when it does not count: no fee to speak of was paid, the asset had changed hands since, or it was struck. */
  readonly weight: number;
  /** Shown to be self-dealing. */
  readonly struck: boolean;
  readonly edits: number;
  /** Number of the asset's split at the purchase: only this one and earlier ones can show the review to be self-dealing. */
  readonly split: number;
}

/** What an account has said of a licence, and whether it could. */
export interface ChainReviewer {
  /** It bought this licence, so it may review it once. */
  readonly bought: boolean;
  /**
   * What its review weighs, or would: the bit length of the platform fee that it paid, in tenths of a FTNS, at most 16; 0 when the
   * asset has changed hands since the purchase.
   */
  readonly weight: number;
  /** Number of the asset's split at its dearest purchase: its contributors cannot review. 0 = not bought. */
  readonly split: number;
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
    const [[tier, split, epoch], review, asset] = await Promise.all([
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
      readAsset(market, assetOf(terms), { blockNumber }),
    ]);
    return {
      bought: tier !== 0,
      weight: epoch === asset.epoch ? Math.max(0, tier - 1) : 0,
      split,
      review: review.rating === 0 ? undefined : review,
    };
  });
}
