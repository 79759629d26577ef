import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { buildFraudProof, judgeFraudProof } from "../../src/delivery/index.ts";
import { fraudVectors } from "./vectors.ts";

const { content, cases } = fraudVectors();

describe("judgeFraudProof", () => {
  for (const { name, verdict, proof } of cases) {
    it(`judges ${name}: ${verdict}`, () => {
      assert.equal(judgeFraudProof(proof, content), verdict);
    });
  }

  it("has a case for every verdict", () => {
    assert.equal(new Set(cases.map(({ verdict }) => verdict)).size, 8);
  });
});

describe("buildFraudProof", () => {
  it("gives a proof that the chain accepts, or says why there is none", () => {
    for (const { name, verdict, proof } of cases) {
      const { h, y, x, ...evidence } = proof;
      const build = () => buildFraudProof(evidence, { x }, { h, y }, content);
      if (verdict === "fraud") assert.deepEqual(build(), proof, name);
      else assert.throws(build, { code: "Delivery_NotFraud", details: { verdict } }, name);
    }
  });
});
