import type { ProposalState } from "@ftns-market/sdk/chain";
import { describe, expect, it } from "vitest";
import { nextStepOf, type StepFacts } from "./next-step";

const FTNS = 10n ** 18n;
const NONE = { for: 0n, against: 0n, abstain: 0n };
const at = (state: ProposalState, change: Partial<StepFacts["proposal"]> = {}, facts: Partial<StepFacts> = {}) =>
  nextStepOf({
    proposal: { state, tally: NONE, quorum: 100n * FTNS, eta: undefined, ...change },
    ...{ now: 1_000, connected: true, isProposer: false, executionDelay: 60 },
    ...facts,
  });

describe("nextStepOf", () => {
  it("before the vote: lock, for who has nothing; take back, for the proposer alone", () => {
    const nothing = { account: { voted: false, weight: 0n } };
    expect(at("Pending", nothing).actions).toEqual(["lock"]);
    expect(at("Pending", nothing, { isProposer: true }).actions).toEqual(["lock", "cancel"]);
    const some = at("Pending", { account: { voted: false, weight: 5n * FTNS } });
    expect([some.actions, some.sentence]).toEqual([[], expect.stringContaining("vote with 5 FTNS")]);
  });
  it("in the vote: vote once, with what was weighed; not at all with nothing", () => {
    expect(at("Active", { account: { voted: false, weight: FTNS } }).actions).toEqual(["vote"]);
    expect(at("Active", { account: { voted: true, weight: FTNS } })).toMatchObject({
      ...{ actions: [], sentence: expect.stringContaining("cannot be changed") as string },
    });
    expect(at("Active", { account: { voted: false, weight: 0n } }).sentence).toContain("weighed when its vote began");
    expect(at("Active", {}, { connected: false }).actions).toEqual(["vote"]);
  });
  it("after it: queue, then execute from the second on at which the delay is over", () => {
    expect(at("Succeeded").sentence).toContain("delay of 1 minute");
    expect(at("Succeeded").actions).toEqual(["queue"]);
    expect(at("Queued", { eta: 1_001 }).actions).toEqual([]);
    expect(at("Queued", { eta: 1_000 }).actions).toEqual(["execute"]);
  });
  it("says why it was rejected", () => {
    const few = at("Defeated", { tally: { ...NONE, for: 3n * FTNS } }).sentence;
    expect(few).toContain("3 FTNS voted for or abstained, 100 FTNS were needed");
    expect(few).not.toContain("majority");
    expect(at("Defeated").sentence).toContain("no majority either");
    expect(
      at("Defeated", { tally: { ...NONE, for: 90n * FTNS, against: 100n * FTNS, abstain: 90n * FTNS } }).sentence,
    ).toContain("not more voted for it");
  });
  it("leaves nothing to be done with what is over", () => {
    for (const state of ["Canceled", "Expired", "Executed", "Defeated"] as const) expect(at(state).actions).toEqual([]);
  });
});
