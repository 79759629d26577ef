import { describe, expect, it } from "vitest";
import { compactFtns, formatBytes, formatCount, formatMoment, shortHash } from "@/lib/format";

const FTNS = 10n ** 18n;

describe("compactFtns", () => {
  it.each([
    [0n, "0"],
    [1n, "< 0.001"],
    [FTNS / 1_000n, "0.001"],
    [12_345n * (FTNS / 1_000n), "12.3"],
    [999n * FTNS + FTNS / 2n, "999"],
    [1_000n * FTNS, "1k"],
    [1_234_567n * FTNS, "1.23M"],
  ])("cuts %s to %s", (amount, text) => expect(compactFtns(amount)).toBe(text));
  it("does not break on the largest number", () => expect(compactFtns(2n ** 256n - 1n)).toMatch(/^\d+B$/));
  it("takes the index's decimal strings", () => expect(compactFtns("1500000000000000000")).toBe("1.5"));
});

describe("the other formats", () => {
  it("writes bytes in binary units", () => {
    expect([formatBytes(0), formatBytes(1_023), formatBytes(1_536), formatBytes(200 * 1_048_576)]).toEqual([
      ...["0 B", "1023 B", "1.5 KiB", "200 MiB"],
    ]);
  });
  it("groups counts", () => expect(formatCount("1234567")).toBe("1,234,567"));
  it("writes moments in UTC", () => expect(formatMoment(1_783_425_600)).toBe("7 Jul 2026, 12:00 UTC"));
  it("cuts long hashes only", () => {
    expect(shortHash("0x1234")).toBe("0x1234");
    expect(shortHash("bafkreigh2akiscaildc")).toBe("bafkreig…caildc");
  });
});
