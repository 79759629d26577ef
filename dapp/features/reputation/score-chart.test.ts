import { describe, expect, it } from "vitest";
import { pointsOf } from "./score-chart";

const wad = (points: number) => BigInt(points) * 10n ** 16n;

describe("pointsOf", () => {
  const changes = [
    { at: 200, before: wad(70), after: wad(60) },
    { at: 100, before: wad(62), after: wad(75) },
  ];
  it("have the score before and after each change, in the order of time, and the present one", () => {
    const points = pointsOf(changes, { at: 300, score: wad(58) });
    expect(points.map(({ at, value }) => [at, value])).toEqual([
      [100, 62],
      [100, 75],
      [200, 70],
      [200, 60],
      [300, 58],
    ]);
  });
  it("are none when nothing has happened", () => expect(pointsOf([], { at: 300, score: wad(62) })).toEqual([]));
});
