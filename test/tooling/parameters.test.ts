import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { parseEther } from "viem";

import { readParameters, vestingName } from "../../scripts/deploy/parameters.ts";

const GUARDIAN = "0x00000000000000000000000000000000000000A1";
const FOUNDER = "0x00000000000000000000000000000000000000b2";

/** A good file; a test spoils one thing. */
function good() {
  return {
    guardian: GUARDIAN as unknown,
    timelock: { delay: 172_800, minDelay: 86_400 } as Record<string, unknown>,
    voting: {
      votingDelay: 86_400,
      votingPeriod: 604_800,
      voteExtension: 172_800,
      proposalThreshold: "1000000",
      quorumPercent: 4,
      quorumFloor: "20000000",
      minWindow: 86_400,
    } as Record<string, unknown>,
    allocation: [
      { to: "treasury", amount: "500000000", purpose: "treasury" },
      { to: FOUNDER, amount: "300000000", purpose: "first sale" },
      {
        to: FOUNDER,
        amount: "200000000",
        purpose: "core team",
        vesting: { start: 1_800_000_000, duration: 126_144_000 },
      },
    ] as Record<string, unknown>[] | string,
  };
}
type File = ReturnType<typeof good>;
const lines = (file: File) => file.allocation as Record<string, unknown>[];

describe("readParameters", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "parameters-"));
  });
  after(() => rm(folder, { recursive: true }));

  async function read(file: unknown) {
    const path = join(folder, "parameters.json");
    await writeFile(path, JSON.stringify(file));
    return readParameters(path);
  }

  it("reads times in seconds and amounts in whole FTNS", async () => {
    assert.deepEqual(await read(good()), {
      guardian: GUARDIAN,
      timelock: { delay: 172_800n, minDelay: 86_400n },
      voting: {
        votingDelay: 86_400n,
        votingPeriod: 604_800n,
        voteExtension: 172_800n,
        proposalThreshold: parseEther("1000000"),
        quorumPercent: 4n,
        quorumFloor: parseEther("20000000"),
        minWindow: 86_400n,
      },
      allocation: [
        { to: "treasury", amount: parseEther("500000000"), purpose: "treasury" },
        { to: FOUNDER, amount: parseEther("300000000"), purpose: "first sale" },
        {
          to: FOUNDER,
          amount: parseEther("200000000"),
          purpose: "core team",
          vesting: { start: 1_800_000_000n, duration: 126_144_000n },
        },
      ],
    });
  });

  it("names the wallet of a line that vests by its purpose", () => {
    assert.equal(vestingName("core team, 2026"), "VestingCoreTeam2026");
  });

  const refusals: [reason: string, spoil: (file: File) => void, message: RegExp][] = [
    ["a guardian that is no address", (file) => (file.guardian = "0x12"), /^guardian: 0x12 is not an address/],
    ["a missing timelock", (file) => delete (file as Partial<File>).timelock, /^timelock: must be an object/],
    ["a missing delay", (file) => delete file.timelock["delay"], /^timelock.delay: must be a whole number/],
    ["a negative time", (file) => (file.voting["votingDelay"] = -1), /^voting.votingDelay: must be a whole number/],
    ["half a second", (file) => (file.voting["votingPeriod"] = 0.5), /^voting.votingPeriod: must be a whole number/],
    [
      "a time as text",
      (file) => (file.voting["voteExtension"] = "60"),
      /^voting.voteExtension: must be a whole number/,
    ],
    ["votes as a number", (file) => (file.voting["proposalThreshold"] = 1), /^voting.proposalThreshold: must be whole/],
    ["broken FTNS", (file) => (file.voting["quorumFloor"] = "1.5"), /^voting.quorumFloor: must be whole FTNS/],
    ["a percentage as text", (file) => (file.voting["quorumPercent"] = "4"), /^voting.quorumPercent: must be a whole/],
    [
      "a shortest delay below a day",
      (file) => (file.timelock["minDelay"] = 86_399),
      /^timelock.minDelay: must be at least 86400 seconds/,
    ],
    [
      "a shortest window below a day",
      (file) => (file.voting["minWindow"] = 86_399),
      /^voting.minWindow: must be at least 86400 seconds/,
    ],
    [
      "a floor below a hundredth of the supply",
      (file) => (file.voting["quorumFloor"] = "9999999"),
      /^voting.quorumFloor: must be at least 10000000 FTNS/,
    ],
    [
      "a floor that those who hold FTNS could hardly reach",
      (file) => {
        Object.assign(lines(file)[0]!, { amount: "770000000" });
        Object.assign(lines(file)[1]!, { amount: "30000000" });
      },
      /^voting.quorumFloor: must be at most half of what accounts hold/,
    ],
    ["an allocation that is no list", (file) => (file.allocation = "all mine"), /^allocation: must be a list/],
    ["a line without a purpose", (file) => (lines(file)[1]!["purpose"] = ""), /^allocation\[1\].purpose: say why/],
    ["a line without an amount", (file) => delete lines(file)[1]!["amount"], /^allocation\[1\].amount: must be whole/],
    ["a receiver that is none", (file) => (lines(file)[1]!["to"] = "me"), /^allocation\[1\].to: me is not an address/],
    [
      "a supply that falls short",
      (file) => (lines(file)[1]!["amount"] = "1"),
      /^allocation: sums up to \d+ base units/,
    ],
    [
      "a treasury that vests",
      (file) => (lines(file)[0]!["vesting"] = { start: 0, duration: 1 }),
      /^allocation\[0\].vesting: the treasury is governed by votes/,
    ],
    [
      "vesting without a duration",
      (file) => (lines(file)[2]!["vesting"] = { start: 1_800_000_000 }),
      /^allocation\[2\].vesting.duration: must be a whole number/,
    ],
    [
      "two wallets of one name",
      (file) => {
        Object.assign(lines(file)[2]!, { amount: "100000000" });
        lines(file).push({ ...lines(file)[2]!, purpose: "Core-team" });
      },
      /^allocation: give lines that vest purposes of their own/,
    ],
  ];
  for (const [reason, spoil, message] of refusals) {
    it(`refuses ${reason}`, async () => {
      const file = good();
      spoil(file);
      await assert.rejects(read(file), ({ message: said }: Error) => message.test(said) || assert.fail(said));
    });
  }
});
