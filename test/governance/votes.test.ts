import { expect } from "chai";
import { network } from "hardhat";
import type { Address } from "viem";

import { deliver } from "../../sdk/src/delivery/deliver.ts";
import { derivePurchaseKey, randomBytes32 } from "../../sdk/src/delivery/keys.ts";
import { Role } from "../../scripts/deploy/authority.ts";
import { marketGraph } from "../../scripts/deploy/market.ts";
import { devnetParameters } from "../../scripts/deploy/parameters.ts";
import { plaintextOf, seal } from "../settlement/artifact.ts";
import {
  createTerms,
  deployMarket,
  govern,
  INFINITE,
  NO_KEY,
  offer,
  openContent,
  publish,
  purchaseOf,
  saleNumber,
  SaleState,
  type Market,
} from "../settlement/market.ts";

const FTNS = 10n ** 18n;
const PRICE = 1_000n * FTNS;
const DAY = 86_400n;
const ENGLISH = 2n;
/** `enum Parameter` of the policy. */
const Parameter = { PlatformFee: 0, DeliveryWindow: 2, ContentWindow: 3 } as const;

const connection = await network.create({ chainType: "l1" });

/** An encrypted model and an open one on sale, and an English auction of a licence of the open one, with a bid. */
async function openBusiness() {
  const market = await deployMarket(connection);
  const { ftns, vault, escrow, listings, english, seller, buyer, stranger, others, ethers } = market;
  const contributors = [{ account: others[0]!.address, weight: 1n }];
  await ftns.connect(seller).approve(vault, INFINITE);
  await vault.connect(seller).deposit(seller.address, 5_000n * FTNS);
  await vault.connect(seller).approve(escrow, INFINITE);
  for (const account of [buyer, stranger]) {
    await ftns.connect(account).approve(listings, INFINITE);
    await ftns.connect(account).approve(english, INFINITE);
  }
  const sealed = await seal(market, seller, plaintextOf(9_000));
  const publication = { publisher: seller, content: sealed.content, keyNonce: sealed.context.nonce, contributors };
  const encrypted = await offer(market, publication, PRICE);
  const open = await offer(market, { publisher: seller, content: openContent(market, 2), contributors }, PRICE);

  const asset = await publish(market, { publisher: seller, content: openContent(market, 3), contributors });
  const lot = { terms: await createTerms(market, seller, asset), quantity: 1n, version: 1n, startingPrice: PRICE };
  const { ZeroHash } = ethers;
  const split = { contributors, parents: [] };
  const conditions = { reserve: 0n, reserveHash: ZeroHash, memo: ZeroHash, duration: 7n * DAY };
  await english.connect(seller).create({ ...lot, ...conditions }, 0n);
  const auction = { id: saleNumber(1n, ENGLISH), split, pool: (asset << 16n) | 1n, lot: { ...lot, ...conditions } };
  await english.connect(buyer).bid(auction.id, PRICE, 0n, NO_KEY, split);
  return { ...market, sealed, encrypted, open, auction };
}
type Business = Awaited<ReturnType<typeof openBusiness>>;
const load = () => connection.networkHelpers.loadFixture(openBusiness);

/** Buys the encrypted model. @returns the sale, and how the seller delivers it */
async function buyEncrypted(market: Business) {
  const { escrow, listings, buyer, chainId, encrypted, sealed } = market;
  const escrowAddress = (await escrow.getAddress()) as Address;
  const context = { chainId, escrow: escrowAddress, buyer: buyer.address as Address, termsId: encrypted.terms };
  const { point } = derivePurchaseKey(randomBytes32(), context);
  await listings.connect(buyer).buy(purchaseOf(encrypted.terms, PRICE, point));
  const { sales } = await escrow.venueOf(listings);
  const sale = saleNumber(sales);
  const target = { chainId, escrow: escrowAddress, saleId: sale, buyerPoint: point };
  const send = () => escrow.deliver(sale, sealed.content, deliver(sealed.master, sealed.context, target));
  return { sale, send };
}

function setting(market: Market, parameter: number, value: bigint): Promise<void> {
  return govern(market, market.policy, market.policy.interface.encodeFunctionData("set", [parameter, value]));
}

