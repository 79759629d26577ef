import { scaleBand, scaleLinear } from "d3-scale";

/** The height and the width of a plot in the units of its viewBox; the box is stretched to its place. */
export const PLOT = 100;

/** A mark on an axis. */
export interface Tick {
  /** Place along the axis in percent, from the left or from the bottom. */
  readonly at: number;
  readonly text: string;
}

/** Values to heights: from 0 to a round number above the largest one. */
export function valueScale(values: readonly number[]) {
  const largest = Math.max(0, ...values);
  return scaleLinear()
    .domain([0, largest === 0 ? 1 : largest])
    .nice(4)
    .range([PLOT, 0]);
}

/** Four or five round values with their heights. */
export function valueTicks(scale: ReturnType<typeof valueScale>, format: (value: number) => string): readonly Tick[] {
  return scale.ticks(4).map((value) => ({ at: PLOT - scale(value), text: format(value) }));
}

/** Bars beside each other, with a little air. */
export function bandScale(count: number) {
  return scaleBand<number>()
    .domain([...Array(count).keys()])
    .range([0, PLOT])
    .paddingInner(count > 60 ? 0.1 : 0.25)
    .paddingOuter(0.1);
}

/** Seconds to the width of the plot. A single moment stands in the middle. */
export function momentScale(moments: readonly number[]) {
  const first = Math.min(...moments);
  const last = Math.max(...moments);
  return first === last
    ? scaleLinear()
        .domain([first - 1, last + 1])
        .range([0, PLOT])
    : scaleLinear().domain([first, last]).range([0, PLOT]);
}

/** Which of many labels are written: the first, the last and some between, at equal distances where that is possible. */
export function labelledIndices(count: number, most = 6): readonly number[] {
  if (count <= most) return [...Array(count).keys()];
  const step = Math.ceil((count - 1) / (most - 1));
  const indices = [];
  for (let index = count - 1; index >= 0; index -= step) indices.unshift(index);
  return indices;
}

/** A number for an axis: "1.2k". */
export function compactNumber(value: number): string {
  const text = value.toLocaleString("en-US", { notation: "compact", maximumFractionDigits: value < 1 ? 3 : 1 });
  return text.replace("K", "k");
}
