import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Address } from "viem";
import { sealedResult, type RevealedBid } from "../../src/auctions/index.ts";

const bidder = (n: number): Address => `0x${n.toString(16).padStart(40, "0")}`;
const bids = (...values: bigint[]): RevealedBid[] =>
  values.map((value, i) => ({ bidder: bidder(i + 1), value, ordinal: i + 1 }));
const VICKREY = { kind: "Vickrey", startingPrice: 10n, reserve: 20n } as const;
const FIRST = { ...VICKREY, kind: "SealedBid" } as const;

/** Ordinal of the winner and its price. */
function result(...args: Parameters<typeof sealedResult>): [number, bigint] | undefined {
  const found = sealedResult(...args);
  return found && [found.winner.ordinal, found.price];
}

describe("the result of a sealed auction", () => {
  it("is nothing without a bid that reaches the reserve", () => {
    assert.equal(result([], VICKREY), undefined);
    assert.equal(result(bids(19n, 9n), VICKREY), undefined);
    assert.equal(result(bids(19n, 9n), FIRST), undefined);
  });

  it("is the highest bid, for itself or for the second one", () => {
    assert.deepEqual(result(bids(25n, 40n, 30n), FIRST), [2, 40n]);
    assert.deepEqual(result(bids(25n, 40n, 30n), VICKREY), [2, 30n]);
  });

  it("costs the reserve when the second bid is below it, or there is none", () => {
    assert.deepEqual(result(bids(20n), VICKREY), [1, 20n]);
    assert.deepEqual(result(bids(40n, 15n), VICKREY), [1, 20n]);
    assert.deepEqual(result(bids(40n, 5n), { ...VICKREY, reserve: 10n }), [1, 10n]);
  });

  it("goes to the earliest of equal bids, whatever the order of the reveals", () => {
    assert.deepEqual(result(bids(40n, 40n, 30n).reverse(), VICKREY), [1, 40n]);
    assert.deepEqual(result(bids(30n, 40n, 40n).reverse(), FIRST), [2, 40n]);
  });
});