describe("Votes", () => {
  describe("on the platform fee", () => {
    it("leave the sale that awaits its key at 5 %, the next one pays 4 %", async () => {
      const market = await load();
      const { escrow, vault, listings, stranger, buyer, encrypted, open } = market;
      const before = await buyEncrypted(market);
      await setting(market, Parameter.PlatformFee, 400n);

      await before.send();
      await escrow.connect(buyer).confirm(before.sale);
      expect(await vault.poolOf(encrypted.pool)).to.deep.equal([(PRICE * 95n) / 100n, (PRICE * 5n) / 100n]);
      await listings.connect(stranger).buy(purchaseOf(open.terms, PRICE));
      expect(await vault.poolOf(open.pool)).to.deep.equal([(PRICE * 96n) / 100n, (PRICE * 4n) / 100n]);
    });

    it("leave an auction that is held at its fee", async () => {
      const market = await load();
      const { english, vault, time, auction } = market;
      await setting(market, Parameter.PlatformFee, 400n);
      await time.increase(7n * DAY);
      await english.settle(auction.id, NO_KEY);
      expect(await vault.poolOf(auction.pool)).to.deep.equal([(PRICE * 95n) / 100n, (PRICE * 5n) / 100n]);
    });
  });

  describe("on the windows", () => {
    it("leave a sale and a held lot the windows they had", async () => {
      const market = await load();
      const { escrow, english, seller, encrypted, auction } = market;
      const { sale } = await buyEncrypted(market);
      await english.connect(seller).create({ ...auction.lot, terms: encrypted.terms }, 0n);
      const lot = saleNumber(2n, ENGLISH);
      const before = [await escrow.saleOf(sale), await escrow.saleOf(lot)];
      await setting(market, Parameter.DeliveryWindow, 3_600n);
      await setting(market, Parameter.ContentWindow, 3_600n);
      const after = [await escrow.saleOf(sale), await escrow.saleOf(lot)];
      for (const [i, { deadline, contentWindow }] of after.entries()) {
        expect([deadline, contentWindow]).to.deep.equal([before[i]!.deadline, before[i]!.contentWindow]);
        expect(contentWindow).to.equal(DAY);
      }
      const next = await buyEncrypted(market);
      expect((await escrow.saleOf(next.sale)).contentWindow).to.equal(3_600n);
    });
  });

  describe("on a venue", () => {
    async function retireBoth(market: Business) {
      const { escrow, vault, listings, english } = market;
      for (const venue of [listings, english]) {
        const retire = escrow.interface.encodeFunctionData("retireVenue", [await venue.getAddress()]);
        await govern(market, escrow, retire);
      }
      await govern(market, vault, vault.interface.encodeFunctionData("retire", [await english.getAddress()]));
    }

    it("close it to new business", async () => {
      const market = await load();
      const { escrow, listings, english, stranger, seller, open, auction } = market;
      await retireBoth(market);
      await expect(listings.connect(stranger).buy(purchaseOf(open.terms, PRICE))).to.be.revertedWithCustomError(
        escrow,
        "Escrow_CallerIsNotVenue",
      );
      await expect(english.connect(seller).create(auction.lot, 0n)).to.be.revertedWithCustomError(
        escrow,
        "Escrow_CallerIsNotVenue",
      );
    });

    it("let its sales drain: delivered and settled, refunded, declined", async () => {
      const market = await load();
      const { escrow, vault, buyer, seller, stranger, time, encrypted } = market;
      const [settled, refunded, declined] = [
        await buyEncrypted(market),
        await buyEncrypted(market),
        await buyEncrypted(market),
      ];
      await retireBoth(market);
      await settled.send();
      await escrow.connect(seller).decline(declined.sale);
      await time.increase(4n * DAY);
      await escrow.connect(stranger).settle(settled.sale);
      await escrow.connect(stranger).refund(refunded.sale);
      const states = [settled, refunded, declined].map(async ({ sale }) => (await escrow.saleOf(sale)).state);
      expect(await Promise.all(states)).to.deep.equal([SaleState.Settled, SaleState.Refunded, SaleState.Refunded]);
      expect((await vault.poolOf(encrypted.pool))[0]).to.equal((PRICE * 95n) / 100n);
      expect(await vault.balanceOf(buyer.address)).to.be.at.least(2n * PRICE);
      await vault.connect(buyer).withdraw(buyer.address, INFINITE);
      expect((await vault.compartmentOf(escrow)).balance).to.equal(0n);
    });

    it("let its auction end as it would have: settled and paid, who lost has credit", async () => {
      const market = await load();
      const { english, vault, licences, stranger, buyer, time, auction } = market;
      await english.connect(stranger).bid(auction.id, 2n * PRICE, 0n, NO_KEY, auction.split);
      await retireBoth(market);
      await time.increase(7n * DAY);
      await english.settle(auction.id, NO_KEY);
      expect(await licences.isValid(auction.lot.terms, stranger.address)).to.equal(true);
      expect(await vault.balanceOf(buyer.address)).to.equal(PRICE);
      await vault.connect(buyer).withdraw(buyer.address, INFINITE);
      expect((await vault.compartmentOf(english)).balance).to.equal(0n);
    });
  });

  describe("on the guardian", () => {
    it("remove one and appoint another; the pause of the first stays bounded", async () => {
      const market = await load();
      const { policy, guardian, stranger, time, ethers } = market;
      const manager = await ethers.getContractAt("AccessManager", await policy.authority());
      const { interface: abi } = manager;
      await policy.connect(guardian).pause();
      await govern(market, manager, abi.encodeFunctionData("revokeRole", [Role.Guardian, guardian.address]));
      await govern(market, manager, abi.encodeFunctionData("grantRole", [Role.Guardian, stranger.address, 0n]));
      await expect(policy.connect(guardian).resume())
        .to.be.revertedWithCustomError(policy, "AccessManagedUnauthorized")
        .withArgs(guardian.address);
      await expect(policy.connect(stranger).pause()).to.be.revertedWithCustomError(
        policy,
        "MarketPolicy_PauseCoolingDown",
      );
      await time.increaseTo((await policy.salePolicy()).pausableFrom);
      await policy.connect(stranger).pause();
      expect(await policy.isPaused()).to.equal(true);
    });

    it("cannot be stopped by a pause: votes go on, and end it", async () => {
      const market = await load();
      const { policy, guardian } = market;
      await policy.connect(guardian).pause();
      await setting(market, Parameter.PlatformFee, 400n);
      expect(await policy.get(Parameter.PlatformFee)).to.equal(400n);
      expect(await policy.isPaused()).to.equal(true);
      await govern(market, policy, policy.interface.encodeFunctionData("resume"));
      expect(await policy.isPaused()).to.equal(false);
    });
  });

  describe("on the treasury", () => {
    it("pay from its wallet and from the credit that fees have left it in the vault", async () => {
      const market = await load();
      const { ftns, vault, splitter, listings, timelock, stranger, others, open, auction } = market;
      await listings.connect(stranger).buy(purchaseOf(open.terms, PRICE));
      await splitter.distribute(open.pool, auction.split.contributors, []);
      const fee = PRICE / 20n;
      expect(await vault.balanceOf(timelock)).to.equal(fee);
      const receiver = others[3]!;
      const pay = ftns.interface.encodeFunctionData("transfer", [receiver.address, 7n * FTNS]);
      const had = await ftns.balanceOf(receiver.address);
      await govern(market, ftns, pay);
      await govern(market, vault, vault.interface.encodeFunctionData("withdraw", [receiver.address, fee]));
      expect((await ftns.balanceOf(receiver.address)) - had).to.equal(7n * FTNS + fee);
      expect(await vault.balanceOf(timelock)).to.equal(0n);
    });
  });

  describe("on roles", () => {
    it("could hand anybody's asset to somebody: the warning in docs/governance.md is meant", async () => {
      const market = await load();
      const { policy, registry, seller, stranger, ethers, open } = market;
      const manager = await ethers.getContractAt("AccessManager", await policy.authority());
      expect(await registry.ownerOf(open.asset)).to.equal(seller.address);
      const role: [bigint, string, bigint] = [Role.LotKeeper, stranger.address, 0n];
      await govern(market, manager, manager.interface.encodeFunctionData("grantRole", role));
      await registry.connect(stranger).lock(open.asset);
      await registry.connect(stranger).unlock(open.asset, stranger.address);
      expect(await registry.ownerOf(open.asset)).to.equal(stranger.address);
    });
  });

  describe("on their own machinery", () => {
    it("put another governor in the place of this one, which then decides nothing more", async () => {
      const market = await load();
      const { ethers, timelock, governor, votes, policy, delegate } = market;
      const rules = {
        ...{ votingDelay: 60n, votingPeriod: 600n, voteExtension: 120n, proposalThreshold: 0n },
        ...{ quorumPercent: 4n, quorumFloor: 1_000_000n * FTNS, minWindow: 60n },
      };
      const next = await ethers.deployContract("MarketGovernor", [votes, timelock, rules]);
      for (const role of [await timelock.PROPOSER_ROLE(), await timelock.CANCELLER_ROLE()]) {
        await govern(market, timelock, timelock.interface.encodeFunctionData("grantRole", [role, next.target]));
      }
      const successor = { ...market, governor: next } as Market;
      for (const role of [await timelock.PROPOSER_ROLE(), await timelock.CANCELLER_ROLE()]) {
        await govern(successor, timelock, timelock.interface.encodeFunctionData("revokeRole", [role, governor.target]));
      }
      await setting(successor, Parameter.PlatformFee, 300n);
      expect(await policy.get(Parameter.PlatformFee)).to.equal(300n);
      await expect(setting(market, Parameter.PlatformFee, 200n))
        .to.be.revertedWithCustomError(timelock, "AccessControlUnauthorizedAccount")
        .withArgs(governor.target, await timelock.PROPOSER_ROLE());
      expect(await votes.getVotes(delegate.address)).to.be.greaterThan(0n);
    });
  });
});

