// The rules of prices, on figures that were worked out by hand and on properties that hold for all.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dutchPrice, endAfterBid, forfeitOf, minimumBid, payBid, timeOfDutchPrice } from "../../src/auctions/index.ts";
import { parseFtns } from "../../src/index.ts";

const ftns = parseFtns;

describe("English bids", () => {
  it("start at the starting price and rise by 10 FTNS or 5 %, the larger, rounded up", () => {
    const from = (leadingBid: bigint) => minimumBid({ startingPrice: ftns("3"), leadingBid });
    assert.equal(from(0n), ftns("3"));
    assert.equal(from(ftns("3")), ftns("13"));
    assert.equal(from(ftns("200")), ftns("210"));
    assert.equal(from(ftns("200") + 1n), ftns("210") + 2n);
    assert.equal(from(ftns("1000")), ftns("1050"));
  });

  it("move the end when they are late, as often as there are extensions", () => {
    const end = { endsAt: 1_000, extension: 100, extensionsLeft: 2 };
    assert.deepEqual(endAfterBid(end, 900), end);
    assert.deepEqual(endAfterBid(end, 901), { ...end, endsAt: 1_001, extensionsLeft: 1 });
    assert.deepEqual(endAfterBid({ ...end, extensionsLeft: 0 }, 1_000), { ...end, extensionsLeft: 0 });
    assert.deepEqual(endAfterBid({ ...end, extension: 0 }, 1_000), { ...end, extension: 0 });
  });
});

describe("Dutch prices", () => {
  const line = { startingPrice: 1_000n, floor: 100n, startedAt: 50, duration: 90, halfLife: 0 };
  const halving = { startingPrice: 1_000n, floor: 100n, startedAt: 50, duration: 900, halfLife: 100 };

  it("fall in a straight line, what is taken off rounded down", () => {
    const seconds = [0, 50, 51, 95, 139, 140, 10_000];
    const prices = [1_000n, 1_000n, 990n, 550n, 110n, 100n, 100n];
    assert.deepEqual(
      seconds.map((second) => dutchPrice(line, second)),
      prices,
    );
    assert.equal(dutchPrice({ ...line, floor: 999n }, 139), 1_000n);
  });

  it("halve on chords, down to the floor", () => {
    const after = [0, 1, 50, 100, 150, 200, 300, 332, 900];
    const prices = [1_000n, 995n, 750n, 500n, 375n, 250n, 125n, 105n, 100n];
    assert.deepEqual(
      after.map((seconds) => dutchPrice(halving, 50 + seconds)),
      prices,
    );
  });

  it("say when they reach a price", () => {
    for (const curve of [line, halving]) {
      for (const price of [1_000n, 999n, 731n, 250n, 101n, 100n]) {
        const second = timeOfDutchPrice(curve, price) ?? assert.fail();
        assert.ok(dutchPrice(curve, second) <= price);
        if (second > curve.startedAt) assert.ok(dutchPrice(curve, second - 1) > price);
      }
      assert.equal(timeOfDutchPrice(curve, 99n), undefined);
    }
  });
});

describe("money", () => {
  it("comes from credit first, or from the wallet first", () => {
    const sources = { credit: 30n, wallet: 80n };
    assert.deepEqual(payBid(100n, sources), { fromCredit: 30n, fromWallet: 70n, missing: 0n });
    assert.deepEqual(payBid(100n, sources, "wallet"), { fromCredit: 20n, fromWallet: 80n, missing: 0n });
    assert.deepEqual(payBid(20n, sources), { fromCredit: 20n, fromWallet: 0n, missing: 0n });
    assert.deepEqual(payBid(120n, sources), { fromCredit: 30n, fromWallet: 80n, missing: 10n });
    assert.deepEqual(payBid(120n, sources, "wallet"), { fromCredit: 30n, fromWallet: 80n, missing: 10n });
  });

  it("of a bid that is not revealed is shared without a rest", () => {
    assert.deepEqual(forfeitOf(999n, 10), { forfeited: 99n, returned: 900n });
    assert.deepEqual(forfeitOf(999n, 0), { forfeited: 0n, returned: 999n });
  });
});
