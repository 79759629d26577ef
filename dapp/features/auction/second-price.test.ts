import { describe, expect, it } from "vitest";
import { secondPriceOf } from "./second-price";

const FTNS = 10n ** 18n;

describe("secondPriceOf", () => {
  it("is the second highest bid", () => {
    const result = secondPriceOf({ leadingBid: 120n * FTNS, secondBid: 90n * FTNS, reserve: 50n * FTNS });
    expect(result).toMatchObject({ price: 90n * FTNS, by: "second", saved: 30n * FTNS });
    expect(result?.sentence).toBe(
      "The highest bid was 120 FTNS. The second highest bid was 90 FTNS, so that is the price. The winner pays 30 FTNS less than it bid.",
    );
  });
  it("is the reserve when the second bid is below it, or missing", () => {
    expect(secondPriceOf({ leadingBid: 120n, secondBid: 40n, reserve: 50n })).toMatchObject({
      price: 50n,
      by: "reserve",
    });
    expect(secondPriceOf({ leadingBid: 120n, secondBid: 0n, reserve: 50n })?.sentence).toContain("no other valid bid");
  });
  it("is the bid itself when two are equal", () =>
    expect(secondPriceOf({ leadingBid: 7n, secondBid: 7n, reserve: 1n })).toMatchObject({ price: 7n, saved: 0n }));
  it("is nothing below the reserve", () => {
    expect(secondPriceOf({ leadingBid: 49n, secondBid: 40n, reserve: 50n })).toBeUndefined();
    expect(secondPriceOf({ leadingBid: 0n, secondBid: 0n, reserve: 0n })).toBeUndefined();
  });
});
