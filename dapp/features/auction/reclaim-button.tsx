"use client";
import type { ChainCommittedBid } from "@ftns-market/sdk/reads";
import { ActionButton } from "@/features/transaction";

/** Takes the collateral of a bid back that was not revealed. */
export function ReclaimButton({
  name,
  own,
  terms,
  forfeitPercent,
  size = "lg",
}: {
  readonly name: string;
  readonly own: ChainCommittedBid;
  readonly terms: bigint;
  readonly forfeitPercent?: number;
  readonly size?: "sm" | "lg";
}) {
  return (
    <ActionButton
      title="Take the collateral back"
      size={size}
      prepare={async (market) => {
        const { reclaimCollateral } = await import("@ftns-market/sdk/actions");
        const { kind, auction, ...committed } = own;
        const forfeit = forfeitPercent === undefined ? {} : { forfeitPercent };
        return reclaimCollateral(market, { kind, auction, terms, name, committed, ...forfeit });
      }}
      explanation="What is left of it becomes your vault credit at once."
    >
      Take the collateral back
    </ActionButton>
  );
}
