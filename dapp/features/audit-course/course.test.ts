import { describe, expect, test } from "vitest";
import { courseOf, type CourseFacts } from "./course";
import { nextStepOf, type StepFacts } from "./next-step";

const FACTS: CourseFacts = {
  ...{ phase: "Committing", round: 1, seats: 3, committed: 1, opened: 0, deadline: 500 },
  ...{ certified: undefined, orderedAt: 100, concludedAt: undefined },
};

describe("the course of an audit", () => {
  test("what is done, and the deadline of what is next", () => {
    const steps = courseOf(FACTS);
    expect(steps.map(({ done }) => done)).toEqual([true, true, false, false, false]);
    expect(steps[2]).toMatchObject({ name: "Findings sealed: 1 of 3", at: 500 });
  });
  test("the deadline of one phase is not shown at another", () => {
    const steps = courseOf({ ...FACTS, phase: "Revealing", committed: 3 });
    expect(steps.map(({ at }) => at)).toEqual([100, undefined, undefined, 500, undefined]);
  });
  test("a further draw says that it is one", () => {
    expect(courseOf({ ...FACTS, round: 2 })[1]?.name).toBe("Panel drawn, round 2 of 3");
  });
  test("an end without a certificate is not called a success", () => {
    const steps = courseOf({ ...FACTS, phase: "Concluded", certified: false, deadline: undefined, concludedAt: 900 });
    expect(steps.at(-1)).toMatchObject({ name: "Concluded without a certificate", at: 900, done: true });
  });
});

const NOW: StepFacts = { phase: "Drawing", drawBlock: 100n, committed: 0, opened: 0, deadline: 0 };

describe("what anybody can do", () => {
  test("nobody draws before the block that decides", () => {
    expect(nextStepOf(NOW, 0, 99n).step).toBe("wait");
    expect(nextStepOf(NOW, 0, 100n).step).toBe("draw");
  });
  test("a draw that only names another block says so", () => {
    expect(nextStepOf(NOW, 0, 355n).sentence).toContain("decides is there");
    expect(nextStepOf(NOW, 0, 356n).sentence).toContain("too old");
  });
  test("an order that nobody drew in time can go on", () => {
    expect(nextStepOf({ ...NOW, deadline: 50 }, 51, 100n).step).toBe("advance");
  });
  test("the panel has its last second, then anybody goes on", () => {
    const committing: StepFacts = { ...NOW, phase: "Committing", deadline: 50 };
    expect(nextStepOf(committing, 50, 0n).step).toBe("wait");
    expect(nextStepOf(committing, 51, 0n).step).toBe("advance");
  });
  test("an audit is concluded once all are open, or at the end of the time", () => {
    const revealing: StepFacts = { ...NOW, phase: "Revealing", deadline: 50, committed: 2, opened: 1 };
    expect(nextStepOf(revealing, 50, 0n).step).toBe("wait");
    expect(nextStepOf({ ...revealing, opened: 2 }, 10, 0n).step).toBe("conclude");
    expect(nextStepOf(revealing, 51, 0n).step).toBe("conclude");
  });
  test("nothing is left to do at the end", () => {
    expect(nextStepOf({ ...NOW, phase: "Concluded" }, 1e9, 1_000n).step).toBe("wait");
  });
});
