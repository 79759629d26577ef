"use client";
import { ActionButton } from "@/features/transaction";
import type { OwnCommitment } from "./own-commitment";

/** Takes the collateral of a bid back that was not revealed. */
export function ReclaimButton({
  name,
  own,
  terms,
  forfeitPercent,
  size = "lg",
}: {
  readonly name: string;
  readonly own: OwnCommitment;
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
        const { kind, auction, bidder, commitment, collateral, ordinal } = own;
        const committed = { bidder, commitment, collateral, ordinal };
        const forfeit = forfeitPercent === undefined ? {} : { forfeitPercent };
        return reclaimCollateral(market, { kind, auction, terms, name, committed, ...forfeit });
      }}
      explanation="What is left of it becomes your vault credit at once."
    >
      Take the collateral back
    </ActionButton>
  );
}
