// The numbers of the policy and of votes as people write them.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { governance, parseFtns } from "../../src/index.ts";

const { POLICY_NUMBERS, VOTING_NUMBERS, EXECUTION_DELAY } = governance;

describe("a governed number", () => {
  it("is read back exactly from what it is shown as, whatever its unit", () => {
    const samples = {
      basisPoints: [0n, 1n, 10n, 525n, 10_000n],
      percent: [0n, 1n, 50n],
      seconds: [0n, 1n, 60n, 3_600n, 90_061n, 259_200n, 7_776_000n],
      count: [0n, 1n, 32n],
      ftns: [0n, 1n, parseFtns("1234567.000000000000000001")],
      wholeFtns: [0n, 1n, 1_000n, 1_000_000n],
      categories: [0n, 1n, 3n, 31n, 32n],
      admission: [0n, 1n, 2n],
    };
    const numbers = [...Object.values(POLICY_NUMBERS), ...Object.values(VOTING_NUMBERS), EXECUTION_DELAY];
    assert.deepEqual(new Set(numbers.map(({ unit }) => unit)), new Set(Object.keys(samples)));
    for (const { label, unit, format, parse } of numbers)
      for (const value of samples[unit]) assert.equal(parse(format(value)), value, `${label}: ${format(value)}`);
  });

  it("is shown with all its digits", () => {
    assert.equal(POLICY_NUMBERS.PlatformFee.format(525n), "5.25 %");
    assert.equal(POLICY_NUMBERS.DeliveryWindow.format(90_061n), "1 day 1 hour 1 minute 1 second");
    assert.equal(POLICY_NUMBERS.UnrevealedForfeit.format(10n), "10 %");
    assert.equal(POLICY_NUMBERS.MaxParents.format(8n), "8");
    assert.equal(POLICY_NUMBERS.AuditorBond.format(1_000n), "1,000 FTNS");
    assert.equal(POLICY_NUMBERS.CertifiedCategories.format(0n), "none");
    assert.equal(POLICY_NUMBERS.CertifiedCategories.format(3n), "models and datasets");
    assert.equal(POLICY_NUMBERS.AuditorAdmission.format(1n), "by vote");
    assert.equal(VOTING_NUMBERS.proposalThreshold.format(parseFtns("10000")), "10,000 FTNS");
  });

  it("is read as people write it", () => {
    const { parse } = POLICY_NUMBERS.DeliveryWindow;
    for (const text of ["3 days", " 3 Days ", "72 hours", "72h", "2 days, 24 hours", "2 days and 24 h", "259200"])
      assert.equal(parse(text), 259_200n, text);
    for (const text of ["5.25 %", "5.25", " 5.25% "]) assert.equal(POLICY_NUMBERS.PlatformFee.parse(text), 525n, text);
    assert.equal(POLICY_NUMBERS.PlatformFee.parse("5.5"), 550n);
    assert.equal(VOTING_NUMBERS.quorumPercent.parse("4 %"), 4n);
    for (const text of ["models, tools and IP", "Model, Tool, IP", "ip and tool, models"])
      assert.equal(POLICY_NUMBERS.CertifiedCategories.parse(text), 25n, text);
    assert.equal(POLICY_NUMBERS.AuditorAdmission.parse(" Open to all "), 0n);
  });

  it("is refused with a sentence that shows how to write it", () => {
    const wrong = {
      PlatformFee: ["", "five", "-1", "5.255", "1e3", "5,25", "0x10"],
      DeliveryWindow: ["", "three days", "-3 days", "3 fortnights", "3 days 2", "1.5 days", `${"1 day ".repeat(40)}`],
      MaxParents: ["", "1.5", "-1", "0x8", "8 parents", "9".repeat(79)],
      UnrevealedForfeit: ["", "10.5 %", "ten"],
      AuditorBond: ["1000.5"],
      CertifiedCategories: ["", "cars", "models and", "models, , tools", "models ".repeat(40)],
      AuditorAdmission: ["", "maybe"],
    } as const;
    for (const [name, texts] of Object.entries(wrong)) {
      const { parse } = POLICY_NUMBERS[name as keyof typeof wrong];
      for (const text of texts)
        assert.throws(
          () => parse(text),
          (error: Error & { code?: string }) => {
            assert.equal(error.code, "InvalidInput", text);
            assert.match(error.message, /Write it like /);
            return true;
          },
        );
    }
  });
});
