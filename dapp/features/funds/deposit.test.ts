import { describe, expect, it } from "vitest";
import { depositWay } from "./deposit";

describe("depositWay", () => {
  it("asks a plain account for a signature", () => {
    expect(depositWay(5n, 0n, true)).toBe("permit");
    expect(depositWay(5n, 4n, true)).toBe("permit");
  });
  it("takes an allowance that is there", () => expect(depositWay(5n, 5n, true)).toBe("allowance"));
  it("lets a smart account approve", () => expect(depositWay(5n, 4n, false)).toBe("approve"));
});
