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
  /** Bidding is over, the seller can still open its hidden reserve, and nothing else happens. */
  | "awaitingReserve"
  /** Sealed bids are opened. */
  | "revealing"
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
    /** Of collaterals that were not revealed, once the auction has ended. */
    readonly reclaim?: TimeWindow;
    readonly unwind?: TimeWindow;
  };
}

/**
 * Where an auction stands.
 * @param now chain time: the timestamp of the block that a transaction would be in, seconds since 1970
 */
export function auctionPhase(times: AuctionTimes, now: number): AuctionPhase {
  const { endsAt, revealEndsAt, hasBids, reserveHidden } = times;
  if (times.ended) {
    const windows = isSealed(times) && hasBids ? { reclaim: { from: revealEndsAt + 1 } } : {};
    return { name: "ended", until: undefined, next: undefined, windows };
  }
  const reserveUntil = endsAt + RESERVE_WINDOW;
  const revealFrom = (reserveHidden ? reserveUntil : endsAt) + 1;
  const settleFrom = settlementOf(times);
  const windows = {
    bid: { from: 0, until: endsAt },
    ...(reserveHidden ? { openReserve: { from: 0, until: reserveUntil } } : {}),
    ...(isSealed(times) ? { reveal: { from: revealFrom, until: revealEndsAt } } : {}),
    ...(hasBids ? {} : { cancel: { from: 0 } }),
    settle: { from: settleFrom },
    unwind: { from: settleFrom + UNWIND_DELAY },
  };
  const steps = stepsOf(times, reserveUntil, settleFrom);
  const at = steps.findIndex(({ until }) => now <= until);
  const [step, following] = [steps[at], steps[at + 1]];
  if (step === undefined) return { name: "toSettle", until: undefined, next: undefined, windows };
  return { name: step.name, until: step.until, next: following?.name ?? "toSettle", windows };
}

/** Whether something can be done at a time. */
export function isWithin(window: TimeWindow | undefined, now: number): boolean {
  return window !== undefined && now >= window.from && (window.until === undefined || now <= window.until);
}

/** The phases that end by themselves, in order. */
function stepsOf(times: AuctionTimes, reserveUntil: number, settleFrom: number) {
  const awaits = times.reserveHidden && (isSealed(times) || times.hasBids);
  return [
    { name: "open", until: times.endsAt },
    ...(awaits ? [{ name: "awaitingReserve", until: reserveUntil } as const] : []),
    ...(isSealed(times) ? [{ name: "revealing", until: settleFrom - 1 } as const] : []),
  ] as const;
}

/** The first second in which anybody can settle. */
function settlementOf(times: AuctionTimes): number {
  const { endsAt, revealEndsAt, reserveHidden, hasBids } = times;
  if (isSealed(times)) return revealEndsAt + 1;
  return endsAt + 1 + (reserveHidden && hasBids ? RESERVE_WINDOW : 0);
}

function isSealed({ kind }: AuctionTimes): boolean {
  return kind === "SealedBid" || kind === "Vickrey";
}
