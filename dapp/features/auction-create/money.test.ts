import { describe, expect, it } from "vitest";
import { bondOf, proceedsOf } from "./money";

const SELLER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const SPLIT = { contributors: [{ account: SELLER, weight: 1n }], parents: [{ asset: 1, royaltyBps: 1_000 }] } as const;

describe("proceedsOf", () => {
  it("shares out every base unit", () => {
    const found = proceedsOf(1_001n, 250, SPLIT, 500);
    const shares = found.shares.reduce((sum, one) => sum + one, 0n);
    expect(found.fee + found.resaleRoyalty + found.royalties + shares).toBe(1_001n);
    expect([found.fee, found.resaleRoyalty]).toEqual([25n, 50n]);
  });
});

describe("bondOf", () => {
  it("is needed for an encrypted lot only", () => {
    expect(bondOf(999n, 1_000, true)).toBe(99n);
    expect(bondOf(999n, 1_000, false)).toBe(0n);
  });
});
