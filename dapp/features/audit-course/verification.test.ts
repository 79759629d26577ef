import type { Finding } from "@ftns-market/sdk/audits";
import { describe, expect, test } from "vitest";
import { differenceOf, isSameFinding, type ShownSeat } from "./verification";

const FINDING: Finding = {
  scores: {
    ModelPerformance: 8_000,
    DataQuality: "NotApplicable",
    CodeQuality: "Withheld",
    Documentation: 9_000,
    PeerReview: 7_000,
  },
  ...{ passed: true, contentCertified: true, expiresAt: 500 },
};
const AUDITOR = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const shown = (seat: number, finding: Finding = FINDING): ShownSeat => ({
  ...{ seat, finding, auditor: AUDITOR, report: undefined },
});
const chain = (...seats: number[]) => seats.map((seat) => ({ seat, finding: FINDING }));

describe("the page against the chain", () => {
  test("the same findings in another order are the same", () => {
    expect(differenceOf([shown(1), shown(0)], chain(0, 1))).toBeUndefined();
  });
  test("a finding that the page leaves out is missed", () => {
    expect(differenceOf([shown(0)], chain(0, 1))).toContain("the chain has 2");
  });
  test("a page that lies about one number is told by its seat", () => {
    const scores = { ...FINDING.scores, PeerReview: 7_001 };
    expect(differenceOf([shown(0), shown(1, { ...FINDING, scores })], chain(0, 1))).toContain("seat 2");
  });
});

describe("two findings", () => {
  test.each([
    ["verdict", { passed: false }],
    ["content", { contentCertified: false }],
    ["expiry", { expiresAt: 501 }],
    ["a score", { scores: { ...FINDING.scores, CodeQuality: 0 } }],
  ])("differ by their %s alone", (_, change) => {
    expect(isSameFinding({ ...FINDING, ...change }, FINDING)).toBe(false);
  });
});
