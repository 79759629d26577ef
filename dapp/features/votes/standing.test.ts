import { describe, expect, it } from "vitest";
import { votesStanding } from "./standing";

const FTNS = 10n ** 18n;
const ME = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const OTHER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const NOTHING = { locked: 0n, votes: 0n, delegate: undefined, balance: 0n, allowance: 0n };
const LOCKED = { ...NOTHING, locked: 100n * FTNS };

describe("votesStanding", () => {
  it("asks who has FTNS and locked none to lock some", () => {
    const { step, sentence } = votesStanding({ ...NOTHING, balance: 7n * FTNS }, ME);
    expect([step, sentence]).toEqual(["lock", expect.stringContaining("7 FTNS in your wallet")]);
    expect(votesStanding(NOTHING, ME).sentence).toContain("no FTNS");
  });
  it("warns of locked FTNS that nobody votes with", () => {
    const { step, tone, sentence } = votesStanding(LOCKED, ME);
    expect([step, tone, sentence]).toEqual(["delegate", "warning", expect.stringContaining("Nobody votes")]);
  });
  it("says with how much the account votes, and what of it is of others", () => {
    const own = { ...LOCKED, delegate: ME, votes: 100n * FTNS } as const;
    expect(votesStanding(own, ME)).toEqual({ step: "vote", tone: "positive", sentence: "You vote with 100 FTNS." });
    expect(votesStanding({ ...own, votes: 150n * FTNS }, ME).sentence).toContain("50 FTNS of them delegated to you");
  });
  it("names the delegate, and still lets a delegate of others vote", () => {
    const away = { ...LOCKED, delegate: OTHER } as const;
    expect(votesStanding(away, ME)).toMatchObject({
      step: "delegate",
      sentence: "0x7099…79C8 votes with your 100 FTNS.",
    });
    expect(votesStanding({ ...away, votes: 9n * FTNS }, ME).step).toBe("vote");
    expect(votesStanding({ ...NOTHING, votes: 9n * FTNS }, ME).step).toBe("vote");
  });
});
