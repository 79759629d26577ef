import { describe, expect, it } from "vitest";
import { timeLeft } from "./countdown";
import { chainTimeAt } from "./use-chain-time";

describe("chainTimeAt", () => {
  it("goes on by the computer's clock, whatever that clock shows", () => {
    expect(chainTimeAt({ chain: 1_000, asked: 7_000_000 }, 7_004_999)).toBe(1_004);
  });
  it("does not go back when the computer's clock does", () => {
    expect(chainTimeAt({ chain: 1_000, asked: 7_000_000 }, 6_000_000)).toBe(1_000);
  });
});

describe("timeLeft", () => {
  it("counts the last second as time left, and none after it", () => {
    expect(timeLeft(100, 99)).toBe("1 second");
    expect(timeLeft(100, 100)).toBe("the last second");
    expect(timeLeft(100, 101)).toBeUndefined();
  });
  it("shows seconds in the last hour only", () => {
    expect(timeLeft(3_599, 0)).toBe("59 minutes 59 seconds");
    expect(timeLeft(3_659, 0)).toBe("1 hour");
    expect(timeLeft(90_061, 0)).toBe("1 day 1 hour");
  });
});
