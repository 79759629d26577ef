import { describe, expect, it } from "vitest";
import { alertOf, remembered, reserveAlertOf, unseen, type WatchedBid } from "./alerts";

const FTNS = 10n ** 18n;
const BID: WatchedBid = {
  ...{ auction: "7", name: "Iris", kind: "English", phase: "open", outcome: undefined, leads: true, won: false },
  ...{ sealed: undefined, leadingBid: 100n * FTNS },
};
const titleOf = (change: Partial<WatchedBid>) => alertOf({ ...BID, ...change })?.title;

describe("alertOf", () => {
  it("says nothing while all is well", () => {
    expect(alertOf(BID)).toBeUndefined();
    expect(titleOf({ kind: "Vickrey", sealed: "committed", leads: false })).toBeUndefined();
    expect(titleOf({ kind: "Vickrey", sealed: "revealed", phase: "revealing", leads: false })).toBeUndefined();
    expect(titleOf({ phase: "ended", outcome: "Sold", leads: false })).toBeUndefined();
  });
  it("tells of each higher bid once", () => {
    const first = alertOf({ ...BID, leads: false });
    expect(first?.text).toContain("100 FTNS");
    expect(alertOf({ ...BID, leads: false })?.key).toBe(first?.key);
    expect(alertOf({ ...BID, leads: false, leadingBid: 120n * FTNS })?.key).not.toBe(first?.key);
  });
  it("tells when a bid has to be revealed, and when that was missed", () => {
    const sealed = { kind: "Vickrey", sealed: "committed", leads: false } as const;
    expect(titleOf({ ...sealed, phase: "revealing" })).toBe("Reveal your bid");
    expect(titleOf({ ...sealed, phase: "toSettle" })).toBe("Settle the auction");
    expect(titleOf({ ...sealed, phase: "ended", outcome: "Sold" })).toBe("Take your collateral back");
  });
  it("tells the winner to settle, then that it has won", () => {
    expect(titleOf({ phase: "toSettle" })).toBe("You won");
    const won = alertOf({ ...BID, phase: "ended", outcome: "Sold", won: true });
    expect(won?.key).not.toBe(alertOf({ ...BID, phase: "toSettle" })?.key);
  });
});

describe("reserveAlertOf", () => {
  it("tells the seller until when, and is the same news until then", () => {
    const due = { auction: "7", name: "Iris", until: 1_700_000_000 };
    const news = reserveAlertOf(due);
    expect(news.title).toBe("Open your reserve");
    expect(news.text).toContain("Iris");
    expect(news.text).toContain("2023");
    expect(reserveAlertOf(due).key).toBe(news.key);
    expect(news.key).not.toBe(alertOf({ ...BID, leads: false })?.key);
  });
});

describe("what was seen", () => {
  const news = alertOf({ ...BID, leads: false })!;
  it("is not told again", () => {
    expect(unseen([news], new Set())).toEqual([news]);
    expect(unseen([news], new Set([news.key]))).toEqual([]);
  });
  it("is forgotten when it is no news any more", () => {
    expect(remembered([news], new Set([news.key, "old"]))).toEqual([news.key]);
    expect(remembered([news], new Set(["old"]))).toEqual([]);
  });
});
