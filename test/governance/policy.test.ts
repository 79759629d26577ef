import { expect } from "chai";
import { network } from "hardhat";

import {
  deployMarket,
  govern,
  INFINITE,
  offer,
  openContent,
  publish,
  purchaseOf,
  versionInput,
} from "../settlement/market.ts";

/** `enum Parameter` of the policy. */
const Parameter = { PlatformFee: 0, MaxContributors: 4 } as const;
const DAY = 86_400n;

const connection = await network.create({ chainType: "l1" });
const fixture = () => deployMarket(connection);
const load = () => connection.networkHelpers.loadFixture(fixture);

describe("MarketPolicy", () => {
  describe("set", () => {
    it("follows a decision by vote after the delay", async () => {
      const market = await load();
      const { policy } = market;
      await govern(market, policy, policy.interface.encodeFunctionData("set", [Parameter.PlatformFee, 250n]));
      expect(await policy.get(Parameter.PlatformFee)).to.equal(250n);
      expect((await policy.salePolicy()).feeBps).to.equal(250n);
    });

    it("refuses a vote that wants to leave the bounds", async () => {
      const market = await load();
      const { policy } = market;
      const call = policy.interface.encodeFunctionData("set", [Parameter.PlatformFee, 1_001n]);
      await expect(govern(market, policy, call)).to.be.revertedWithCustomError(policy, "MarketPolicy_OutOfBounds");
      expect(await policy.get(Parameter.PlatformFee)).to.equal(500n);
    });

    it("refuses everybody but the timelock, the deployer too", async () => {
      const { policy, deployer, delegate, guardian, stranger } = await load();
      for (const account of [deployer, delegate, guardian, stranger]) {
        await expect(policy.connect(account).set(Parameter.PlatformFee, 0n))
          .to.be.revertedWithCustomError(policy, "AccessManagedUnauthorized")
          .withArgs(account.address);
      }
    });

    it("does not touch what was bought before", async () => {
      const market = await load();
      const { policy, registry, seller, others } = market;
      const contributors = others.slice(0, 3).map(({ address }) => ({ account: address, weight: 1n }));
      contributors.sort((a, b) => (BigInt(a.account) < BigInt(b.account) ? -1 : 1));
      const asset = await publish(market, { publisher: seller, contributors });
      const split = await registry.splitHashOf(asset, 1n);
      await govern(market, policy, policy.interface.encodeFunctionData("set", [Parameter.MaxContributors, 2n]));
      expect(await registry.splitHashOf(asset, 1n)).to.equal(split);
      await expect(publish(market, { publisher: seller, contributors })).to.be.revertedWithCustomError(
        registry,
        "AssetRegistry_TooManyContributors",
      );
    });
  });

  describe("pause", () => {
    it("stops new business and nothing else, and ends by itself", async () => {
      const market = await load();
      const { policy, registry, licences, escrow, listings, vault, ftns, guardian, seller, buyer, stranger, time } =
        market;
      const { asset, terms } = await offer(market, { publisher: seller }, 1_000n);
      await ftns.connect(buyer).approve(vault, 1_000n);
      await vault.connect(buyer).deposit(buyer.address, 1_000n);
      await ftns.connect(buyer).approve(listings, INFINITE);
      await policy.connect(guardian).pause();
      const until = (await policy.salePolicy()).pausedUntil;

      const version = versionInput(market, openContent(market, 2));
      await expect(publish(market, { publisher: seller })).to.be.revertedWithCustomError(
        registry,
        "AssetRegistry_Paused",
      );
      await expect(registry.connect(seller).publishVersion(asset, version))
        .to.be.revertedWithCustomError(registry, "AssetRegistry_Paused")
        .withArgs(until);
      await expect(listings.connect(buyer).buy(purchaseOf(terms, 1_000n))).to.be.revertedWithCustomError(
        escrow,
        "Escrow_Paused",
      );

      await vault.connect(buyer).withdraw(buyer.address, 1_000n);
      await licences.connect(seller).grant(terms, buyer.address, 1n);
      await licences.connect(buyer).safeTransferFrom(buyer.address, stranger.address, terms, 1n, "0x");
      await registry.connect(seller).setContributors(asset, [], [{ account: seller.address, weight: 1n }], []);
      await registry.connect(seller).transferFrom(seller.address, stranger.address, asset);

      await time.increaseTo(until);
      expect(await policy.isPaused()).to.equal(false);
      await publish(market, { publisher: seller });
    });

    it("cannot be chained", async () => {
      const { policy, guardian, time } = await load();
      await policy.connect(guardian).pause();
      const { pausedUntil, pausableFrom } = await policy.salePolicy();
      expect(pausableFrom - pausedUntil).to.equal(30n * DAY);
      await time.increaseTo(pausableFrom - 2n);
      await expect(policy.connect(guardian).pause())
        .to.be.revertedWithCustomError(policy, "MarketPolicy_PauseCoolingDown")
        .withArgs(pausableFrom);
      await time.increaseTo(pausableFrom);
      await policy.connect(guardian).pause();
    });
  });

  describe("resume", () => {
    it("lets a vote end a pause of the guardian", async () => {
      const market = await load();
      const { policy, guardian, timelock } = market;
      await policy.connect(guardian).pause();
      await govern(market, policy, policy.interface.encodeFunctionData("resume"));
      expect(await policy.isPaused()).to.equal(false);
      const [event] = await policy.queryFilter(policy.filters.NewBusinessResumed());
      expect(event!.args.caller).to.equal(await timelock.getAddress());
    });
  });
});
