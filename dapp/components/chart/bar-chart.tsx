import { ChartFrame, type ChartText } from "./frame";
import { ReadOut } from "./read-out";
import { bandScale, compactNumber, labelledIndices, PLOT, valueScale, valueTicks } from "./scales";
import type { ChartPoint } from "./series";

/** A few bars are not made wider than this part of a hundred. */
const WIDEST = 9;

/** Bars beside each other, one per point, from 0 up. Drawn on the server; only the read-out runs in the browser. */
export function BarChart({
  points,
  formatTick = compactNumber,
  ...text
}: ChartText & { readonly points: readonly ChartPoint[]; readonly formatTick?: (value: number) => string }) {
  const y = valueScale(points.map(({ value }) => value));
  const x = bandScale(points.length);
  const width = Math.min(x.bandwidth(), WIDEST);
  const middle = (index: number) => (x(index) ?? 0) + x.bandwidth() / 2;
  return (
    <ChartFrame
      {...text}
      points={points}
      yTicks={valueTicks(y, formatTick)}
      xTicks={labelledIndices(points.length).map((index) => ({ at: middle(index), text: points[index]?.label ?? "" }))}
      overlay={
        <ReadOut
          name={text.title}
          points={points.map(({ label, text: value }, index) => ({ at: middle(index), label, text: value }))}
        />
      }
    >
      {points.map(({ value }, index) => (
        <rect
          key={index}
          x={middle(index) - width / 2}
          width={width}
          y={y(value)}
          height={PLOT - y(value)}
          className="fill-accent"
        />
      ))}
    </ChartFrame>
  );
}
