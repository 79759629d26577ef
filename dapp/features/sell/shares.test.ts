import { describe, expect, it } from "vitest";
import { shareOf, shareOfAll, withdrawable, type PoolContents } from "./shares";

const OWNER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const OTHER = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const THIRD = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";

const pool = (owner: bigint, other: bigint): PoolContents => ({
  ...{ net: owner + other, fee: 0n, split: { contributors: [], parents: [] } },
  preview: {
    ...{ fee: 0n, royalties: [] },
    shares: [
      { account: OWNER, amount: owner, byWeight: owner + 1n },
      { account: OTHER, amount: other, byWeight: other - 1n },
    ],
  },
});

describe("the share of an account", () => {
  it("is what the chain would pay now, whatever the case of the address", () => {
    const { preview } = pool(300n, 100n);
    expect(shareOf(OWNER.toLowerCase() as never, preview)).toBe(300n);
    expect(shareOf(THIRD, preview)).toBe(0n);
  });
  it("adds up over pools", () => expect(shareOfAll(OTHER, [pool(300n, 100n), pool(3n, 1n)])).toBe(101n));
  it("leaves in the vault what is to stay, and never takes more than there is", () => {
    expect(withdrawable(10n, 5n, 4n)).toBe(11n);
    expect(withdrawable(10n, 5n, 15n)).toBe(0n);
    expect(withdrawable(1n, 0n, 15n)).toBe(0n);
  });
});
