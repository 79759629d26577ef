import { describe, expect, it } from "vitest";
import { shareOfVotes, tallyPicture } from "./tally";

const NONE = { for: 0n, against: 0n, abstain: 0n };

describe("tallyPicture", () => {
  it("counts votes for and abstentions for the quorum, votes against not", () => {
    expect(tallyPicture({ for: 60n, against: 100n, abstain: 40n }, 100n)).toMatchObject({
      ...{ counted: 100n, hasQuorum: true, hasMajority: false },
    });
    expect(tallyPicture({ for: 60n, against: 100n, abstain: 39n }, 100n).hasQuorum).toBe(false);
  });
  it("puts bars and quorum on one scale", () => {
    expect(tallyPicture({ for: 25n, against: 25n, abstain: 0n }, 100n)).toMatchObject({
      ...{ for: 25, against: 25, abstain: 0, quorumAt: 100 },
    });
    expect(tallyPicture({ for: 300n, against: 100n, abstain: 0n }, 100n)).toMatchObject({
      ...{ for: 75, against: 25, quorumAt: 25 },
    });
  });
  it("draws nothing of nothing, and a tie is no majority", () => {
    expect(tallyPicture(NONE, 0n)).toMatchObject({ for: 0, quorumAt: 0, hasMajority: false });
    expect(tallyPicture({ ...NONE, for: 5n, against: 5n }, 1n).hasMajority).toBe(false);
  });
  it("is exact where numbers of JavaScript are not", () => {
    const huge = 10n ** 27n;
    expect(tallyPicture({ ...NONE, for: huge }, huge + 1n).hasQuorum).toBe(false);
  });
});

describe("shareOfVotes", () => {
  it("has one decimal and hides nothing", () => {
    expect(shareOfVotes(618n, { for: 618n, against: 382n, abstain: 0n })).toBe("61.8 %");
    expect(shareOfVotes(1n, { for: 1n, against: 1_000_000n, abstain: 0n })).toBe("< 0.1 %");
    expect(shareOfVotes(0n, NONE)).toBe("0 %");
  });
});
