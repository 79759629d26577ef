// What can be done with an audit follows from its facts, the block and the time.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { audits } from "../../src/index.ts";

const FACTS = { phase: "Drawing", drawBlock: 10n, deadline: 100, committed: 2, opened: 0 } as const;

function next(facts: Partial<Parameters<typeof audits.auditNextAt>[0]>, number: bigint, timestamp: number): string {
  return audits.auditNextAt({ ...FACTS, ...facts }, { number, timestamp });
}

describe("auditNextAt", () => {
  it("waits for the block that decides, draws in the one after it, and goes on when the time to draw is over", () => {
    assert.deepEqual([next({}, 9n, 50), next({}, 10n, 50), next({}, 10n, 99)], ["wait", "draw", "draw"]);
    assert.deepEqual([next({}, 9n, 100), next({}, 10n, 100)], ["advance", "advance"]);
  });

  it("commits up to the deadline, then goes on without the silent", () => {
    const phase = "Committing";
    assert.deepEqual([next({ phase }, 20n, 99), next({ phase }, 20n, 100)], ["commit", "advance"]);
  });

  it("reveals until all who committed have, or the deadline is over", () => {
    const phase = "Revealing";
    assert.deepEqual([next({ phase }, 20n, 99), next({ phase }, 20n, 100)], ["reveal", "conclude"]);
    assert.equal(next({ phase, opened: 2 }, 20n, 50), "conclude");
  });

  it("does nothing once it is concluded", () => {
    assert.equal(next({ phase: "Concluded", deadline: undefined }, 20n, 500), "nothing");
  });
});
