import type { Tone } from "@/components/badge";
import { isSealed, type AuctionKind } from "./kinds";

/** How an auction ended; as the contracts name it. */
export type AuctionOutcome = "Sold" | "Unsold" | "Cancelled" | "Void" | "Unwound";

/** Seconds that the settlement of an English auction waits for a hidden reserve. */
export const RESERVE_WINDOW = 86_400;
/** Seconds after which an auction that could have been settled can be unwound. */
export const UNWIND_DELAY = 30 * 86_400;

/** Where an auction stands. */
export type AuctionPhase =
  /** Bids are accepted; Dutch: the price falls. */
  | "bidding"
  /** Sealed kinds: bids are revealed. */
  | "revealing"
  /** English: bidding is over, the seller may still open its hidden reserve. */
  | "reserve"
  /** Nothing can change any more; somebody has to settle it. */
  | "decided"
  | "ended";

/** What the phase depends on. Times in seconds since 1970. */
export interface PhaseFacts {
  readonly kind: AuctionKind;
  /** Undefined while it runs. */
  readonly outcome: AuctionOutcome | undefined;
  /** Last second in which bids are accepted. */
  readonly endsAt: number;
  /** Sealed kinds: last second in which bids can be revealed. */
  readonly revealEndsAt: number;
  /** A hidden reserve that is not open yet. */
  readonly reserveHidden: boolean;
  /** English: somebody has bid. */
  readonly hasBids: boolean;
}

/** @param now seconds since 1970, of the chain */
export function phaseOf(facts: PhaseFacts, now: number): AuctionPhase {
  if (facts.outcome !== undefined) return "ended";
  if (now <= facts.endsAt) return "bidding";
  if (isSealed(facts.kind)) return now <= facts.revealEndsAt ? "revealing" : "decided";
  return now <= decidedFrom(facts) ? "reserve" : "decided";
}

/** The last second before the auction can be settled without anybody's help. */
export function decidedFrom({ kind, endsAt, revealEndsAt, reserveHidden, hasBids }: PhaseFacts): number {
  if (isSealed(kind)) return revealEndsAt;
  return kind === "English" && reserveHidden && hasBids ? endsAt + RESERVE_WINDOW : endsAt;
}

/** The last second of a phase; undefined when nothing ends it but a transaction. */
export function phaseEnd(facts: PhaseFacts, phase: AuctionPhase): number | undefined {
  switch (phase) {
    case "bidding":
      return facts.endsAt;
    case "revealing":
      return facts.revealEndsAt;
    case "reserve":
      return decidedFrom(facts);
    case "decided":
    case "ended":
      return undefined;
  }
}

interface PhaseWords {
  readonly name: string;
  readonly tone: Tone;
  /** In front of the time that is left. */
  readonly until: string | undefined;
}

/** A phase for people. */
export function phaseWords({ kind, outcome }: Pick<PhaseFacts, "kind" | "outcome">, phase: AuctionPhase): PhaseWords {
  switch (phase) {
    case "bidding":
      return kind === "Dutch"
        ? { name: "Price falling", tone: "positive", until: "Falls for" }
        : { name: "Bidding", tone: "positive", until: "Bidding ends in" };
    case "revealing":
      return { name: "Revealing", tone: "accent", until: "Reveals end in" };
    case "reserve":
      return { name: "Waiting for the reserve", tone: "accent", until: "At most" };
    case "decided":
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
