/** One, as the contracts write it. */
export const WAD = 10n ** 18n;

/** A part of one as points of a hundred, rounded to a tenth: "62.5". @param wad as of the contracts */
export function scorePoints(wad: bigint): string {
  return String(rounded(wad, 1_000n) / 10);
}

/** The same as a number to draw. */
export function scoreNumber(wad: bigint): number {
  return Number(wad) / 1e16;
}

/** A factor as "0.84", rounded to a thousandth. */
export function factorText(wad: bigint): string {
  return String(rounded(wad, 1_000n) / 1_000);
}

/** The nearest whole number of parts, the half up. @param parts of one */
function rounded(wad: bigint, parts: bigint): number {
  return Number((wad * parts + WAD / 2n) / WAD);
}
