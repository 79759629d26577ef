import { describe, expect, it } from "vitest";
import { readDuration } from "./duration-text";
import { newAuctionForm, planOf, readAuctionForm, type AuctionForm } from "./form";

const FTNS = 10n ** 18n;
const FORM: AuctionForm = { ...newAuctionForm("7"), lot: "458753", startingPrice: "100" };
const order = (change: Partial<AuctionForm>) => readAuctionForm({ ...FORM, ...change }).order;
const problems = (change: Partial<AuctionForm>) => readAuctionForm({ ...FORM, ...change }).problems;

describe("readAuctionForm", () => {
  it("makes an order with the defaults, and nothing of other kinds in it", () => {
    expect(order({})).toEqual({
      ...{ asset: 7, lot: 458_753n, quantity: 1, kind: "English", startingPrice: 100n * FTNS, reserve: 0n },
      ...{ hiddenReserve: undefined, duration: 86_400, extension: 600, halfLife: 0, revealWindow: 0 },
    });
    expect(order({ kind: "Vickrey" })).toMatchObject({ extension: 0, halfLife: 0, revealWindow: 86_400 });
    expect(order({ kind: "Dutch", floor: "20", fall: "halving" })).toMatchObject({
      ...{ extension: 0, halfLife: 21_600, revealWindow: 0, reserve: 20n * FTNS },
    });
  });
  it("is no order, and no problem, while something is not written yet", () => {
    for (const change of [{ lot: "" }, { asset: "" }, { startingPrice: "" }, { kind: "Dutch" }] as const) {
      expect(readAuctionForm({ ...FORM, ...change })).toEqual({ order: undefined, problems: {} });
    }
    expect(order({ reserveMode: "hidden" })).toBeUndefined();
  });
  it("sells the asset itself once, whatever the quantity says", () =>
    expect(order({ lot: "title", quantity: "9" })).toMatchObject({ lot: "title", quantity: 1 }));
  it("keeps a hidden reserve apart from an open one", () => {
    expect(order({ reserveMode: "open", reserve: "150" })).toMatchObject({
      ...{ reserve: 150n * FTNS, hiddenReserve: undefined },
    });
    expect(order({ reserveMode: "hidden", reserve: "150" })).toMatchObject({
      ...{ reserve: 0n, hiddenReserve: 150n * FTNS },
    });
  });
  it("refuses a reserve below the starting price, and a floor above it", () => {
    expect(problems({ reserveMode: "open", reserve: "99" }).reserve).toBe("At least the starting price, 100 FTNS.");
    expect(problems({ kind: "Dutch", floor: "101" }).floor).toBe("At most the starting price, 100 FTNS.");
    expect(order({ kind: "Dutch", floor: "100" })?.reserve).toBe(100n * FTNS);
  });
  it("forgets a reserve that is not meant any more", () =>
    expect(order({ kind: "Dutch", floor: "1", reserveMode: "hidden", reserve: "5" })?.hiddenReserve).toBeUndefined());
  it("refuses a half-life above the duration", () =>
    expect(problems({ kind: "Dutch", floor: "1", fall: "halving", halfLife: { count: "25", unit: "hours" } })).toEqual({
      halfLife: "From 1 second to 1 day.",
    }));
  it.each(["0", "-1", "1.5", "x", "4294967295"])("refuses %s as a quantity", (quantity) =>
    expect(problems({ quantity }).quantity).toBe("A whole number from 1."),
  );
});

describe("readDuration", () => {
  it("takes both ends and halves of units", () => {
    expect(readDuration({ count: "10", unit: "minutes" }, 600, 3_600).seconds).toBe(600);
    expect(readDuration({ count: "1.5", unit: "hours" }, 600, 5_400).seconds).toBe(5_400);
    expect(readDuration({ count: "9.99", unit: "minutes" }, 600, 5_400).problem).toBe(
      "From 10 minutes to 1 hour 30 minutes.",
    );
    expect(readDuration({ count: "", unit: "minutes" }, 600, 5_400)).toEqual({});
  });
});

describe("planOf", () => {
  it("begins now", () => {
    const vickrey = order({ kind: "Vickrey", reserveMode: "hidden", reserve: "200" })!;
    expect(planOf(vickrey, 1_000, { encrypted: true, deliveryWindow: 5 })).toMatchObject({
      ...{ endsAt: 87_400, revealEndsAt: 260_200, reserveHidden: true },
    });
    expect(planOf(order({})!, 1_000, { encrypted: true, deliveryWindow: 5 }).revealEndsAt).toBe(0);
  });
});
