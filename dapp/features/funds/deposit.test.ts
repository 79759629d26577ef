import { describe, expect, it } from "vitest";
import { depositWay } from "./deposit";

describe("depositWay", () => {
  it("asks a plain account for a signature", () => {
    expect(depositWay(5n, 0n, undefined)).toBe("permit");
    expect(depositWay(5n, 4n, "0x")).toBe("permit");
  });
  it("takes an allowance that is there", () => expect(depositWay(5n, 5n, undefined)).toBe("allowance"));
  it("lets a smart account approve", () => expect(depositWay(5n, 4n, "0x6080")).toBe("approve"));
  it("knows that a delegating account can sign", () => expect(depositWay(5n, 0n, "0xEF0100abcd")).toBe("permit"));
});
