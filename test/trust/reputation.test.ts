import { expect } from "chai";
import { network } from "hardhat";

import { unpackConduct } from "../../sdk/src/reputation/pack.ts";
import { NEWCOMER, reputationOf, type Standing } from "../../sdk/src/reputation/score.ts";
import { Random } from "../auctions/random.ts";
import { deployMarket } from "../settlement/market.ts";

const CASES = 10_000;
const WAD = 10n ** 18n;
const DAY = 86_400n;
const NOW = 1_800_000_000n;

const connection = await network.create({ chainType: "l1" });
const fixture = () => deployMarket(connection);
const load = () => connection.networkHelpers.loadFixture(fixture);

/** A standing that the contracts could have counted by `time`, from empty to full, and times from a second to centuries ago. */
function randomStanding(random: Random, time: bigint): Standing {
  const before = (bits: number) => {
    const ago = random.amount(bits);
    return random.percent(10) || ago > time ? 0n : time - ago;
  };
  const qualityCount = random.amount(16);
  const weight = random.amount(96);
  return {
    conduct: {
      succeeded: random.amount(32),
      failed: random.percent(30) ? 0n : random.amount(32),
      activeAt: before(40),
      penalty: random.percent(20) ? 0n : random.amount(64),
      penalizedAt: before(40),
      qualitySum: (qualityCount * BigInt(random.below(10_001))) / 1n,
      qualityCount,
    },
    feedback: { ratingSum: (weight * BigInt(random.below(40_001))) / 10_000n, weight },
  };
}

describe("Reputation", () => {
  describe("scoreOf", () => {
    it(`gives ${CASES} random standings, at random times, the score that the client gives them`, async () => {
      const { reputation } = await load();
      const random = new Random(6);
      let inside = 0;
      for (let i = 0; i < CASES; i++) {
        const time = random.percent(50) ? NOW : random.amount(40);
        const halfLife = BigInt(random.between(1, 2 ** 31 - 1) >> random.below(31)) + 1n;
        const standing = randomStanding(random, time);
        const expected = reputationOf(standing, time, halfLife).score;
        const actual = await reputation.scoreOf.staticCall(standing, time, halfLife);
        if (actual !== expected)
          expect.fail(`case ${i}: ${actual} on chain, ${expected} here, of ${JSON.stringify(standing, String)}`);
        if (actual > 0n && actual < WAD) inside++;
      }
      expect(inside).to.be.greaterThan(CASES / 2);
    });
  });

  describe("reputationOf", () => {
    it("is five eighths for a newcomer, as the client says", async () => {
      const { reputation, stranger, policy } = await load();
      const halfLife = await policy.get(23);
      expect(halfLife).to.equal(180n * DAY);
      expect(await reputation.reputationOf(stranger.address)).to.equal(reputationOf(NEWCOMER, NOW, halfLife).score);
    });
  });

  describe("ConductChanged", () => {
    it("carries a word that the client reads as the contract does", async () => {
      const { reputation, auditors, timelock, connection, seller, ethers } = await load();
      await connection.networkHelpers.impersonateAccount(await timelock.getAddress());
      await connection.networkHelpers.setBalance(await timelock.getAddress(), WAD);
      const voted = await ethers.getSigner(await timelock.getAddress());
      await auditors.connect(voted).slash(seller.address, ethers.id("offence"), 1n);
      const [log] = await reputation.queryFilter(reputation.filters.ConductChanged(seller.address));
      const { conduct } = await reputation.standingOf(seller.address);
      expect(Object.values(unpackConduct(log!.args.conduct))).to.deep.equal([...conduct]);
      expect(conduct.penalty).to.equal((3n * WAD) / 10n);
    });
  });
});
