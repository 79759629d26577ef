import { describe, expect, it } from "vitest";
import { curvePoints } from "./dutch-curve";

const CURVE = { startingPrice: 1_000n, floor: 100n, startedAt: 50, duration: 900, halfLife: 0 };

describe("curvePoints", () => {
  it("goes from the first second at the starting price to the last at the floor, and never up", () => {
    const points = curvePoints(CURVE, 9);
    expect(points).toHaveLength(10);
    expect([points[0], points.at(-1)]).toEqual([
      { at: 50, price: 1_000n },
      { at: 950, price: 100n },
    ]);
    expect(points.every(({ price }, i) => i === 0 || price <= points[i - 1]!.price)).toBe(true);
  });
  it("has no second twice in a short auction", () => {
    const times = curvePoints({ ...CURVE, duration: 3 }).map(({ at }) => at);
    expect(times).toEqual([50, 51, 52, 53]);
  });
});
