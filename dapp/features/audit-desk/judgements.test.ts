import { describe, expect, test } from "vitest";
import { judgementProblem, judgementsOf, NO_JUDGEMENTS } from "./judgements";

const judged = (points: string, reason = "Read it all") => ({ kind: "score", points, reason }) as const;

describe("judgements", () => {
  test("without one the evaluators say everything", () => {
    expect(judgementsOf(NO_JUDGEMENTS)).toEqual([]);
  });
  test("points become basis points without a rounding", () => {
    for (const [text, score] of [
      ["0", 0],
      ["100", 10_000],
      ["87.5", 8_750],
      ["87.05", 8_705],
    ] as const) {
      expect(judgementsOf({ ...NO_JUDGEMENTS, PeerReview: judged(text) })).toEqual([
        { metric: "PeerReview", score, reason: "Read it all" },
      ]);
    }
  });
  test.each(["", "101", "100.01", "-1", "1e1", "5.123", "five"])("“%s” is no score", (text) => {
    expect(judgementProblem(judged(text))).toContain("0 to 100");
    expect(judgementsOf({ ...NO_JUDGEMENTS, CodeQuality: judged(text) })).toBeUndefined();
  });
  test("no judgement without a reason, whatever it says", () => {
    for (const kind of ["score", "NotApplicable", "Withheld"] as const) {
      expect(judgementProblem({ kind, points: "50", reason: " " })).toContain("Say why");
    }
  });
  test("what is withheld is not a zero", () => {
    const drafts = { ...NO_JUDGEMENTS, DataQuality: { kind: "Withheld", points: "", reason: "No key" } } as const;
    expect(judgementsOf(drafts)?.[0]?.score).toBe("Withheld");
  });
});
