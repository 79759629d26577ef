import { describe, expect, it } from "vitest";
import { nextActionOf, type BidFacts } from "./next-action";

const OPEN: BidFacts = {
  ...{ kind: "English", phase: "open", outcome: undefined, leads: false, won: false, sealed: undefined },
};
const SEALED: BidFacts = { ...OPEN, kind: "Vickrey", sealed: "committed" };
const next = (facts: BidFacts) => [nextActionOf(facts).action, nextActionOf(facts).state];

describe("the next step of an open bid", () => {
  it("is to raise when outbid, and nothing while it leads", () => {
    expect(next(OPEN)).toEqual(["raise", "Outbid"]);
    expect(next({ ...OPEN, leads: true })).toEqual(["none", "Leading"]);
  });
  it("is to settle once it has won, then to receive", () => {
    expect(next({ ...OPEN, phase: "toSettle", leads: true })).toEqual(["settle", "Won, not settled"]);
    expect(next({ ...OPEN, phase: "ended", outcome: "Sold", won: true })).toEqual(["receive", "Won"]);
  });
  it("waits for a hidden reserve", () =>
    expect(next({ ...OPEN, phase: "awaitingReserve", leads: true })[1]).toBe("Leading"));
  it("is nothing when another won, or nobody", () => {
    expect(next({ ...OPEN, phase: "ended", outcome: "Sold" })).toEqual(["none", "Lost"]);
    expect(next({ ...OPEN, phase: "ended", outcome: "Unsold" })).toEqual(["none", "No sale"]);
  });
});

describe("the next step of a sealed bid", () => {
  it("is to reveal while that is possible, then to settle, and to reclaim after the end", () => {
    expect(next(SEALED)).toEqual(["none", "Sealed"]);
    expect(next({ ...SEALED, phase: "revealing" })).toEqual(["reveal", "Reveal now"]);
    expect(next({ ...SEALED, phase: "toSettle" })).toEqual(["settle", "Not revealed"]);
    expect(next({ ...SEALED, phase: "ended", outcome: "Sold" })[0]).toBe("reclaim");
  });
  it("is nothing when it was revealed and another leads: bids cannot be raised", () =>
    expect(next({ ...SEALED, phase: "revealing", sealed: "revealed" })).toEqual(["none", "Not the highest"]));
  it("is nothing after its collateral was shared out", () =>
    expect(next({ ...SEALED, phase: "toSettle", sealed: "reclaimed" })).toEqual(["none", "Not revealed"]));
});
