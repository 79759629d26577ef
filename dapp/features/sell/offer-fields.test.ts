import { describe, expect, it } from "vitest";
import { NO_OFFER, readCount, readOffer, readReprice } from "./offer-fields";

const FTNS = 10n ** 18n;
const NOW = Date.parse("2026-07-01T12:00:00Z") / 1_000;

describe("readOffer", () => {
  it("needs nothing but a price", () =>
    expect(readOffer({ ...NO_OFFER, price: "12.5" }, NOW).offer).toEqual({
      price: (25n * FTNS) / 2n,
      quantity: 2 ** 32 - 1,
      expiresAt: 2 ** 40 - 1,
    }));
  it("may be free", () => expect(readOffer({ ...NO_OFFER, price: "0" }, NOW).offer?.price).toBe(0n));
  it("is nothing without a price, and does not complain yet", () =>
    expect(readOffer(NO_OFFER, NOW)).toMatchObject({ offer: undefined, problems: { price: undefined } }));
  it("lasts to the end of its last day", () =>
    expect(readOffer({ ...NO_OFFER, price: "1", lastDay: "2026-07-01" }, NOW).offer?.expiresAt).toBe(
      Date.parse("2026-07-02T00:00:00Z") / 1_000 - 1,
    ));
  it("refuses a day that is over", () => {
    const { offer, problems } = readOffer({ ...NO_OFFER, price: "1", lastDay: "2026-06-30" }, NOW);
    expect([offer, problems.lastDay]).toEqual([undefined, expect.stringContaining("over")]);
  });
  it("refuses a quantity that is none", () =>
    expect(readOffer({ ...NO_OFFER, price: "1", quantity: "0" }, NOW).offer).toBeUndefined());
});

describe("readCount", () => {
  it.each([
    ["1", 1],
    ["1,000", 1_000],
    ["4294967294", 4_294_967_294],
    // This number means "without limit" to the contract.
    ["4294967295", undefined],
    ["1.5", undefined],
    ["-3", undefined],
    ["", undefined],
  ])("reads %s as %s", (text, count) => expect(readCount(text)).toBe(count));
});

describe("readReprice", () => {
  const current = 20n * FTNS;
  it("says how much more or less it is", () => {
    expect(readReprice("25", current)).toEqual({
      price: 25n * FTNS,
      problem: undefined,
      change: "25 % more than now.",
    });
    expect(readReprice("19.99", current).change).toBe("Less than 1 % less than now.");
  });
  it("refuses the price that it has", () =>
    expect(readReprice("20.0", current)).toMatchObject({ price: undefined, problem: "The price is 20 FTNS already." }));
  it("may become free, and says so", () => {
    expect(readReprice("0", current)).toMatchObject({ price: 0n, change: expect.stringContaining("Free") });
    expect(readReprice("1", 0n).change).toBe("No longer free.");
  });
  it("says nothing while nothing is written", () =>
    expect(readReprice("", current)).toEqual({ price: undefined, problem: undefined, change: undefined }));
});
