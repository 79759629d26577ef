import type { LockedInterval, LockedSupply } from "@ftns-market/sdk/queries";
import { ftnsNumber, ftnsText, intervalLabel, LineChart, type MomentPoint } from "@/components/chart";

/** FTNS locked for votes, day by day. @param now the present second: the line goes on to it */
export function LockedChart({ locked, now }: { readonly locked: LockedSupply; readonly now: number }) {
  return (
    <LineChart
      title="FTNS locked for votes"
      summary={`${ftnsText(locked.now)} now. A quorum is a share of what is locked when a vote begins.`}
      xName="Day (UTC)"
      yName="FTNS"
      curve="step"
      empty="Nothing has been locked yet."
      points={lockedPoints(locked, now)}
    />
  );
}

/** The days with a change in the order of time, and the present: between them the supply stayed as it was. */
export function lockedPoints({ series, now: supply }: LockedSupply, now: number): readonly MomentPoint[] {
  const days = series.toSorted((one, other) => one.begins - other.begins).map(pointOf);
  const last = days.at(-1);
  if (last === undefined) return [];
  const present = { ...valueOf(supply), at: Math.max(now, last.at), label: "Now" };
  return [...days, present];
}

function pointOf({ begins, supply, lowest, highest }: LockedInterval): MomentPoint {
  const point = { ...valueOf(supply), at: begins, label: intervalLabel(begins, "day") };
  if (lowest === highest) return point;
  return { ...point, text: `${point.text}, between ${ftnsText(lowest)} and ${ftnsText(highest)} in that day` };
}

function valueOf(supply: bigint) {
  return { value: ftnsNumber(supply), text: ftnsText(supply) };
}
