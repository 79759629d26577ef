import { RESERVE_WINDOW } from "@ftns-market/sdk/auctions";
import { describe, expect, it } from "vitest";
import { reserveDueUntil } from "./reserve-due";

const ENDS = 1_000;
const HIDDEN = {
  kind: "English",
  endsAt: ENDS,
  revealEndsAt: 0,
  reserveHidden: true,
  bids: 1,
  outcome: undefined,
} as const;

describe("reserveDueUntil", () => {
  it("is due from the end of bidding to the end of its day", () => {
    expect(reserveDueUntil(HIDDEN, ENDS)).toBeUndefined();
    expect(reserveDueUntil(HIDDEN, ENDS + 1)).toBe(ENDS + RESERVE_WINDOW);
    expect(reserveDueUntil(HIDDEN, ENDS + RESERVE_WINDOW)).toBe(ENDS + RESERVE_WINDOW);
    expect(reserveDueUntil(HIDDEN, ENDS + RESERVE_WINDOW + 1)).toBeUndefined();
  });
  it("is due before sealed bids are revealed", () => {
    const sealed = { ...HIDDEN, kind: "Vickrey", revealEndsAt: ENDS + 2 * RESERVE_WINDOW } as const;
    expect(reserveDueUntil(sealed, ENDS + 1)).toBe(ENDS + RESERVE_WINDOW);
    expect(reserveDueUntil(sealed, ENDS + RESERVE_WINDOW + 1)).toBeUndefined();
  });
  it("is not due when nobody has bid, when it is open, or when the auction has ended", () => {
    expect(reserveDueUntil({ ...HIDDEN, bids: 0 }, ENDS + 1)).toBeUndefined();
    expect(reserveDueUntil({ ...HIDDEN, kind: "Vickrey", revealEndsAt: 200_000, bids: 0 }, ENDS + 1)).toBeUndefined();
    expect(reserveDueUntil({ ...HIDDEN, reserveHidden: false }, ENDS + 1)).toBeUndefined();
    expect(reserveDueUntil({ ...HIDDEN, outcome: "Void" }, ENDS + 1)).toBeUndefined();
  });
});
