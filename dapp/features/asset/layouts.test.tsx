import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { layoutFlow } from "./flow-layout";
import { layoutLineage } from "./lineage-layout";
import { LineagePicture } from "./lineage-picture";

afterEach(cleanup);

const edge = (parent: number, child: number, royaltyBps = 500) => ({ parent, child, royaltyBps });

describe("the layout of a family", () => {
  const rowsOf = (edges: readonly ReturnType<typeof edge>[], center = 10) =>
    Object.fromEntries(layoutLineage(center, edges, 4).boxes.map(({ asset, row }) => [asset, row]));

  it("is one box for an asset without a family", () => {
    expect(layoutLineage(10, [], 4)).toEqual({ rows: 1, lines: [], boxes: [{ asset: 10, hidden: 0, x: 50, row: 0 }] });
  });
  it("puts parents above and children below", () => {
    expect(rowsOf([edge(1, 10), edge(2, 10), edge(10, 20)])).toEqual({ 1: 0, 2: 0, 10: 1, 20: 2 });
  });
  it("puts an asset below all it was made from, by the longest way", () => {
    expect(rowsOf([edge(1, 2), edge(2, 10), edge(1, 10)])).toEqual({ 1: 0, 2: 1, 10: 2 });
    expect(rowsOf([edge(10, 11), edge(11, 12), edge(10, 12)])).toEqual({ 10: 0, 11: 1, 12: 2 });
  });
  it("leads a line over several rows past the boxes between", () => {
    const { boxes, lines } = layoutLineage(10, [edge(1, 2), edge(2, 10), edge(1, 10)], 4);
    const long = lines.find(({ edge: { parent, child } }) => parent === 1 && child === 10);
    expect(long?.points.map(({ row }) => row)).toEqual([0, 1, 2]);
    expect(long?.points[1]?.x).not.toBe(boxes.find(({ asset }) => asset === 2)?.x);
  });
  it("keeps every box inside and apart", () => {
    const { boxes } = layoutLineage(
      10,
      [1, 2, 3, 4].map((parent) => edge(parent, 10)),
      4,
    );
    const xs = boxes.filter(({ row }) => row === 0).map(({ x }) => x);
    expect(xs).toEqual([12.5, 37.5, 62.5, 87.5]);
  });
  it("says how many of a long row are left out", () => {
    const { boxes, lines } = layoutLineage(
      10,
      Array.from({ length: 50 }, (_, i) => edge(10, 100 + i)),
      4,
    );
    expect(boxes.filter(({ row }) => row === 1).map(({ hidden }) => hidden)).toEqual([0, 0, 0, 47]);
    expect(lines).toHaveLength(3);
  });
  it("ends when an index tells of a circle", () => {
    expect(layoutLineage(10, [edge(10, 11), edge(11, 12), edge(12, 11), edge(12, 10)], 4).boxes.length).toBeGreaterThan(
      0,
    );
  });
});

describe("the picture of a family", () => {
  const relatives = new Map([
    [1, { name: "Data", category: "Data set" }],
    [10, { name: "This", category: "Model" }],
  ]);
  it("links to each relative, names the royalty, and gives the same in a table", () => {
    const { container } = render(<LineagePicture center={10} edges={[edge(1, 10, 1_050)]} relatives={relatives} />);
    expect(screen.getAllByRole("link", { name: /Data/ })[0]?.getAttribute("href")).toBe("/assets/1");
    expect(screen.getAllByText("10.5 %").length).toBeGreaterThan(0);
    container.querySelector("details")?.setAttribute("open", "");
    expect(screen.getAllByRole("row").map((row) => row.textContent)).toEqual([
      "Made fromMadeRoyalty of each sale",
      "DataThis10.5 %",
    ]);
  });
});

describe("the layout of a flow", () => {
  it("leaves no gap at the source and gives every payee room for its words", () => {
    const { source, streams, height } = layoutFlow([{ amount: 1n }, { amount: 9_999n }, { amount: 10_000n }]);
    streams.forEach(({ from }, i) => expect(from[0]).toBeCloseTo(i === 0 ? source[0] : streams[i - 1]!.from[1]));
    expect(streams.at(-1)?.from[1]).toBeCloseTo(source[1]);
    const middles = streams.map(({ to }) => (to[0] + to[1]) / 2);
    middles.slice(1).forEach((middle, i) => expect(middle - middles[i]!).toBeGreaterThanOrEqual(40));
    expect(streams.at(-1)!.to[1]).toBeLessThanOrEqual(height);
  });
  it("draws parts in proportion, and even the smallest", () => {
    const [small, large] = layoutFlow([{ amount: 1n }, { amount: 10n ** 20n }]).streams;
    expect(small!.from[1] - small!.from[0]).toBe(2);
    expect(large!.from[1] - large!.from[0]).toBeGreaterThan(140);
  });
});
