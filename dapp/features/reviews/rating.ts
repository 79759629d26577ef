import type { RatingCount } from "@ftns-market/sdk/queries";

/** Stars that can be given. */
export const STARS = [1, 2, 3, 4, 5] as const;
export const TOP = 5;

/** What each number of stars says. */
export const STAR_WORDS: Readonly<Record<number, string>> = {
  1: "Useless or not as described",
  2: "Poor",
  3: "It works, with faults",
  4: "Good",
  5: "Excellent",
};

/** A weighted mean of ratings. @returns undefined when nothing has a weight */
export function meanOf(counts: readonly RatingCount[]): number | undefined {
  const weight = counts.reduce((sum, count) => sum + count.weight, 0);
  if (weight === 0) return undefined;
  return counts.reduce((sum, count) => sum + count.weight * count.rating, 0) / weight;
}

/** What a weight means, for somebody who is going to write. */
export function weightWords(weight: number): string {
  if (weight === 0) {
    return "It would be read by everybody, but not counted in the mean: the platform fee of your purchase was below 0.1 FTNS.";
  }
  const top = weight >= 16 ? " That is the most a review can weigh." : "";
  return `It weighs ${weight} of 16. A review weighs the logarithm of the platform fee that was paid, so a false one costs money.${top}`;
}