describe("The allocation", () => {
  it("vests second by second for whom it names, and does not vote before", async () => {
    const { ethers, addresses, ftns, votes, others, time } = await load();
    const wallet = await ethers.getContractAt("VestingWallet", addresses["VestingCoreContributors"]!);
    const total = 100_000_000n * FTNS;
    const [start, duration] = [await wallet.start(), await wallet.duration()];
    expect(duration).to.equal(4n * 365n * DAY);
    expect(await ftns.balanceOf(wallet)).to.equal(total);
    expect(await votes.getVotes(wallet)).to.equal(0n);
    const vested = (at: bigint) => wallet["vestedAmount(address,uint64)"](ftns, at);
    expect(await vested(start - 1n)).to.equal(0n);
    expect(await vested(start + duration / 4n)).to.equal(total / 4n);
    expect(await vested(start + duration)).to.equal(total);

    const owner = await wallet.owner();
    const before = await ftns.balanceOf(owner);
    const halfTime = start + duration / 2n;
    await time.setNextBlockTimestamp(halfTime);
    await wallet.connect(others[5])["release(address)"](ftns);
    expect((await ftns.balanceOf(owner)) - before).to.equal(total / 2n);
    await time.increaseTo(start + duration);
    await wallet["release(address)"](ftns);
    expect((await ftns.balanceOf(owner)) - before).to.equal(total);
  });

  it("is there at once where nothing vests, also under the purpose of a line that does", async () => {
    const { ethers, ignition } = connection;
    const signers = await ethers.getSigners();
    const parameters = devnetParameters(signers.map(({ address }) => address as Address));
    const vested = parameters.allocation.find(({ vesting }) => vesting !== undefined)!;
    const { address } = signers[3]!;
    const allocation = parameters.allocation.map((line) =>
      line.to === address ? { ...line, purpose: vested.purpose } : line,
    );
    const { FTNS: token } = await ignition.deploy(marketGraph({ ...parameters, allocation }));
    const ftns = await ethers.getContractAt("FTNS", await token.getAddress());
    expect(await ftns.balanceOf(address)).to.equal(5_000_000n * FTNS);
  });

  it("is the whole supply, in the treasury, vesting and in accounts", async () => {
    const { addresses, ftns, ethers, votes } = await load();
    const accounts = (await ethers.getSigners()).map(({ address }) => address);
    const places = [addresses["Timelock"]!, addresses["VestingCoreContributors"]!, addresses["Vault"]!, ...accounts];
    const held = await Promise.all(places.map((place) => ftns.balanceOf(place)));
    expect(held.reduce((sum, amount) => sum + amount, 0n)).to.equal(await ftns.totalSupply());
    expect(held.slice(0, 2)).to.deep.equal([800_000_000n * FTNS, 100_000_000n * FTNS]);
    expect(await votes.totalSupply(), "locked at the start").to.equal(0n);
  });
});
