import type { AuctionKind } from "../chain/enums.ts";
import { RESERVE_WINDOW, UNWIND_DELAY } from "./limits.ts";

/** What the phase of an auction depends on. Times in seconds since 1970. */
export interface AuctionTimes {
  readonly kind: AuctionKind;
  /** Last second for bids. */
  readonly endsAt: number;
  /** Sealed kinds: last second for revealing; 0 for the others. */
  readonly revealEndsAt: number;
  /** A hidden reserve that is not open yet. */
  readonly reserveHidden: boolean;
  /** Somebody has bid or committed. */
  readonly hasBids: boolean;
  readonly ended: boolean;
}

/** Where an auction stands. */
export type PhaseName =
  /** Bids are accepted. */
  | "open"
  /** Sealed bids are opened. */
  | "revealing"
  /** English: bidding is over, the seller can still open its hidden reserve. */
  | "awaitingReserve"
  /** Decided: anybody can settle. */
  | "toSettle"
  | "ended";

/** When something can be done, in seconds since 1970, both included; without `until` there is no end. */
export interface TimeWindow {
  readonly from: number;
  readonly until?: number;
}

/** Where an auction stands at a time, and when what can be done. What a kind does not have, or what is over for good, is left out. */
export interface AuctionPhase {
  readonly name: PhaseName;
  /** Last second of this phase; undefined when only somebody's act ends it. */
  readonly until: number | undefined;
  /** What comes next by itself; undefined when `until` is. */
  readonly next: PhaseName | undefined;
  readonly windows: {
    readonly bid?: TimeWindow;
    readonly reveal?: TimeWindow;
    readonly openReserve?: TimeWindow;
    readonly cancel?: TimeWindow;
    readonly settle?: TimeWindow;
    /** Of collaterals that were not revealed; stays possible when the auction has ended. */
    readonly reclaim?: TimeWindow;
    readonly unwind?: TimeWindow;
  };
}

/**
 * Where an auction stands.
 * @param now chain time: the timestamp of the block that a transaction would be in, seconds since 1970
 */
export function auctionPhase(times: AuctionTimes, now: number): AuctionPhase {
  const { kind, endsAt, revealEndsAt, hasBids } = times;
  const isSealed = kind === "SealedBid" || kind === "Vickrey";
  const reclaim = isSealed && hasBids ? { reclaim: { from: revealEndsAt + 1 } } : {};
  if (times.ended) return { name: "ended", until: undefined, next: undefined, windows: reclaim };
  const settleFrom = settlementOf(times);
  const reserveUntil = isSealed ? revealEndsAt : endsAt + RESERVE_WINDOW;
  const windows = {
    bid: { from: 0, until: endsAt },
    ...(isSealed ? { reveal: { from: endsAt + 1, until: revealEndsAt } } : {}),
    ...(times.reserveHidden ? { openReserve: { from: 0, until: reserveUntil } } : {}),
    ...(hasBids ? {} : { cancel: { from: 0 } }),
    settle: { from: settleFrom },
    ...reclaim,
    unwind: { from: settleFrom + UNWIND_DELAY },
  };
  if (now <= endsAt) return { name: "open", until: endsAt, next: afterBidding(times), windows };
  if (isSealed && now <= revealEndsAt) return { name: "revealing", until: revealEndsAt, next: "toSettle", windows };
  if (now < settleFrom) return { name: "awaitingReserve", until: settleFrom - 1, next: "toSettle", windows };
  return { name: "toSettle", until: undefined, next: undefined, windows };
}

/** Whether something can be done at a time. */
export function isWithin(window: TimeWindow | undefined, now: number): boolean {
  return window !== undefined && now >= window.from && (window.until === undefined || now <= window.until);
}

/** The first second in which anybody can settle. */
function settlementOf({ kind, endsAt, revealEndsAt, reserveHidden }: AuctionTimes): number {
  if (kind === "SealedBid" || kind === "Vickrey") return revealEndsAt + 1;
  return endsAt + 1 + (reserveHidden ? RESERVE_WINDOW : 0);
}

function afterBidding(times: AuctionTimes): PhaseName {
  if (times.kind === "SealedBid" || times.kind === "Vickrey") return "revealing";
  return times.reserveHidden ? "awaitingReserve" : "toSettle";
}
