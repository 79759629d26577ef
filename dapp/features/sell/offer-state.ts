import { UNLIMITED } from "@ftns-market/sdk/chain";
import type { ChainAsset, ChainListing } from "@ftns-market/sdk/reads";
import type { Tone } from "@/components/badge";

/** Whether an offer can be bought, and why not. */
export interface OfferState {
  readonly name: string;
  readonly tone: Tone;
  /** What to know or to do; undefined when all is well. */
  readonly meaning: string | undefined;
  /** What the owner can do with it. */
  readonly can: readonly OfferChange[];
}

export type OfferChange = "reprice" | "pause" | "resume" | "end" | "list";

interface Facts {
  readonly listing: Pick<ChainListing, "state" | "remaining" | "expiresAt" | "epoch">;
  readonly asset: Pick<ChainAsset, "status" | "epoch">;
  readonly termsClosed: boolean;
  /** Seconds since 1970, of the chain. */
  readonly now: number;
}

/** The state of an offer from everything the chain says about it; the most lasting reason comes first. */
export function offerState({ listing, asset, termsClosed, now }: Facts): OfferState {
  if (asset.status !== "Live") {
    const meaning = asset.status === "TakenDown" ? "The asset was taken down." : "A version was proved fraudulent.";
    return state("Cannot be sold", "danger", meaning, []);
  }
  if (termsClosed) return state("Terms closed", "neutral", "These licence terms are closed for ever.", []);
  if (listing.state === "None" || listing.state === "Ended") {
    return state("Ended", "neutral", "Nobody can buy. You can make a new offer for the same licence.", ["list"]);
  }
  if (listing.epoch !== asset.epoch) {
    return state("Void", "neutral", "An owner before you made it. Make your own.", ["list"]);
  }
  if (listing.remaining === 0) return state("Sold out", "neutral", "Offer more to go on.", ["list", "end"]);
  if (now > listing.expiresAt)
    return state("Expired", "neutral", "Its last day is over. Offer it again.", ["list", "end"]);
  if (listing.state === "Paused") {
    return state("Paused", "warning", "Nobody can buy until you resume it.", ["resume", "reprice", "end"]);
  }
  return state("For sale", "positive", undefined, ["reprice", "pause", "end"]);
}

function state(name: string, tone: Tone, meaning: string | undefined, can: readonly OfferChange[]): OfferState {
  return { name, tone, meaning, can };
}

/** "3 left", or undefined where there is no limit. */
export function stockWords(remaining: number): string | undefined {
  return remaining === UNLIMITED ? undefined : `${remaining.toLocaleString("en-US")} left`;
}
