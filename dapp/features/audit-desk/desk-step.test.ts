import { describe, expect, test } from "vitest";
import { deskStepOf } from "./desk-step";

describe("what an auditor has to do", () => {
  test("a drawn seat is examined while its time runs, and is late afterwards", () => {
    expect(deskStepOf("Drawn", "commit")).toBe("examine");
    expect(deskStepOf("Drawn", "advance")).toBe("late");
  });
  test("a sealed seat waits while others are drawn anew, too", () => {
    for (const next of ["commit", "advance", "wait", "draw"] as const)
      expect(deskStepOf("Committed", next)).toBe("wait");
  });
  test("a sealed seat is revealed in its time, and missed after it", () => {
    expect(deskStepOf("Committed", "reveal")).toBe("reveal");
    expect(deskStepOf("Committed", "conclude")).toBe("missed");
  });
});
