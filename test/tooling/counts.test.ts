import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { hardhatTests, judge, nodeTests, oneCheck, ownSummary } from "../../scripts/test/counts.ts";

describe("counts of suites", () => {
  it("reads Hardhat's summary, the last one", () => {
    const output = "  9 passing\n  ✔ printed that\n\n  12 passing (3s)\n  2 pending\n  1 failing\n";
    assert.deepEqual(hardhatTests(output), { passed: 12, failed: 1, skipped: 2 });
  });

  it("reads the summary of node --test; a cancelled test has failed", () => {
    const output = "ℹ tests 9\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 1\n";
    assert.deepEqual(nodeTests(output), { passed: 5, failed: 2, skipped: 2 });
  });

  it("reads a summary of our own", () => {
    assert.deepEqual(ownSummary("noise\n7 passed, 2 failed\n"), { passed: 7, failed: 2, skipped: 0 });
    assert.deepEqual(ownSummary("subgraph handlers: 82 passed, 1 failed\n"), { passed: 82, failed: 1, skipped: 0 });
  });

  it("counts a check as one", () => {
    assert.deepEqual(judge(oneCheck, "", 0), { passed: 1, failed: 0, skipped: 0 });
    assert.deepEqual(judge(oneCheck, "", 1), { passed: 0, failed: 1, skipped: 0 });
  });

  it("ignores colours", () => {
    assert.equal(judge(hardhatTests, "\u001b[32m  3 passing\u001b[0m\n", 0).passed, 3);
  });

  it("fails a suite that ends badly although its tests passed", () => {
    assert.deepEqual(judge(hardhatTests, "  3 passing\n", 1), { passed: 3, failed: 1, skipped: 0 });
  });

  it("fails a suite that ran nothing or said nothing", () => {
    assert.equal(judge(hardhatTests, "  0 passing\n", 0).failed, 1);
    assert.equal(judge(nodeTests, "ℹ pass 0\nℹ fail 0\nℹ skipped 4\n", 0).failed, 1);
    assert.equal(judge(ownSummary, "", 0).failed, 1);
  });
});
