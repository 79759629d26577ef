import { describe, expect, it } from "vitest";
import { takingWay } from "./taking";

describe("takingWay", () => {
  it("asks a plain account for a signature", () => {
    expect(takingWay(5n, 0n, true)).toBe("permit");
    expect(takingWay(5n, 4n, true)).toBe("permit");
  });
  it("takes an allowance that is there", () => expect(takingWay(5n, 5n, true)).toBe("allowance"));
  it("lets a smart account approve", () => expect(takingWay(5n, 4n, false)).toBe("approve"));
});
