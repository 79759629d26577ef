import { MIN_INCREMENT, MIN_INCREMENT_PERCENT } from "./limits.ts";

/** What the lowest acceptable bid depends on. Amounts in FTNS base units. */
export interface EnglishBids {
  readonly startingPrice: bigint;
  /** 0 while there is no bid. */
  readonly leadingBid: bigint;
}

/** The lowest bid that would be accepted, FTNS base units: the starting price, then the larger of 10 FTNS and 5 %, rounded up, more. */
export function minimumBid({ startingPrice, leadingBid }: EnglishBids): bigint {
  if (leadingBid === 0n) return startingPrice;
  const share = (leadingBid * MIN_INCREMENT_PERCENT + 99n) / 100n;
  return leadingBid + (share > MIN_INCREMENT ? share : MIN_INCREMENT);
}

/** When an English auction ends, and how often that can still move. */
export interface EnglishEnd {
  /** Last second for bids, seconds since 1970. */
  readonly endsAt: number;
  /** Seconds. */
  readonly extension: number;
  readonly extensionsLeft: number;
}

/** The end after a bid at `now` (seconds since 1970): one in the last `extension` seconds moves it to `extension` from then. */
export function endAfterBid(end: EnglishEnd, now: number): EnglishEnd {
  const moved = now + end.extension;
  if (end.extensionsLeft === 0 || moved <= end.endsAt) return end;
  return { ...end, endsAt: moved, extensionsLeft: end.extensionsLeft - 1 };
}
