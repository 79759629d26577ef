import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  assetOf,
  formatBps,
  formatDuration,
  formatFtns,
  formatTime,
  MAX_UINT256,
  MarketError,
  ordinalOf,
  parseFtns,
  poolId,
  sortContributors,
  splitAmounts,
  weighedSplit,
  termsId,
} from "../../src/index.ts";

describe("amounts", () => {
  it("are exact, from one base unit to 78 digits", () => {
    assert.equal(formatFtns(1n), "0.000000000000000001 FTNS");
    assert.equal(formatFtns(1_234_567n * 10n ** 18n), "1,234,567 FTNS");
    assert.equal(formatFtns(999n * 10n ** 18n), "999 FTNS");
    assert.equal(
      formatFtns(MAX_UINT256),
      "115,792,089,237,316,195,423,570,985,008,687,907,853,269,984,665,640,564,039,457.584007913129639935 FTNS",
    );
  });

  it("are read as people write them", () => {
    assert.equal(parseFtns("12.5"), 12_500_000_000_000_000_000n);
    assert.equal(parseFtns("1,234.5 FTNS"), 1_234_500_000_000_000_000_000n);
    assert.equal(parseFtns(".000000000000000001"), 1n);
    assert.equal(parseFtns(formatFtns(987_654_321_123_456_789_012_345n)), 987_654_321_123_456_789_012_345n);
  });

  for (const text of ["", "-1", "1e18", "1.2.3", "12,34", "0x10", "ten", "0.0000000000000000001", "1,2345"]) {
    it(`“${text}” is no amount`, () => {
      assert.throws(
        () => parseFtns(text),
        (error) => error instanceof MarketError && error.code === "InvalidAmount",
      );
    });
  }
});

describe("words for numbers", () => {
  it("times, durations, shares", () => {
    assert.equal(formatTime(1_767_225_605), "2026-01-01 00:00:05 UTC");
    assert.equal(formatTime(MAX_UINT256), "the end of time");
    assert.equal(formatDuration(259_200), "3 days");
    assert.equal(formatDuration(5_400), "1 hour 30 minutes");
    assert.equal(formatDuration(0), "0 seconds");
    assert.equal(formatBps(525), "5.25 %");
  });
});

describe("ids", () => {
  it("are packed as on the chain", () => {
    assert.equal(termsId(7, 2), (7n << 16n) | 2n);
    assert.equal(poolId(2 ** 48 - 1, 65_535), 2n ** 64n - 1n);
    assert.equal(assetOf(2n ** 64n - 1n), 2 ** 48 - 1);
    assert.equal(ordinalOf(termsId(7, 2)), 2);
  });
});

describe("weighedSplit", () => {
  const split = {
    contributors: [
      { account: "0x0000000000000000000000000000000000000001", weight: 1n },
      { account: "0x0000000000000000000000000000000000000002", weight: 2n },
    ],
    parents: [{ asset: 3, royaltyBps: 1_000 }],
  } as const;
  const WAD = 10n ** 18n;

  it("counts each contribution from a half to once, by reputation", () => {
    assert.deepEqual(splitAmounts(1_000n, weighedSplit(split, [WAD, 0n])), { royalties: [100n], shares: [450n, 450n] });
  });
  it("changes nothing where reputations are equal, and nothing for one contributor", () => {
    assert.deepEqual(splitAmounts(1_000n, weighedSplit(split, [WAD / 3n, WAD / 3n])), splitAmounts(1_000n, split));
    const alone = { contributors: split.contributors.slice(0, 1), parents: [] };
    assert.deepEqual(weighedSplit(alone, [0n]), alone);
  });
});

describe("splitAmounts", () => {
  const account = (byte: string) => `0x${byte.repeat(20)}` as const;
  const contributors = [account("11"), account("22"), account("33")].map((who) => ({ account: who, weight: 1n }));

  it("sums up to the last base unit, dust to the first contributor", () => {
    const parents = [{ asset: 1, royaltyBps: 333 }];
    for (const net of [0n, 1n, 2n, 100n, 10n ** 18n + 1n, 2n ** 96n - 1n]) {
      const { royalties, shares } = splitAmounts(net, { contributors, parents });
      assert.equal(
        [...royalties, ...shares].reduce((sum, part) => sum + part, 0n),
        net,
      );
      assert.equal(shares[1], shares[2]);
      assert.ok((shares[0] ?? 0n) >= (shares[1] ?? 0n));
    }
  });

  it("gives everything to the owner without contributors", () => {
    assert.deepEqual(splitAmounts(99n, { contributors: [], parents: [] }), { royalties: [], shares: [99n] });
  });

  it("names nobody twice", () => {
    const twice = [...contributors, { account: account("11"), weight: 5n }];
    assert.throws(() => sortContributors(twice), /named twice/);
    assert.deepEqual(sortContributors([...contributors].reverse()), contributors);
  });
});
