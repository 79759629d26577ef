import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { auctionPhase, isWithin, RESERVE_WINDOW, UNWIND_DELAY, type AuctionTimes } from "../../src/auctions/index.ts";

const ENGLISH = {
  kind: "English",
  endsAt: 1_000,
  revealEndsAt: 0,
  reserveHidden: false,
  hasBids: true,
  ended: false,
} as const;
const SEALED = { ...ENGLISH, kind: "Vickrey", revealEndsAt: 2_000 } as const;

/** Names of the phases at some seconds. */
function names(times: AuctionTimes, ...seconds: readonly number[]): string[] {
  return seconds.map((second) => auctionPhase(times, second).name);
}

describe("the phase of an auction", () => {
  it("goes from open to settle", () => {
    for (const kind of ["English", "Dutch"] as const) {
      assert.deepEqual(names({ ...ENGLISH, kind }, 0, 1_000, 1_001), ["open", "open", "toSettle"]);
    }
    const { until, next, windows } = auctionPhase(ENGLISH, 10);
    assert.deepEqual({ until, next }, { until: 1_000, next: "toSettle" });
    assert.deepEqual(windows, {
      bid: { from: 0, until: 1_000 },
      settle: { from: 1_001 },
      unwind: { from: 1_001 + UNWIND_DELAY },
    });
  });

  it("waits for a hidden reserve when there is a bid", () => {
    const hidden = { ...ENGLISH, reserveHidden: true };
    const last = 1_000 + RESERVE_WINDOW;
    assert.deepEqual(names(hidden, 1_000, 1_001, last, last + 1), [
      "open",
      "awaitingReserve",
      "awaitingReserve",
      "toSettle",
    ]);
    assert.equal(auctionPhase(hidden, 10).next, "awaitingReserve");
    assert.deepEqual(auctionPhase(hidden, 10).windows.openReserve, { from: 0, until: last });
    assert.deepEqual(names({ ...hidden, hasBids: false }, 1_001), ["toSettle"]);
  });

  it("reveals sealed bids in their window", () => {
    assert.deepEqual(names(SEALED, 1_000, 1_001, 2_000, 2_001), ["open", "revealing", "revealing", "toSettle"]);
    const { windows, next, until } = auctionPhase(SEALED, 1_500);
    assert.deepEqual({ until, next }, { until: 2_000, next: "toSettle" });
    assert.deepEqual(windows.reveal, { from: 1_001, until: 2_000 });
    assert.equal(windows.reclaim, undefined);
    assert.equal(windows.cancel, undefined);
  });

  it("reveals sealed bids only when a hidden reserve is open or too late", () => {
    const hidden = { ...SEALED, reserveHidden: true, revealEndsAt: 1_000 + RESERVE_WINDOW + 600 };
    const last = 1_000 + RESERVE_WINDOW;
    assert.deepEqual(names(hidden, 1_000, 1_001, last, last + 1, last + 601), [
      "open",
      "awaitingReserve",
      "awaitingReserve",
      "revealing",
      "toSettle",
    ]);
    assert.deepEqual(auctionPhase(hidden, 10).windows.reveal, { from: last + 1, until: last + 600 });
    assert.deepEqual(auctionPhase({ ...hidden, reserveHidden: false }, 1_001).name, "revealing");
  });

  it("leaves reclaiming when it has ended, and cancelling while nobody has bid", () => {
    assert.deepEqual(auctionPhase({ ...SEALED, ended: true }, 5).windows, { reclaim: { from: 2_001 } });
    assert.deepEqual(auctionPhase({ ...ENGLISH, ended: true }, 5), {
      name: "ended",
      until: undefined,
      next: undefined,
      windows: {},
    });
    assert.deepEqual(auctionPhase({ ...ENGLISH, hasBids: false }, 5).windows.cancel, { from: 0 });
  });

  it("tells whether a time is within a window", () => {
    assert.ok(isWithin({ from: 5, until: 6 }, 5) && isWithin({ from: 5, until: 6 }, 6) && isWithin({ from: 5 }, 999));
    assert.ok(!isWithin({ from: 5, until: 6 }, 7) && !isWithin({ from: 5 }, 4) && !isWithin(undefined, 5));
  });
});
