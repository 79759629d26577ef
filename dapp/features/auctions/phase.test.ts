import { describe, expect, it } from "vitest";
import { phaseEnd, phaseOf, phaseWords, RESERVE_WINDOW, type PhaseFacts } from "./phase";

const ENGLISH: PhaseFacts = {
  ...{ kind: "English", outcome: undefined, endsAt: 1_000, revealEndsAt: 0, reserveHidden: false, hasBids: true },
};
const SEALED: PhaseFacts = { ...ENGLISH, kind: "Vickrey", revealEndsAt: 2_000 };

describe("phaseOf", () => {
  it("counts the last second of bidding as bidding", () => {
    expect(phaseOf(ENGLISH, 1_000)).toBe("bidding");
    expect(phaseOf(ENGLISH, 1_001)).toBe("decided");
  });
  it("reveals sealed bids between the two ends, both last seconds included", () => {
    expect([1_000, 1_001, 2_000, 2_001].map((now) => phaseOf(SEALED, now))).toEqual([
      ...["bidding", "revealing", "revealing", "decided"],
    ]);
  });
  it("waits for the hidden reserve of an English auction that has a bid, and no longer than that", () => {
    const hidden = { ...ENGLISH, reserveHidden: true };
    expect(phaseOf(hidden, 1_000 + RESERVE_WINDOW)).toBe("reserve");
    expect(phaseOf(hidden, 1_001 + RESERVE_WINDOW)).toBe("decided");
    expect(phaseOf({ ...hidden, hasBids: false }, 1_001)).toBe("decided");
    expect(phaseOf({ ...hidden, kind: "Dutch" }, 1_001)).toBe("decided");
  });
  it("is over when it was ended, whatever the time", () =>
    expect(phaseOf({ ...ENGLISH, outcome: "Cancelled" }, 1)).toBe("ended"));
});

describe("phaseEnd", () => {
  it("is the deadline that counts", () => {
    expect(phaseEnd(SEALED, "bidding")).toBe(1_000);
    expect(phaseEnd(SEALED, "revealing")).toBe(2_000);
    expect(phaseEnd({ ...ENGLISH, reserveHidden: true }, "reserve")).toBe(1_000 + RESERVE_WINDOW);
    expect(phaseEnd(ENGLISH, "decided")).toBeUndefined();
  });
});

describe("phaseWords", () => {
  it("says how it ended", () => expect(phaseWords({ kind: "English", outcome: "Void" }, "ended").name).toBe("Void"));
  it("does not call a falling price bidding", () =>
    expect(phaseWords({ kind: "Dutch", outcome: undefined }, "bidding").name).toBe("Price falling"));
});
