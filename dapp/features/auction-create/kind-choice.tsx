"use client";
import { AUCTION_KINDS, type AuctionKind } from "@ftns-market/sdk/chain";
import { ChoiceCards } from "@/components/choice";
import { KIND_WORDS } from "@/features/auctions";

/** The kind of auction, each in two sentences. */
export function KindChoice({
  kind,
  onChange,
}: {
  readonly kind: AuctionKind;
  readonly onChange: (kind: AuctionKind) => void;
}) {
  return (
    <ChoiceCards
      legend="How the price is made"
      columns={2}
      value={kind}
      onChange={onChange}
      choices={AUCTION_KINDS.map((value) => ({ value, name: KIND_WORDS[value].name, meaning: KIND_WORDS[value].rule }))}
    />
  );
}
