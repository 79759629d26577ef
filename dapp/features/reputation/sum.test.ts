import { NEWCOMER, reputationOf, type Standing } from "@ftns-market/sdk/reputation";
import { describe, expect, it } from "vitest";
import { factorText, scorePoints, WAD } from "./score";
import { revenueFactor, sumOf } from "./sum";

const DAY = 86_400n;
const HALF_LIFE = 180n * DAY;
const NOW = 2_000n * DAY;
const SELLER: Standing = {
  conduct: {
    ...{ succeeded: 9n, failed: 1n, activeAt: NOW - HALF_LIFE, penalty: WAD / 5n, penalizedAt: NOW - HALF_LIFE },
    ...{ qualitySum: 16_000n, qualityCount: 2n },
  },
  feedback: { ratingSum: 30n, weight: 10n },
};

describe("sumOf", () => {
  it("gives the score of the chain, and terms that add up to the total", () => {
    for (const standing of [NEWCOMER, SELLER]) {
      const sum = sumOf(standing, NOW, HALF_LIFE);
      expect(sum.score).toBe(reputationOf(standing, NOW, HALF_LIFE).score);
      const added = sum.terms.reduce((total, { gives }) => total + gives, 0n);
      expect(sum.total - added).toBeLessThan(3n);
      expect((sum.total * sum.recency) / WAD).toBe(sum.score);
    }
  });
  it("says that a newcomer has nothing yet, and has 62.5", () => {
    const { terms, score, recencyFacts } = sumOf(NEWCOMER, NOW, HALF_LIFE);
    expect(scorePoints(score)).toBe("62.5");
    expect(terms.flatMap(({ facts }) => facts)).toEqual([
      "No deal yet that could have failed: half.",
      "No review of any weight yet: half.",
      "No penalty: everything.",
    ]);
    expect(recencyFacts).toBe("Nothing yet that could grow old.");
  });
  it("tells the numbers behind each term", () => {
    const [deals, feedback, behaviour] = sumOf(SELLER, NOW, HALF_LIFE).terms;
    expect(deals?.facts[0]).toContain("9 of 10 deals");
    expect(deals?.facts[1]).toContain("2 audits found: 80 of 100");
    expect(feedback?.facts[0]).toContain("4.0 of 5, with a weight of 10");
    // After one half-life half of the penalty is left.
    expect(behaviour?.facts[0]).toMatch(/Penalties of 0\.2 .* of which 0\.1 is left/);
  });
});

describe("scorePoints", () => {
  it("rounds to the nearest tenth what is just below it, and a half up", () => {
    const parts = [
      (WAD * 625n) / 1_000n - 1n,
      (WAD * 6_245n) / 10_000n,
      (WAD * 6_245n) / 10_000n - 1n,
      WAD - 1n,
      WAD / 3n,
    ];
    expect(parts.map(scorePoints)).toEqual(["62.5", "62.5", "62.4", "100", "33.3"]);
  });
  it("says 0 only of less than half a tenth", () => {
    expect([0n, WAD / 2_000n - 1n, WAD / 2_000n].map(scorePoints)).toEqual(["0", "0", "0.1"]);
  });
});

describe("factorText", () => {
  it("rounds to the nearest thousandth", () => {
    expect([(WAD * 8_125n) / 10_000n, WAD - 1n, WAD / 6n].map(factorText)).toEqual(["0.813", "1", "0.167"]);
  });
});

describe("revenueFactor", () => {
  it("is from a half to one", () => expect([0n, WAD].map(revenueFactor).map(factorText)).toEqual(["0.5", "1"]));
});
