import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { breakdown, partKey, partsOf } from "./breakdown";
import { BreakdownList } from "./breakdown-list";

afterEach(cleanup);

const FTNS = 10n ** 18n;
const OWNER = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc" as const;
const A = "0x0000000000000000000000000000000000000001" as const;
const B = "0x0000000000000000000000000000000000000002" as const;
const SPLIT = {
  contributors: [
    { account: A, weight: 1n },
    { account: B, weight: 2n },
  ],
  parents: [{ asset: 5, royaltyBps: 1_000 }],
} as const;

describe("the breakdown of a price", () => {
  it("is fee, then royalties of the rest, then shares, to the base unit", () => {
    const parts = breakdown(1_001n, 500, SPLIT, OWNER);
    // 1001 - 50 fee = 951; 95 royalty; 856 = 285 + 570, and 1 of rounding for the first.
    expect(parts.map((part) => [partKey(part), part.amount])).toEqual([
      ["fee", 50n],
      ["asset-5", 95n],
      [A, 286n],
      [B, 570n],
    ]);
  });
  it.each([1n, 7n, 999n, 25n * FTNS, 10n ** 27n + 1n])("adds up to a payment of %d", (amount) => {
    const parts = breakdown(amount, 333, SPLIT, OWNER);
    expect(parts.reduce((sum, part) => sum + part.amount, 0n)).toBe(amount);
  });
  it("gives the owner everything that is left when there are no contributors", () => {
    const parts = breakdown(100n, 500, { contributors: [], parents: [] }, OWNER);
    expect(parts.at(-1)).toEqual({ kind: "share", account: OWNER, owner: true, amount: 95n });
  });
  it("cuts the decimals of shares, and has the exact ones at hand", () => {
    const amount = 30_438_186_243_815_564_459n;
    render(<BreakdownList parts={[{ kind: "share", account: OWNER, owner: true, amount }]} names={{}} />);
    expect(screen.getByText("30.4381 FTNS").title).toBe("30.438186243815564459 FTNS");
    expect(screen.getByText("30.438186243815564459 FTNS")).toBeTruthy();
  });
  it("is shown with exact amounts and the sum that is paid", () => {
    render(<BreakdownList parts={breakdown(25n * FTNS, 500, SPLIT, OWNER)} names={{ 5: "Data" }} />);
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "Platform fee, 5 %1.25 FTNS",
      "Royalty 10 % to Data2.375 FTNS",
      "Contributor 0x0000…00017.125 FTNS",
      "Contributor 0x0000…000214.25 FTNS",
      "You pay25 FTNS",
    ]);
  });
  it("says the same of a quote of the chain", () => {
    const [fee, royalty, ...shares] = breakdown(1_001n, 500, SPLIT, OWNER);
    const quote = {
      ...{ fee: fee?.amount ?? 0n, feeBps: 500, seller: OWNER },
      royalties: [{ ...SPLIT.parents[0], amount: royalty?.amount ?? 0n }],
      shares: shares.map(({ amount }, i) => ({ account: SPLIT.contributors[i]?.account ?? OWNER, amount })),
    } as const;
    expect(partsOf(quote)).toEqual(breakdown(1_001n, 500, SPLIT, OWNER));
  });
  it("names the owner, however the address is written", () => {
    const quote = { fee: 0n, feeBps: 0, royalties: [], seller: "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC" } as const;
    expect(partsOf({ ...quote, shares: [{ account: OWNER, amount: 7n }] })).toContainEqual({
      ...{ kind: "share", account: OWNER, owner: true, amount: 7n },
    });
  });
});
