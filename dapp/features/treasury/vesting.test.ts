import type { Allocation } from "@ftns-market/sdk/chain";
import { describe, expect, it } from "vitest";
import { allocationGroups, vestedOf } from "./vesting";

const A = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const B = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const LINE: Allocation = { purpose: "team", amount: "1000", holder: A, vesting: undefined };
const VESTING: Allocation = { ...LINE, vesting: { beneficiary: B, start: 100, duration: 400 } };

describe("vestedOf", () => {
  it("releases evenly from the start to the end, and everything where nothing vests", () => {
    expect([0, 100, 200, 500, 900].map((now) => vestedOf(VESTING, now))).toEqual([0n, 0n, 250n, 1_000n, 1_000n]);
    expect(vestedOf(LINE, 0)).toBe(1_000n);
  });
});

describe("allocationGroups", () => {
  it("puts accounts of one purpose together, but not what vests", () => {
    const groups = allocationGroups([VESTING, LINE, { ...LINE, holder: B, amount: "500" }], 200);
    expect(groups.map(({ amount, holders, vested }) => [amount, holders.length, vested])).toEqual([
      [1_500n, 2, 1_500n],
      [1_000n, 1, 250n],
    ]);
  });
});
