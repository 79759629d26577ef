import type { AuditTerms } from "@ftns-market/sdk/reads";
import { describe, expect, test } from "vitest";
import { auditPlan, plannedSteps } from "./plan";

const DAY = 86_400;
const FTNS = 10n ** 18n;
const TERMS: AuditTerms = {
  fee: 50n * FTNS,
  seats: 3,
  commitWindow: 3 * DAY,
  revealWindow: DAY,
  certificateLife: 180 * DAY,
  bond: 1_000n * FTNS,
  silencePenalty: 100n * FTNS,
  unbondingDelay: 30 * DAY,
  domainDelay: 14 * DAY,
  admission: "Open",
  certifiedCategories: [],
};

describe("what an audit costs and takes", () => {
  test("all seats are paid for, and three late draws are the longest way", () => {
    expect(auditPlan(TERMS, 60n * FTNS)).toEqual({ total: 180n * FTNS, usual: 4 * DAY, longest: 13 * DAY });
  });
  test.each([
    [3, "at least 2 of 3"],
    [4, "at least 3 of 4"],
    [5, "at least 3 of 5"],
  ])("of %i seats more than half have to reveal", (seats, words) => {
    expect(plannedSteps({ ...TERMS, seats }).at(-1)?.meaning).toContain(words);
  });
});
