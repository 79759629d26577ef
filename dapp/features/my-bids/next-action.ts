import type { PhaseName } from "@ftns-market/sdk/auctions";
import type { AuctionKind, AuctionOutcome } from "@ftns-market/sdk/chain";
import type { Tone } from "@/components/badge";

/** What a bidder can do next. */
export type BidAction = "raise" | "reveal" | "reclaim" | "settle" | "receive" | "none";

/** A bid and its auction, as far as the next step depends on them. */
export interface BidFacts {
  readonly kind: AuctionKind;
  readonly phase: PhaseName;
  readonly outcome: AuctionOutcome | undefined;
  /** This account has the highest bid so far. */
  readonly leads: boolean;
  /** This account won. */
  readonly won: boolean;
  /** Sealed kinds: revealed, or its collateral shared out. Undefined for open bids. */
  readonly sealed: "committed" | "revealed" | "reclaimed" | undefined;
}

export interface NextAction {
  readonly action: BidAction;
  /** Where the bid stands, in a word or two. */
  readonly state: string;
  readonly tone: Tone;
  readonly sentence: string;
}

/** Where a bid stands and what its bidder can do. */
export function nextActionOf(facts: BidFacts): NextAction {
  if (facts.won) {
    return step(
      "receive",
      "Won",
      "positive",
      "It is yours: the purchase is in your library, as after every other sale.",
    );
  }
  if (facts.sealed === "committed") return sealedAction(facts);
  if (facts.phase === "ended") return endedAction(facts);
  if (facts.leads) return leadingAction(facts);
  if (facts.sealed === "reclaimed") {
    return step(
      "none",
      "Not revealed",
      "danger",
      "It was not revealed in time. What was left of the collateral is your credit.",
    );
  }
  if (facts.phase === "open") {
    return step(
      "raise",
      "Outbid",
      "danger",
      "Somebody bid more. Your money is your credit again: use it for the next bid.",
    );
  }
  return step("none", "Not the highest", "neutral", "Another bid is higher. Your money is your credit again.");
}

function sealedAction({ phase }: BidFacts): NextAction {
  switch (phase) {
    case "open":
      return step("none", "Sealed", "accent", "Nobody can see your bid. Come back to reveal it when bidding is over.");
    case "revealing":
      return step(
        "reveal",
        "Reveal now",
        "danger",
        "Reveal your bid, else it cannot win and loses a part of its collateral.",
      );
    case "toSettle":
      return step(
        "settle",
        "Not revealed",
        "warning",
        "It was not revealed in time. Settle the auction, then take back what is left of the collateral.",
      );
    default:
      return step(
        "reclaim",
        "Not revealed",
        "warning",
        "It was not revealed in time. Take back what is left of the collateral.",
      );
  }
}

function leadingAction({ phase }: BidFacts): NextAction {
  return phase === "toSettle"
    ? step(
        "settle",
        "Won, not settled",
        "positive",
        "Your bid is the highest and nothing can change that. Settle to have it.",
      )
    : step("none", "Leading", "positive", "Your bid is the highest so far.");
}

function endedAction({ outcome }: BidFacts): NextAction {
  return outcome === "Sold"
    ? step("none", "Lost", "neutral", "Somebody else won. Your money is your credit again.")
    : step("none", "No sale", "neutral", "Nothing was sold. Your money is your credit again.");
}

function step(action: BidAction, state: string, tone: Tone, sentence: string): NextAction {
  return { action, state, tone, sentence };
}
