import { describe, expect, it } from "vitest";
import { lockedPoints } from "./locked-chart";

const FTNS = 10n ** 18n;
const DAY = 86_400;

describe("lockedPoints", () => {
  const series = [
    { begins: 3 * DAY, supply: 40n * FTNS, lowest: 10n * FTNS, highest: 50n * FTNS },
    { begins: DAY, supply: 10n * FTNS, lowest: 10n * FTNS, highest: 10n * FTNS },
  ];
  it("go from the first day to the present, with the present supply", () => {
    const points = lockedPoints({ now: 40n * FTNS, series }, 5 * DAY);
    expect(points.map(({ at, value }) => [at / DAY, value])).toEqual([
      [1, 10],
      [3, 40],
      [5, 40],
    ]);
    expect(points.at(-1)?.label).toBe("Now");
  });
  it("show what a day went through, where it moved", () => {
    const points = lockedPoints({ now: 40n * FTNS, series }, 5 * DAY);
    expect(points.map(({ text }) => text)).toEqual([
      "10 FTNS",
      "40 FTNS, between 10 FTNS and 50 FTNS in that day",
      "40 FTNS",
    ]);
  });
  it("never go back in time when the server's clock is behind", () => {
    expect(lockedPoints({ now: 40n * FTNS, series }, 0).at(-1)?.at).toBe(3 * DAY);
  });
  it("are none when nothing was ever locked", () => expect(lockedPoints({ now: 0n, series: [] }, DAY)).toEqual([]));
});
