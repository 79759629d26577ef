import { dutchPrice, type DutchCurve } from "@ftns-market/sdk/auctions";
import type { ChainDutchAuction } from "@ftns-market/sdk/reads";

/** How the price of an auction falls. */
export function curveOf({ startingPrice, reserve, startedAt, duration, halfLife }: ChainDutchAuction): DutchCurve {
  return { startingPrice, floor: reserve, startedAt, duration, halfLife };
}

/** A point of the curve. */
export interface CurvePoint {
  /** Seconds since 1970. */
  readonly at: number;
  /** FTNS base units. */
  readonly price: bigint;
}

/** Points of the whole curve, from the first second to the last. */
export function curvePoints(curve: DutchCurve, steps = 48): readonly CurvePoint[] {
  const { startedAt, duration } = curve;
  const count = Math.min(steps, duration);
  const at = (step: number) => startedAt + Math.round((duration * step) / count);
  return [...Array(count + 1).keys()].map((step) => ({ at: at(step), price: dutchPrice(curve, at(step)) }));
}
