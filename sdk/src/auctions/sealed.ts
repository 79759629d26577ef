import type { Address } from "viem";
import type { SealedKind } from "../chain/enums.ts";

/** A sealed bid that was revealed. */
export interface RevealedBid {
  readonly bidder: Address;
  /** FTNS base units. */
  readonly value: bigint;
  /** Order of the commitments, from 1. */
  readonly ordinal: number;
}

/** What a sealed auction comes to. */
export interface SealedResult {
  readonly winner: RevealedBid;
  /** What the winner pays: its bid, or in a Vickrey auction the larger of the second highest bid and the reserve. FTNS base units. */
  readonly price: bigint;
}

/** The terms that a sealed auction is decided by. Amounts in FTNS base units. */
export interface SealedTerms {
  readonly kind: SealedKind;
  readonly startingPrice: bigint;
  /** The open reserve, or the opened one; the starting price when neither. */
  readonly reserve: bigint;
}

/**
 * Who wins with these revealed bids, and for what: the highest bid, of equal ones the earliest commitment. Bids below the starting
 * price count for nothing.
 * @returns undefined when no bid reaches the reserve
 */
export function sealedResult(bids: readonly RevealedBid[], terms: SealedTerms): SealedResult | undefined {
  const valid = bids.filter(({ value }) => value >= terms.startingPrice);
  const [winner, second] = valid.sort((a, b) => compare(b.value, a.value) || a.ordinal - b.ordinal);
  if (winner === undefined || winner.value < terms.reserve) return undefined;
  if (terms.kind === "SealedBid") return { winner, price: winner.value };
  const next = second?.value ?? 0n;
  return { winner, price: next > terms.reserve ? next : terms.reserve };
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
