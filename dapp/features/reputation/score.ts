import { points } from "@/features/audit";

/** One, as the contracts write it. */
export const WAD = 10n ** 18n;
const BASIS_POINTS = 10_000n;

/** A part of one as points of a hundred, cut to a tenth: "62.5". @param wad as of the contracts */
export function scorePoints(wad: bigint): string {
  return points(Number((wad * BASIS_POINTS) / WAD));
}

/** The same as a number to draw. */
export function scoreNumber(wad: bigint): number {
  return Number((wad * BASIS_POINTS) / WAD) / 100;
}

/** A factor as "0.84", cut. */
export function factorText(wad: bigint): string {
  return (Number((wad * BASIS_POINTS) / WAD) / 10_000).toFixed(3).replace(/0+$/, "").replace(/\.$/, "");
}
