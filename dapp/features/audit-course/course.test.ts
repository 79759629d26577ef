import { describe, expect, test } from "vitest";
import { countSeats, courseOf, type CourseFacts } from "./course";

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
  test("a recused seat was sealed, and does not hold the others up", () => {
    const seats = (["Revealed", "Recused", "Committed", "Drawn", "Empty"] as const).map((state) => ({ state }));
    expect(countSeats(seats)).toEqual({ committed: 3, opened: 2 });
  });
  test("an end without a certificate is not called a success", () => {
    const steps = courseOf({ ...FACTS, phase: "Concluded", certified: false, deadline: undefined, concludedAt: 900 });
    expect(steps.at(-1)).toMatchObject({ name: "Concluded without a certificate", at: 900, done: true });
  });
});
