import { describe, expect, it } from "vitest";
import { shareOf, shareOfAll, sharesOf, withdrawable, type PoolContents } from "./shares";

const OWNER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const OTHER = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const THIRD = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";
const NET = 95n * 10n ** 18n + 1n;
const pool = (split: Partial<PoolContents["split"]>, net = NET): PoolContents => ({
  net,
  fee: 5n * 10n ** 18n,
  owner: OWNER,
  split: { contributors: [], parents: [], ...split },
});
const total = ({ fee, royalties, shares }: ReturnType<typeof sharesOf>) =>
  fee + [...royalties, ...shares].reduce((sum, { amount }) => sum + amount, 0n);

describe("sharesOf", () => {
  it("gives everything to the owner when nobody else is named", () => {
    expect(sharesOf(pool({})).shares).toEqual([{ account: OWNER, amount: NET }]);
  });
  it("hands out every base unit, whatever the weights", () => {
    const contributors = ([OWNER, OTHER, THIRD] as const).map((account) => ({ account, weight: 1n }));
    const parents = [{ asset: 4, royaltyBps: 333 }];
    const shares = sharesOf(pool({ contributors, parents }));
    expect(total(shares)).toBe(NET + 5n * 10n ** 18n);
    expect(shares.royalties).toEqual([{ asset: 4, amount: (NET * 333n) / 10_000n }]);
  });
});

describe("the share of an account", () => {
  const contributors = [
    { account: OWNER, weight: 3n },
    { account: OTHER, weight: 1n },
  ] as const;
  it("is found whatever the case of the address", () => {
    const shares = sharesOf(pool({ contributors }, 400n));
    expect(shareOf(OWNER.toLowerCase() as never, shares)).toBe(300n);
    expect(shareOf(THIRD, shares)).toBe(0n);
  });
  it("adds up over pools", () =>
    expect(shareOfAll(OTHER, [pool({ contributors }, 400n), pool({}, 7n), pool({ contributors }, 4n)])).toBe(101n));
  it("leaves in the vault what is to stay, and never takes more than there is", () => {
    expect(withdrawable(10n, 5n, 4n)).toBe(11n);
    expect(withdrawable(10n, 5n, 15n)).toBe(0n);
    expect(withdrawable(1n, 0n, 15n)).toBe(0n);
  });
});
