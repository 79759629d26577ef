import { expect, it } from "vitest";
import { formatCoin } from "./format-coin";

it("cuts the coin of the chain, and never shows something as nothing", () => {
  expect(formatCoin(0n, "ETH")).toBe("0 ETH");
  expect(formatCoin(1n, "ETH")).toBe("< 0.0001 ETH");
  expect(formatCoin(9_999_123_499_999_999_999_999n, "ETH")).toBe("9,999.1234 ETH");
  expect(formatCoin(10n ** 18n, "ETH")).toBe("1 ETH");
});
