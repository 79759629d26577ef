import { describe, expect, it } from "vitest";
import { readBid, readSealed, suggestedCollateral } from "./bid-amounts";

const FTNS = 10n ** 18n;

describe("readBid", () => {
  it("takes the minimum and refuses a base unit less", () => {
    expect(readBid("105", 105n * FTNS).amount).toBe(105n * FTNS);
    expect(readBid("104.999999999999999999", 105n * FTNS).problem).toBe("Bid at least 105 FTNS.");
  });
  it("says nothing while nothing is written", () => expect(readBid("", FTNS).problem).toBeUndefined());
});

describe("readSealed", () => {
  it("takes the suggested collateral when none is written", () => {
    expect(readSealed({ value: "120", collateral: "" }, FTNS).bid).toEqual({
      value: 120n * FTNS,
      collateral: 200n * FTNS,
    });
  });
  it("refuses a collateral below the bid, and takes one that equals it", () => {
    expect(readSealed({ value: "120", collateral: "119" }, FTNS).problems.collateral).toMatch(/has to cover/);
    expect(readSealed({ value: "120", collateral: "120" }, FTNS).bid?.collateral).toBe(120n * FTNS);
  });
  it("refuses a bid below the starting price", () =>
    expect(readSealed({ value: "0.5", collateral: "10" }, FTNS)).toMatchObject({
      bid: undefined,
      problems: { value: "Bid at least 1 FTNS." },
    }));
});

describe("suggestedCollateral", () => {
  it.each([
    [1n, 1n],
    [4n, 5n],
    [5n, 10n],
    [80n * FTNS, 100n * FTNS],
    [81n * FTNS, 200n * FTNS],
  ])("of %s is %s", (value, collateral) => expect(suggestedCollateral(value)).toBe(collateral));
});
