import { expect } from "chai";
import { network } from "hardhat";

import { deployMarket, govern, INFINITE, offer, purchaseOf, signPermit, sorted } from "./market.ts";

const FTNS = 10n ** 18n;
const PRICE = 1_000n * FTNS;

const connection = await network.create({ chainType: "l1" });
const fixture = () => deployMarket(connection);
const load = () => connection.networkHelpers.loadFixture(fixture);

describe("Vault", () => {
  describe("depositWithPermit", () => {
    it("takes credit in with one signature, and gives all of it back", async () => {
      const market = await load();
      const { vault, buyer, ftns } = market;
      const { value, deadline, v, r, s } = await signPermit(market, buyer, await vault.getAddress(), PRICE);
      await expect(vault.connect(buyer).depositWithPermit(value, deadline, v, r, s)).to.changeTokenBalances(
        connection.ethers,
        ftns,
        [buyer, vault],
        [-PRICE, PRICE],
      );
      await expect(vault.connect(buyer).withdraw(buyer.address, INFINITE)).to.changeTokenBalances(
        connection.ethers,
        ftns,
        [buyer, vault],
        [PRICE, -PRICE],
      );
    });
  });

  describe("a donation", () => {
    it("changes nothing for anybody and can be claimed by nobody", async () => {
      const market = await load();
      const { vault, ftns, stranger, seller, buyer, listings, splitter } = market;
      const { terms, pool } = await offer(market, { publisher: seller }, PRICE);
      await ftns.connect(stranger).transfer(await vault.getAddress(), 7n);
      await ftns.connect(buyer).approve(await listings.getAddress(), INFINITE);
      await listings.connect(buyer).buy(purchaseOf(terms, PRICE));
      expect(await vault.poolOf(pool)).to.deep.equal([(PRICE * 19n) / 20n, PRICE / 20n]);
      await splitter.distribute(pool, [], []);
      await vault.connect(seller).withdraw(seller.address, INFINITE);
      await vault.expectPayment();
      await expect(vault.connect(stranger).withdraw(stranger.address, 7n)).to.be.revertedWithCustomError(
        vault,
        "Vault_InsufficientCredit",
      );
      expect(await ftns.balanceOf(await vault.getAddress())).to.equal(PRICE / 20n + 7n);
    });
  });

  describe("authority", () => {
    it("lets a vote admit a venue and never a second distributor", async () => {
      const market = await load();
      const { vault, stranger } = market;
      const admit = (role: bigint) => vault.interface.encodeFunctionData("admit", [stranger.address, role]);
      await govern(market, vault, admit(1n));
      expect((await vault.compartmentOf(stranger.address)).role).to.equal(1n);
      const second = vault.interface.encodeFunctionData("admit", [market.buyer.address, 2n]);
      await expect(govern(market, vault, second)).to.be.revertedWithCustomError(vault, "Vault_DistributorIsFixed");
    });

    it("leaves the deployer without a say", async () => {
      const { vault, escrow, deployer } = await load();
      await expect(vault.connect(deployer).admit(deployer.address, 1n)).to.be.revertedWithCustomError(
        vault,
        "AccessManagedUnauthorized",
      );
      await expect(escrow.connect(deployer).admitVenue(deployer.address)).to.be.revertedWithCustomError(
        escrow,
        "AccessManagedUnauthorized",
      );
    });
  });
});

describe("RevenueSplitter", () => {
  describe("distribute", () => {
    it("pays ten contributors to the last base unit, whoever calls", async () => {
      const market = await load();
      const { vault, ftns, buyer, seller, stranger, listings, splitter, others } = market;
      const payees = others.slice(0, 10);
      const contributors = sorted(payees.map(({ address }, i) => ({ account: address, weight: BigInt(i + 1) })));
      const price = 1_000n * FTNS + 7n;
      const { terms, pool } = await offer(market, { publisher: seller, contributors }, price);
      await ftns.connect(buyer).approve(await listings.getAddress(), INFINITE);
      await listings.connect(buyer).buy(purchaseOf(terms, price));
      const [net, fee] = await vault.poolOf(pool);
      await splitter.connect(stranger).distribute(pool, contributors, []);
      const credits = await Promise.all(contributors.map(({ account }) => vault.balanceOf(account)));
      expect(credits.reduce((sum, credit) => sum + credit, 0n)).to.equal(net);
      expect(net + fee).to.equal(price);
      const weights = contributors.reduce((sum, { weight }) => sum + weight, 0n);
      contributors.slice(1).forEach(({ weight }, i) => expect(credits[i + 1]).to.equal((net * weight) / weights));
    });
  });
});
