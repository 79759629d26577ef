import { formatFtns, NEVER, UNLIMITED } from "@ftns-market/sdk/chain";
import { readAmount } from "@/lib/amount";

/** What a form for an offer holds, as it was typed. */
export interface OfferFields {
  readonly price: string;
  /** Empty = without limit. */
  readonly quantity: string;
  /** A day as the browser's date field gives it, "2026-07-01"; empty = until it is ended. */
  readonly lastDay: string;
}

export const NO_OFFER: OfferFields = { price: "", quantity: "", lastDay: "" };

/** An offer that can be listed. */
export interface OfferTerms {
  /** FTNS base units. */
  readonly price: bigint;
  readonly quantity: number;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

export interface OfferReading {
  /** Undefined while something is missing or wrong. */
  readonly offer: OfferTerms | undefined;
  readonly problems: { readonly [Name in keyof OfferFields]?: string | undefined };
}

const DAY_SECONDS = 86_400;

/**
 * Reads a form for an offer.
 * @param now seconds since 1970, of the chain
 */
export function readOffer({ price, quantity, lastDay }: OfferFields, now: number): OfferReading {
  const { amount, problem } = readAmount(price, { allowZero: true });
  const count = quantity.trim() === "" ? UNLIMITED : readCount(quantity);
  const expiresAt = lastDay === "" ? NEVER : Date.parse(`${lastDay}T00:00:00Z`) / 1_000 + DAY_SECONDS - 1;
  const problems = {
    price: problem,
    quantity: count === undefined ? `Write a whole number from 1 to ${UNLIMITED - 1}, or leave it empty.` : undefined,
    lastDay: Number.isNaN(expiresAt)
      ? "This is not a day."
      : expiresAt <= now
        ? "This day is over. Choose a later one, or leave it empty."
        : undefined,
  };
  const whole = amount !== undefined && count !== undefined && problems.lastDay === undefined;
  return { offer: whole ? { price: amount, quantity: count, expiresAt } : undefined, problems };
}

/** A whole number from 1 on that a contract can store in 32 bits. @returns undefined for anything else */
export function readCount(text: string): number | undefined {
  const plain = text.trim().replaceAll(",", "");
  const count = /^\d{1,10}$/.test(plain) ? Number(plain) : 0;
  return count >= 1 && count < UNLIMITED ? count : undefined;
}

/** A new price for an offer that stands. */
export interface Reprice {
  /** FTNS base units; undefined while it cannot be set. */
  readonly price: bigint | undefined;
  readonly problem: string | undefined;
  /** What changes, in words; undefined while there is nothing to say. */
  readonly change: string | undefined;
}

const HUNDRED = 100n;

/** Reads a new price. @param current of the chain, FTNS base units */
export function readReprice(text: string, current: bigint): Reprice {
  const { amount, problem } = readAmount(text, { allowZero: true });
  if (amount === undefined) return { price: undefined, problem, change: undefined };
  if (amount === current) {
    return { price: undefined, problem: `The price is ${formatFtns(current)} already.`, change: undefined };
  }
  return { price: amount, problem: undefined, change: changeWords(current, amount) };
}

function changeWords(from: bigint, to: bigint): string {
  if (to === 0n) return "Free from now on. Buyers still need a wallet, and the delivery of a key is still owed.";
  if (from === 0n) return "No longer free.";
  const difference = to > from ? to - from : from - to;
  const percent = (difference * HUNDRED) / from;
  return `${percent === 0n ? "Less than 1" : percent} % ${to > from ? "more" : "less"} than now.`;
}
