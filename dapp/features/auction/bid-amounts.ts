import { readAmount, type AmountInput } from "@/lib/amount";
import { formatFtns } from "@/lib/format";

/** Reads the field of an open bid. @param minimum lowest bid that is accepted now, FTNS base units */
export function readBid(text: string, minimum: bigint): AmountInput {
  const read = readAmount(text);
  if (read.amount === undefined || read.amount >= minimum) return read;
  return { amount: undefined, problem: `Bid at least ${formatFtns(minimum)}.` };
}

/** A sealed bid as it was typed. */
export interface SealedText {
  readonly value: string;
  readonly collateral: string;
}

export interface SealedReading {
  /** Undefined while one of the two cannot be used; FTNS base units. */
  readonly bid: { readonly value: bigint; readonly collateral: bigint } | undefined;
  readonly problems: { readonly value: string | undefined; readonly collateral: string | undefined };
  /** Undefined while there is no value. */
  readonly suggestion: bigint | undefined;
}

/** Reads a sealed bid. An empty collateral is the suggested one. @param startingPrice lowest valid bid, FTNS base units */
export function readSealed({ value: valueText, collateral: text }: SealedText, startingPrice: bigint): SealedReading {
  const value = readBid(valueText, startingPrice);
  const suggestion = value.amount === undefined ? undefined : suggestedCollateral(value.amount);
  const collateral = text.trim() === "" ? { amount: suggestion, problem: undefined } : readAmount(text);
  const covers = value.amount === undefined || collateral.amount === undefined || collateral.amount >= value.amount;
  const problem = covers ? collateral.problem : "The collateral has to cover the bid, else it could never be revealed.";
  const whole = value.amount !== undefined && collateral.amount !== undefined && covers;
  return {
    bid: whole ? { value: value.amount, collateral: collateral.amount } : undefined,
    problems: { value: value.problem, collateral: problem },
    suggestion,
  };
}

/** A round amount that many different bids could have: the next of 1, 2, 5, 10, 20, 50 … that is a quarter above the bid. */
export function suggestedCollateral(value: bigint): bigint {
  const least = value + value / 4n;
  for (let power = 1n; ; power *= 10n) {
    for (const digit of [1n, 2n, 5n]) if (digit * power >= least) return digit * power;
  }
}
