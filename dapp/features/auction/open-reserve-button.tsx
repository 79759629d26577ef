"use client";
import type { ButtonTone } from "@/components/button";
import { ActionButton } from "@/features/transaction";
import { referenceOf } from "./lot-facts";
import { useOwnOpenings, type ReserveLot } from "./use-own-openings";

/** Opens the seller's own hidden reserve, rebuilt from its wallet and the chain. */
export function OpenReserveButton({
  auction,
  name,
  bidding,
  tone = "primary",
  size = "md",
}: {
  readonly auction: ReserveLot;
  readonly name: string;
  /** Bids are still accepted: those to come would know it. */
  readonly bidding: boolean;
  readonly tone?: ButtonTone;
  readonly size?: "sm" | "md" | "lg";
}) {
  const openings = useOwnOpenings();
  return (
    <ActionButton
      title={`Open the hidden reserve of ${name}`}
      {...{ tone, size }}
      prepare={async (market) => {
        const { openReserve } = await import("@ftns-market/sdk/actions");
        const { reserve, salt } = await openings.reserve(market, auction);
        return openReserve(market, { ...referenceOf(auction, name), reserve, salt });
      }}
      explanation={
        bidding
          ? "Bidding is still on: once it is open, everybody sees it, and it stays open. Wait for the end if it should stay hidden."
          : "Your wallet signs a message from which the reserve is opened: free, no transaction. Then one transaction makes it public."
      }
    >
      {bidding ? "Open the reserve now" : "Open the reserve"}
    </ActionButton>
  );
}
