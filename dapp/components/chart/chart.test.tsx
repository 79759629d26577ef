import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { BarChart, LineChart, withEmptyIntervals } from "@/components/chart";
import { bandScale, labelledIndices, momentScale, valueScale, valueTicks } from "@/components/chart/scales";

afterEach(cleanup);

const POINTS = [
  { label: "1 Jul", value: 10, text: "10 FTNS" },
  { label: "2 Jul", value: 0, text: "0 FTNS" },
  { label: "3 Jul", value: 40, text: "40 FTNS" },
];

describe("the scales", () => {
  it("draw 0 at the bottom and the largest value within the box", () => {
    const y = valueScale([3, 97]);
    expect(y(0)).toBe(100);
    expect(y(97)).toBeGreaterThanOrEqual(0);
    expect(y.domain()[1]).toBe(100);
  });
  it("have a height even when every value is 0", () => expect(valueScale([0, 0])(0)).toBe(100));
  it("mark round values from the bottom up", () => {
    const ticks = valueTicks(valueScale([100]), String);
    expect(ticks[0]).toEqual({ at: 0, text: "0" });
    expect(ticks.at(-1)).toEqual({ at: 100, text: "100" });
  });
  it("keep bars apart and inside", () => {
    const x = bandScale(3);
    expect(x(0)).toBeGreaterThan(0);
    expect((x(0) ?? 0) + x.bandwidth()).toBeLessThan(x(1) ?? 0);
    expect((x(2) ?? 0) + x.bandwidth()).toBeLessThan(100);
  });
  it("put a single moment in the middle", () => expect(momentScale([1_000])(1_000)).toBe(50));
  it.each([
    [3, [0, 1, 2]],
    [11, [0, 2, 4, 6, 8, 10]],
    [90, [17, 35, 53, 71, 89]],
  ])("of %d labels writes some, the last among them", (count, indices) => {
    expect(labelledIndices(count)).toEqual(indices);
  });
});

describe("withEmptyIntervals", () => {
  const empty = (begins: number) => ({ begins, sales: 0 });
  const series = [
    { begins: 30, sales: 3 },
    { begins: 10, sales: 1 },
  ];
  it("puts them in order and fills the gap", () => {
    const filled = withEmptyIntervals(series, 10, empty);
    expect(filled.map(({ begins, sales }) => [begins, sales])).toEqual([
      [10, 1],
      [20, 0],
      [30, 3],
    ]);
  });
  it("goes on to the present interval", () => {
    expect(withEmptyIntervals(series, 10, empty, { through: 57 }).at(-1)).toEqual({ begins: 50, sales: 0 });
  });
  it("keeps the newest when there are too many", () => {
    expect(withEmptyIntervals(series, 10, empty, { most: 2 }).map(({ begins }) => begins)).toEqual([20, 30]);
  });
  it("makes nothing out of nothing", () => expect(withEmptyIntervals([], 10, empty, { through: 100 })).toEqual([]));
});

describe("BarChart", () => {
  const chart = <BarChart title="Volume per day" xName="Day" yName="FTNS" points={POINTS} />;
  it("draws a bar per point, as high as its value", () => {
    const { container } = render(chart);
    const heights = [...container.querySelectorAll("rect")].map((bar) => Number(bar.getAttribute("height")));
    expect(heights).toEqual([25, 0, 100]);
  });
  it("is a figure with its caption, and gives the same numbers in a table", () => {
    const { container } = render(chart);
    expect(screen.getByRole("figure").textContent).toContain("Volume per day");
    container.querySelector("details")?.setAttribute("open", "");
    const rows = within(screen.getByRole("table", { name: "Volume per day" })).getAllByRole("row");
    expect(rows.map((row) => row.textContent)).toEqual(["DayFTNS", "1 Jul10 FTNS", "2 Jul0 FTNS", "3 Jul40 FTNS"]);
  });
  it("reads every point out with the keyboard", async () => {
    render(chart);
    const slider = screen.getByRole("slider", { name: "Read the values of Volume per day" });
    expect(slider.getAttribute("aria-valuetext")).toBe("3 Jul: 40 FTNS");
    await userEvent.tab();
    expect(document.activeElement).toBe(slider);
  });
  it("says so when there is nothing to draw", () => {
    render(<BarChart title="Volume" xName="Day" yName="FTNS" points={[]} empty="No sale yet." />);
    expect(screen.getByText("No sale yet.")).toBeTruthy();
    expect(screen.queryByRole("slider")).toBeNull();
  });
});

describe("LineChart", () => {
  const points = POINTS.map((point, index) => ({ ...point, at: index * 86_400 }));
  it("goes through the points in time", () => {
    const { container } = render(<LineChart title="Price" xName="Day" yName="FTNS" points={points} />);
    expect(container.querySelector("path[fill=none]")?.getAttribute("d")).toBe("M0,75L50,100L100,0");
  });
  it("holds a price until it changes", () => {
    const { container } = render(<LineChart title="Price" xName="Day" yName="FTNS" points={points} curve="step" />);
    expect(container.querySelector("path[fill=none]")?.getAttribute("d")).toBe("M0,75L50,75L50,100L100,100L100,0");
  });
});
