import { describe, expect, it } from "vitest";
import { reconsider } from "./agreement";

const agreed = { amount: 100n, quantity: 1, version: 1 };

describe("reconsider", () => {
  it("takes the first quote as what the visitor sees", () => {
    expect(reconsider(undefined, agreed)).toEqual({ agreement: agreed, change: undefined });
  });

  it("keeps the old agreement and asks again when the price went up", () => {
    const { agreement, change } = reconsider(agreed, { ...agreed, amount: 101n });
    expect(agreement).toEqual(agreed);
    expect(change).toEqual({ price: { before: 100n, now: 101n }, version: undefined });
  });

  it("takes a lower price without a question", () => {
    expect(reconsider(agreed, { ...agreed, amount: 99n }).change).toBeUndefined();
    expect(reconsider(agreed, { ...agreed, amount: 99n }).agreement.amount).toBe(99n);
  });

  it("asks again when another version is sold, also at the same price", () => {
    expect(reconsider(agreed, { ...agreed, version: 2 }).change?.version).toEqual({ before: 1, now: 2 });
  });

  it("does not call another quantity a raised price", () => {
    expect(reconsider(agreed, { amount: 200n, quantity: 2, version: 1 }).change).toBeUndefined();
  });
});
