import { area, curveLinear, curveStepAfter, line } from "d3-shape";
import type { ReactNode } from "react";
import { ChartFrame, type ChartText } from "./frame";
import { ReadOut } from "./read-out";
import { compactNumber, labelledIndices, momentScale, valueScale, valueTicks, type Tick } from "./scales";
import type { MomentPoint } from "./series";

/** With more points than these the line speaks for itself. */
const DOTTED_UP_TO = 40;

/**
 * A value over time. Drawn on the server; only the read-out runs in the browser.
 * @param points in the order of time; a `range` is drawn as a band behind the line
 * @param curve "step" for a value that holds until it changes, such as a price
 */
export function LineChart({
  points,
  curve = "linear",
  formatTick = compactNumber,
  marks,
  ...text
}: ChartText & {
  readonly points: readonly MomentPoint[];
  readonly curve?: "linear" | "step";
  readonly formatTick?: (value: number) => string;
  /** Lies over the picture: positioned elements, percent of its box. */
  readonly marks?: ReactNode;
}) {
  const x = momentScale(points.map(({ at }) => at));
  const y = valueScale(points.flatMap(({ value, range }) => [value, range?.high ?? 0]));
  const shape = curve === "step" ? curveStepAfter : curveLinear;
  const path = line<MomentPoint>(
    ({ at }) => x(at),
    ({ value }) => y(value),
  ).curve(shape);
  const band = area<MomentPoint>()
    .x(({ at }) => x(at))
    .y0(({ value, range }) => y(range?.low ?? value))
    .y1(({ value, range }) => y(range?.high ?? value))
    .curve(shape);
  const ranged = points.some(({ range }) => range !== undefined);
  return (
    <ChartFrame
      {...text}
      points={points}
      yTicks={valueTicks(y, formatTick)}
      xTicks={momentTicks(points, x)}
      overlay={
        <>
          {marks}
          <ReadOut
            name={text.title}
            points={points.map(({ at, label, text: value, range }) => ({
              ...{ at: x(at), label, text: range === undefined ? value : `${value} (${range.text})` },
            }))}
          />
        </>
      }
    >
      {ranged ? <path d={band([...points]) ?? ""} className="fill-accent opacity-15" /> : undefined}
      <path
        d={path([...points]) ?? ""}
        fill="none"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
        className="stroke-accent"
      />
      {points.length > DOTTED_UP_TO ? undefined : <Dots places={points.map(({ at, value }) => [x(at), y(value)])} />}
    </ChartFrame>
  );
}

/** A line without length and with round ends is a dot that the stretched box does not squash. */
function Dots({ places }: { readonly places: readonly (readonly [number, number])[] }) {
  return places.map(([x, y], index) => (
    <path
      key={index}
      d={`M${x} ${y}h0`}
      strokeWidth={7}
      strokeLinecap="round"
      vectorEffect="non-scaling-stroke"
      className="stroke-accent"
    />
  ));
}

/** Labels of points that are far enough from each other. */
function momentTicks(points: readonly MomentPoint[], x: ReturnType<typeof momentScale>): readonly Tick[] {
  const APART = 14;
  const ticks: Tick[] = [];
  for (const index of labelledIndices(points.length, 12).toReversed()) {
    const point = points[index];
    if (point === undefined) continue;
    const at = x(point.at);
    const text = point.short ?? point.label;
    const next = ticks[0];
    if (next === undefined || (next.at - at >= APART && next.text !== text)) ticks.unshift({ at, text });
  }
  return ticks;
}
