import { describe, expect, it } from "vitest";
import { shownTitle } from "./shown-title";

describe("shownTitle", () => {
  it("is one line that shows what was hidden in it, and ends", () => {
    expect(shownTitle("Lower  the\nfee ")).toBe("Lower the fee");
    expect(shownTitle("Pay \u202Eeno on")).not.toContain("\u202E");
    expect(shownTitle("x".repeat(900))).toHaveLength(201);
  });
  it("is never empty", () => expect(shownTitle(" \n")).toBe("(no title)"));
});
