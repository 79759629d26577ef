import type { Score } from "./metrics";

/** A place in the picture. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

const FULL_SCORE = 10_000;

/**
 * The place of a share of an axis. The first axis points up, the others follow clockwise.
 * @param share between 0, the middle, and 1, the end of the axis
 */
export function placeOnAxis(axis: number, axes: number, share: number, radius: number): Place {
  const angle = (2 * Math.PI * axis) / axes - Math.PI / 2;
  return { x: round(Math.cos(angle) * share * radius), y: round(Math.sin(angle) * share * radius) };
}

/** The corners of what the scores span. Where there is no number the corner lies in the middle. */
export function cornersOf(scores: readonly Score[], radius: number): readonly Place[] {
  return scores.map((score, axis) =>
    placeOnAxis(axis, scores.length, typeof score === "number" ? score / FULL_SCORE : 0, radius),
  );
}

/** Places as the attribute of a polygon. */
export function polygon(places: readonly Place[]): string {
  return places.map(({ x, y }) => `${x},${y}`).join(" ");
}

// Two decimals, so that the server and the browser write the same.
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
