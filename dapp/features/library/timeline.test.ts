import { describe, expect, it } from "vitest";
import { timelineOf } from "./timeline";

const facts = { state: "AwaitingKey" as const, deadline: 1_000, instant: false, fraudulent: false };
const history = { openedAt: "100", deliveredAt: "200", closedAt: "300" };
const brief = (...input: Parameters<typeof timelineOf>) =>
  timelineOf(...input).map(({ name, status }) => `${name}: ${status}`);

describe("timelineOf", () => {
  it("shows what is to come while the key is awaited", () => {
    expect(brief(facts, history, 500)).toEqual([
      ...["Paid: done", "Key on its way: now", "Your check: ahead", "Seller paid: ahead"],
    ]);
  });

  it("says that the key did not come", () => {
    expect(brief(facts, history, 1_001)[1]).toBe("Key not delivered: failed");
  });

  it("waits for the buyer, then for anybody, after the delivery", () => {
    expect(brief({ ...facts, state: "Delivered" }, history, 1_000)[2]).toBe("Your check: now");
    expect(brief({ ...facts, state: "Delivered" }, history, 1_001).slice(2)).toEqual([
      ...["Time to check is over: done", "Seller paid: now"],
    ]);
  });

  it("ends a refund without a delivery that never was", () => {
    const refunded = { ...facts, state: "Refunded" as const };
    expect(brief(refunded, { ...history, deliveredAt: null }, 5_000)).toEqual(["Paid: done", "Refunded: failed"]);
    expect(brief(refunded, history, 5_000)).toHaveLength(3);
  });

  it("has times only where the index knows them", () => {
    expect(timelineOf({ ...facts, state: "Settled" }, undefined, 1).map(({ at }) => at)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(timelineOf({ ...facts, state: "Settled" }, history, 1).map(({ at }) => at)).toEqual([100, 200, 300]);
  });

  it("is short for what was settled at once", () => {
    expect(brief({ ...facts, state: "Settled", instant: true }, history, 1)).toEqual([
      "Paid: done",
      "Settled at once: done",
    ]);
  });
});
