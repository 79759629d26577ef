import { formatUnits } from "viem";
import { FTNS_DECIMALS } from "@ftns-market/sdk/chain";

/** A value of a chart under its name. */
export interface ChartPoint {
  /** What stands under the bar and in the table: "7 Jul", "Model". */
  readonly label: string;
  /** As drawn. */
  readonly value: number;
  /** As written in the read-out and the table, with its unit: "1,234.5 FTNS". */
  readonly text: string;
}

/** A value at a moment. */
export interface MomentPoint extends ChartPoint {
  /** Seconds since 1970. */
  readonly at: number;
  /** A shorter name for the axis: "1 Dec". */
  readonly short?: string;
  /** Lowest and highest value around it, drawn as a band. */
  readonly range?: { readonly low: number; readonly high: number; readonly text: string };
}

/** An amount as a number to draw, never to pay with. @param amount base units @returns whole FTNS */
export function ftnsNumber(amount: bigint | string): number {
  return Number(formatUnits(BigInt(amount), FTNS_DECIMALS));
}

/** An amount for a point's text: grouped, at most four decimals. @param amount base units */
export function ftnsText(amount: bigint | string): string {
  return `${ftnsNumber(amount).toLocaleString("en-US", { maximumFractionDigits: 4 })} FTNS`;
}

/**
 * The intervals in time order, with one made by `empty` for each that the index left out because nothing happened in it.
 * @param intervals in any order, `begins` in seconds
 * @param step seconds of an interval
 * @param through the series goes on to the interval of this second; default: the last one that is there
 * @param most only so many of the newest
 */
export function withEmptyIntervals<T extends { readonly begins: number }>(
  intervals: readonly T[],
  step: number,
  empty: (begins: number) => T,
  { through, most = 90 }: { readonly through?: number; readonly most?: number } = {},
): readonly T[] {
  if (intervals.length === 0) return [];
  const known = new Map(intervals.map((interval) => [interval.begins, interval]));
  const times = [...known.keys()];
  const last = Math.max(...times, through === undefined ? 0 : Math.floor(through / step) * step);
  const first = Math.max(Math.min(...times), last - (most - 1) * step);
  const filled = [];
  for (let begins = first; begins <= last; begins += step) filled.push(known.get(begins) ?? empty(begins));
  return filled;
}

/** An interval under a bar, in UTC: "7 Jul", or "7 Jul 13:00" for an hour. */
export function intervalLabel(begins: number, interval: "hour" | "day"): string {
  const moment = new Date(begins * 1_000);
  const day = moment.toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  return interval === "day" ? day : `${day} ${moment.toISOString().slice(11, 16)}`;
}
