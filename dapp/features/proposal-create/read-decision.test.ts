import { describe, expect, it } from "vitest";
import { newDecision, type DecisionDraft, type DecisionKind } from "./decisions";
import type { DecisionFacts } from "./facts";
import { readDecision } from "./read-decision";
import { categoriesText, readCategories } from "./trust-words";

const AUDITOR = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const number = (value: bigint) => ({ value, min: 0n, max: 31n });
/** Models and IP need a certificate; admission is open. */
const FACTS = {
  numbers: { CertifiedCategories: number(17n), AuditorAdmission: number(0n) },
} as unknown as DecisionFacts;

function read(kind: DecisionKind, fields: DecisionDraft["fields"]) {
  const draft = newDecision(kind);
  return readDecision({ ...draft, fields: { ...draft.fields, ...fields } }, FACTS);
}

describe("a set of categories in a field", () => {
  it.each([[[]], [["Model"]], [["Dataset", "IP"]]] as const)("is read back: %j", (categories) =>
    expect(readCategories(categoriesText(categories))).toEqual(categories),
  );
  it("is unknown before anything was chosen", () => expect(readCategories(undefined)).toBeUndefined());
});

describe("readDecision", () => {
  it("wants another set of categories than the present one", () => {
    expect(read("certifiedCategories", {}).complete).toBe(false);
    const same = read("certifiedCategories", { categories: "Model,IP" });
    expect([same.complete, same.problems.categories]).toEqual([false, "It is so already. Choose something else."]);
    expect(read("certifiedCategories", { categories: "Model" }).complete).toBe(true);
  });
  it("lets a vote ask for no certificate at all", () =>
    expect(read("certifiedCategories", { categories: "none" }).complete).toBe(true));
  it("wants another admission than the present one", () => {
    expect(read("auditorAdmission", { admission: "open" }).complete).toBe(false);
    expect(read("auditorAdmission", { admission: "vote" }).complete).toBe(true);
  });
  it("wants auditor, offence and amount for a slash", () => {
    expect(read("slashAuditor", { account: AUDITOR, amount: "10" }).complete).toBe(false);
    expect(read("slashAuditor", { account: AUDITOR, amount: "10", reason: "A false finding" }).complete).toBe(true);
    expect(read("slashAuditor", { account: AUDITOR, amount: "0", reason: "x" }).problems.amount).toBeDefined();
  });
  it("wants the address of a reporter that is none of the market's own", () => {
    expect(read("setReporter", {}).complete).toBe(false);
    expect(read("setReporter", { otherReporter: AUDITOR }).complete).toBe(true);
    expect(read("setReporter", { reporter: "Reviews", allowed: "no" }).complete).toBe(true);
  });
});
