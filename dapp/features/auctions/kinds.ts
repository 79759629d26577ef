import type { AuctionKind, SealedKind } from "@ftns-market/sdk/chain";

/** Whether bids are hidden until they are revealed. */
export function isSealed(kind: AuctionKind): kind is SealedKind {
  return kind === "SealedBid" || kind === "Vickrey";
}

/** What a kind is called and how it works, in two sentences: the first says what happens, the second what to make of it. */
export const KIND_WORDS: Readonly<Record<AuctionKind, { readonly name: string; readonly rule: string }>> = {
  English: {
    name: "English auction",
    rule: "Bids are public and rise; the highest one at the end wins and pays what it bid. A late bid moves the end, so nobody is beaten by a second.",
  },
  Dutch: {
    name: "Dutch auction",
    rule: "The price starts high and falls by the second; the first to take it pays the price of that moment. Who waits pays less, unless somebody else takes it before.",
  },
  SealedBid: {
    name: "Sealed bids",
    rule: "Bids are hidden until bidding is over, then they are revealed; the highest one wins and pays what it bid. Nobody can react to the bids of others.",
  },
  Vickrey: {
    name: "Sealed bids, second price",
    rule: "Bids are hidden until bidding is over, then they are revealed; the highest one wins and pays only the second highest. So the best bid is simply what it is worth to you.",
  },
};
