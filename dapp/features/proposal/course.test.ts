import { describe, expect, it } from "vitest";
import { courseOf, type CourseFacts } from "./course";

const FACTS: CourseFacts = {
  ...{ state: "Active", createdAt: 10, voteStart: 100, voteEnd: 200, executionDelay: 60 },
  ...{ canceledAt: undefined, queuedAt: undefined, eta: undefined, executedAt: undefined },
};
const done = (facts: Partial<CourseFacts>, now: number) =>
  courseOf({ ...FACTS, ...facts }, now)
    .filter((step) => step.done)
    .map(({ key }) => key);

describe("courseOf", () => {
  it("goes on with the chain's clock", () => {
    expect(done({ state: "Pending" }, 100)).toEqual(["created"]);
    expect(done({}, 101)).toEqual(["created", "voteStart"]);
    expect(done({ state: "Succeeded" }, 201)).toEqual(["created", "voteStart", "voteEnd"]);
    expect(done({ state: "Queued", queuedAt: 210, eta: 270 }, 269).at(-1)).toBe("queued");
    expect(done({ state: "Queued", queuedAt: 210, eta: 270 }, 270).at(-1)).toBe("executable");
    expect(done({ state: "Executed", queuedAt: 210, eta: 270, executedAt: 280 }, 300)).toHaveLength(6);
  });
  it("promises no execution of what was rejected or taken back", () => {
    const keys = (facts: Partial<CourseFacts>) => courseOf({ ...FACTS, ...facts }, 300).map(({ key }) => key);
    expect(keys({ state: "Defeated" })).toEqual(["created", "voteStart", "voteEnd"]);
    expect(keys({ state: "Canceled", canceledAt: 50 })).toEqual(["created", "canceled"]);
  });
});
