"use client";
import { assetOf, type MarketClient } from "@ftns-market/sdk/chain";
import type { Address } from "viem";
import { ActionButton } from "@/features/transaction";

export interface StrikeReviewProps {
  /** Terms id, decimal. */
  readonly terms: string;
  readonly reviewer: Address;
  readonly seller: Address;
  /** Number of a split that names the reviewer. */
  readonly split: number;
}

/** Takes the weight of a review away by showing who pays its writer. */
export function StrikeReviewButton(props: StrikeReviewProps) {
  return (
    <ActionButton
      title="Strike this review"
      tone="danger"
      prepare={(market) => prepareStrike(market, props)}
      explanation={`Anybody may do this, once. The chain is shown split ${props.split} of the asset, which names the reviewer. The review then counts neither here nor in the seller’s reputation, for good. Its words stay.`}
    >
      Strike this review
    </ActionButton>
  );
}

async function prepareStrike(market: MarketClient, { terms, reviewer, seller, split: number }: StrikeReviewProps) {
  const [{ readSplit }, { strikeReview }] = await Promise.all([
    import("@ftns-market/sdk/reads"),
    import("@ftns-market/sdk/actions"),
  ]);
  const id = BigInt(terms);
  const split = await readSplit(market, assetOf(id), number);
  return strikeReview(market, { terms: id, reviewer, seller, number, split });
}
