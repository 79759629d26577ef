import type { PhaseName } from "@ftns-market/sdk/auctions";
import type { AuctionKind, AuctionOutcome } from "@ftns-market/sdk/chain";
import type { Tone } from "@/components/badge";

interface PhaseWords {
  readonly name: string;
  readonly tone: Tone;
  /** In front of the time that is left. */
  readonly until: string | undefined;
}

/** A phase for people. */
export function phaseWords(
  { kind, outcome }: { readonly kind: AuctionKind; readonly outcome: AuctionOutcome | undefined },
  phase: PhaseName,
): PhaseWords {
  switch (phase) {
    case "open":
      return kind === "Dutch"
        ? { name: "Price falling", tone: "positive", until: "Falls for" }
        : { name: "Bidding", tone: "positive", until: "Bidding ends in" };
    case "revealing":
      return { name: "Revealing", tone: "accent", until: "Reveals end in" };
    case "awaitingReserve":
      return { name: "Waiting for the reserve", tone: "accent", until: "At most" };
    case "toSettle":
      return { name: kind === "Dutch" ? "Not taken" : "To be settled", tone: "warning", until: undefined };
    case "ended":
      return { ...OUTCOME_WORDS[outcome ?? "Unsold"], until: undefined };
  }
}

/** How an auction ended, for people. */
export const OUTCOME_WORDS: Readonly<
  Record<AuctionOutcome, { readonly name: string; readonly tone: Tone; readonly meaning: string }>
> = {
  Sold: { name: "Sold", tone: "positive", meaning: "The lot went to the winner as a sale like every other." },
  Unsold: {
    name: "Not sold",
    tone: "neutral",
    meaning: "No bid was high enough. The lot is the seller’s again, and every bidder has its money back.",
  },
  Cancelled: { name: "Called off", tone: "neutral", meaning: "The seller called it off before the first bid." },
  Void: {
    name: "Void",
    tone: "danger",
    meaning: "The asset was taken down or proved wrong meanwhile. Everybody has the money back.",
  },
  Unwound: {
    name: "Unwound",
    tone: "danger",
    meaning: "It could not be settled in time. The lot is the seller’s again, and everybody has the money back.",
  },
};
