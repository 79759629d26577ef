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

describe("revenueFactor", () => {
  it("is from a half to one", () => expect([0n, WAD].map(revenueFactor).map(factorText)).toEqual(["0.5", "1"]));
});
