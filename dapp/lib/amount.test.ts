import { describe, expect, it } from "vitest";
import { readAmount } from "@/lib/amount";

const FTNS = 10n ** 18n;

describe("readAmount", () => {
  it("complains about nothing while nothing is written", () =>
    expect(readAmount("  ")).toEqual({ amount: undefined, problem: undefined }));
  it("is exact to the base unit", () => expect(readAmount("1,234.000000000000000001").amount).toBe(1_234n * FTNS + 1n));
  it.each(["-1", "1e3", "abc", "1,2", "0.0000000000000000001"])("refuses %s", (text) =>
    expect(readAmount(text)).toMatchObject({ amount: undefined, problem: expect.stringContaining("like 12.5") }),
  );
  it("takes nothing only where nothing can be meant", () => {
    expect(readAmount("0").problem).toContain("above 0");
    expect(readAmount("0", { allowZero: true }).amount).toBe(0n);
  });
  it("takes all of what there is, and not a base unit more", () => {
    const limit = [5n * FTNS, "in your wallet"] as const;
    expect(readAmount("5", { limit }).amount).toBe(5n * FTNS);
    expect(readAmount("5.000000000000000001", { limit }).problem).toBe("You have 5 FTNS in your wallet.");
  });
  it("refuses what a contract cannot store", () => {
    expect(readAmount("79228162514.264337593543950335").amount).toBe(2n ** 96n - 1n);
    expect(readAmount("79228162514.264337593543950336").problem).toContain("largest");
  });
});
