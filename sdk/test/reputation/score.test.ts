import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

import { reputation } from "../../src/index.ts";
import { decayed } from "../../src/reputation/fixed-point.ts";
import { WAD } from "../../src/reputation/fixed-point.ts";

const vectors = JSON.parse(readFileSync(new URL("../../../test/vectors/reputation.json", import.meta.url), "utf8")) as {
  time: string;
  halfLife: string;
  powers: { seconds: string; left: string }[];
  standings: Record<string, string>[];
};

const CONDUCT = ["succeeded", "failed", "activeAt", "penalty", "penalizedAt", "qualitySum", "qualityCount"] as const;

function standingOf(vector: Record<string, string>): reputation.Standing {
  const numbers = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, BigInt(vector[name]!)]));
  return {
    conduct: numbers(CONDUCT) as unknown as reputation.Conduct,
    feedback: numbers(["ratingSum", "weight"]) as unknown as reputation.Feedback,
  };
}

void describe("reputationOf", () => {
  for (const vector of vectors.standings)
    void it(`gives ${vector["name"]} the golden score`, () => {
      const { score } = reputation.reputationOf(standingOf(vector), BigInt(vectors.time), BigInt(vectors.halfLife));
      assert.equal(score, BigInt(vector["expectedScore"]!));
    });

  void it("is the sum of the parts that it names", () => {
    for (const vector of vectors.standings) {
      const { score, deals, feedback, behaviour, recency } = reputation.reputationOf(
        standingOf(vector),
        BigInt(vectors.time),
        BigInt(vectors.halfLife),
      );
      assert.equal(score, (((40n * deals + 35n * feedback + 25n * behaviour) / 100n) * recency) / WAD);
    }
  });
});

void describe("decayed", () => {
  for (const { seconds, left } of vectors.powers)
    void it(`leaves what the golden vectors leave after ${seconds} seconds, close to the power of two`, () => {
      const actual = decayed(WAD, 0n, BigInt(seconds), BigInt(vectors.halfLife));
      assert.equal(actual, BigInt(left));
      const exact = 2 ** (-Number(seconds) / Number(vectors.halfLife));
      assert.ok(Math.abs(Number(actual) / 1e18 - exact) <= 1e-15, `${actual} is far from ${exact}`);
    });
});

void describe("unpackConduct", () => {
  void it("reads the fields from the lowest bit, in the order of the contract's struct", () => {
    const word = 1n | (2n << 32n) | (3n << 64n) | (4n << 104n) | (5n << 168n) | (6n << 208n) | (7n << 240n);
    const fields = Object.fromEntries(CONDUCT.map((name, i) => [name, BigInt(i + 1)]));
    assert.deepEqual(reputation.unpackConduct(word), fields);
  });

  void it("reads a full word", () => {
    assert.deepEqual(Object.values(reputation.unpackConduct(2n ** 256n - 1n)), [
      2n ** 32n - 1n,
      2n ** 32n - 1n,
      2n ** 40n - 1n,
      2n ** 64n - 1n,
      2n ** 40n - 1n,
      2n ** 32n - 1n,
      2n ** 16n - 1n,
    ]);
  });
});
