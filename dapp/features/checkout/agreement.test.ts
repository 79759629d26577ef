import { describe, expect, it } from "vitest";
import { reconsider } from "./agreement";

const agreed = { amount: 100n, quantity: 1, version: 1, needsKey: true, contentWindow: 86_400 };
const { needsKey: _, ...agreement } = agreed;

describe("reconsider", () => {
  it("takes the first quote as what the visitor sees", () => {
    expect(reconsider(undefined, agreed)).toEqual({ agreement, change: undefined });
  });

  it("keeps the old agreement and asks again when the price went up", () => {
    const found = reconsider(agreement, { ...agreed, amount: 101n });
    expect(found.agreement).toEqual(agreement);
    expect(found.change).toEqual({ price: { before: 100n, now: 101n }, version: undefined, window: undefined });
  });

  it("takes a lower price without a question", () => {
    expect(reconsider(agreement, { ...agreed, amount: 99n }).change).toBeUndefined();
    expect(reconsider(agreement, { ...agreed, amount: 99n }).agreement.amount).toBe(99n);
  });

  it("asks again when another version is sold, also at the same price", () => {
    expect(reconsider(agreement, { ...agreed, version: 2 }).change?.version).toEqual({ before: 1, now: 2 });
  });

  it("does not call another quantity a raised price", () => {
    expect(reconsider(agreement, { ...agreed, amount: 200n, quantity: 2 }).change).toBeUndefined();
  });

  it("asks again when a certificate has taken the time to check the content, and not where nothing is delivered", () => {
    const window = { before: 86_400, now: 0 };
    expect(reconsider(agreement, { ...agreed, contentWindow: 0 }).change?.window).toEqual(window);
    expect(reconsider(agreement, { ...agreed, contentWindow: 90_000 }).change).toBeUndefined();
    expect(reconsider(agreement, { ...agreed, needsKey: false, contentWindow: 0 }).change).toBeUndefined();
  });
});
