import { describe, expect, it } from "vitest";
import { meanOf, weightWords } from "./rating";

describe("meanOf", () => {
  it("is weighed by what was paid, not by how many spoke", () => {
    const counts = [
      { rating: 1, reviews: 10, weight: 5 },
      { rating: 5, reviews: 1, weight: 15 },
    ];
    expect(meanOf(counts)).toBe(4);
  });
  it("is unknown while no review has a weight", () => {
    expect(meanOf([])).toBeUndefined();
    expect(meanOf([{ rating: 5, reviews: 3, weight: 0 }])).toBeUndefined();
  });
});

describe("weightWords", () => {
  it("says that a review of a tiny fee is not counted", () => expect(weightWords(0)).toContain("not counted"));
  it("says what it weighs, and when that is the most", () => {
    expect(weightWords(6)).toMatch(/^It weighs 6 of 16\./);
    expect(weightWords(6)).not.toContain("the most");
    expect(weightWords(16)).toContain("the most");
  });
});
