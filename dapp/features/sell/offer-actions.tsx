"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import type { ChainListing } from "@ftns-market/sdk/reads";
import { ActionButton } from "@/features/transaction";
import { ListAgain } from "./list-again";
import type { OfferState } from "./offer-state";
import { RepriceButton } from "./reprice-button";

/** What the owner can do with an offer as it stands. */
export function OfferActions({
  listing,
  state,
  name,
  unit,
  now,
}: {
  readonly listing: ChainListing;
  readonly state: OfferState;
  readonly name: string;
  readonly unit: string;
  readonly now: number;
}) {
  const { can } = state;
  const { terms } = listing;
  const change = async (market: MarketClient, which: "pauseListing" | "resumeListing" | "endListing") =>
    (await import("@ftns-market/sdk/actions"))[which](market, { terms, name });
  if (can.length === 0) return undefined;
  return (
    <div className="flex flex-wrap gap-2">
      {can.includes("reprice") ? <RepriceButton {...{ listing, name, unit }} /> : undefined}
      {can.includes("resume") ? (
        <ActionButton
          title="Resume the offer"
          tone="primary"
          prepare={(market) => change(market, "resumeListing")}
          explanation="It can be bought again at the price it has."
        >
          Resume
        </ActionButton>
      ) : undefined}
      {can.includes("pause") ? (
        <ActionButton
          title="Pause the offer"
          prepare={(market) => change(market, "pauseListing")}
          explanation="Nobody can buy until you resume it. What was sold stays sold, and keys that you owe are still owed."
        >
          Pause
        </ActionButton>
      ) : undefined}
      {can.includes("list") ? <ListAgain {...{ terms, name, unit, now }} price={listing.price} /> : undefined}
      {can.includes("end") ? (
        <ActionButton
          title="End the offer"
          prepare={(market) => change(market, "endListing")}
          explanation="You can make a new offer for the same licence later. To keep it for a while, pause it instead."
        >
          End
        </ActionButton>
      ) : undefined}
    </div>
  );
}
