import { describe, expect, it } from "vitest";
import { nextMoment } from "./next-moment";

const TIMES = { voteStart: 100, voteEnd: 200, eta: 300 };

describe("nextMoment", () => {
  it("counts to the second after which something changes", () => {
    expect(nextMoment("Pending", TIMES, 50)).toEqual({ words: "Vote begins in", until: 100 });
    expect(nextMoment("Active", TIMES, 150)).toEqual({ words: "Vote ends in", until: 200 });
    expect(nextMoment("Queued", TIMES, 250)).toEqual({ words: "Can be executed in", until: 299 });
  });
  it("is nothing when somebody has to act, or nothing comes any more", () => {
    expect(nextMoment("Queued", TIMES, 300)).toBeUndefined();
    expect(nextMoment("Succeeded", { ...TIMES, eta: undefined }, 250)).toBeUndefined();
    expect(nextMoment("Executed", TIMES, 400)).toBeUndefined();
  });
});
