"use client";
import { ActionButton } from "@/features/transaction";
import type { OwnCommitment } from "./own-commitment";
import { useOwnOpenings } from "./use-own-openings";

/** Reveals the account's own bid, rebuilt from its wallet and the chain. */
export function RevealButton({
  auction: { encrypted, terms },
  name,
  own,
  size = "lg",
}: {
  readonly auction: { readonly encrypted: boolean; readonly terms: bigint };
  readonly name: string;
  readonly own: OwnCommitment;
  readonly size?: "sm" | "lg";
}) {
  const openings = useOwnOpenings();
  return (
    <ActionButton
      title={`Reveal your bid for ${name}`}
      tone="primary"
      size={size}
      prepare={async (market) => {
        const { revealBid } = await import("@ftns-market/sdk/actions");
        const { value, seed, bidderKey } = await openings.bid(market, encrypted, own);
        const { kind, auction, bidder, commitment, collateral, ordinal } = own;
        const committed = { bidder, commitment, collateral, ordinal };
        return revealBid(market, { kind, auction, terms, name, committed, value, seed, bidderKey });
      }}
      explanation="Your wallet signs a message from which your bid is opened again: free, no transaction. Then one transaction makes the bid public."
    >
      Reveal my bid
    </ActionButton>
  );
}
