import { expect } from "chai";
import { network } from "hardhat";

import {
  createTerms,
  deployMarket,
  INFINITE,
  LicenceKind,
  NO_EXPIRY,
  offer,
  purchaseOf,
  signPermit,
  UNLIMITED,
  type Market,
} from "../settlement/market.ts";

const FTNS = 10n ** 18n;
const PRICE = 1_000n * FTNS;
const DAY = 86_400n;

/** Code of a contract that reverts whenever it is called. */
const REVERTS_ALWAYS = "0x5f5ffd";

const connection = await network.create({ chainType: "l1" });

async function openOffer() {
  const market = await deployMarket(connection);
  const { seller, buyer, ftns, listings } = market;
  const offered = await offer(market, { publisher: seller }, PRICE);
  await ftns.connect(buyer).approve(await listings.getAddress(), INFINITE);
  return { market, ...offered };
}

const load = () => connection.networkHelpers.loadFixture(openOffer);

/** An account with code, which signs nothing and can be called by nobody. */
async function contractBuyer(market: Market) {
  const { ethers, ftns, deployer, listings } = market;
  const { address } = ethers.Wallet.createRandom();
  await connection.networkHelpers.setCode(address, REVERTS_ALWAYS);
  await connection.networkHelpers.setBalance(address, 10n ** 20n);
  await connection.networkHelpers.impersonateAccount(address);
  await ftns.connect(deployer).transfer(address, PRICE);
  const account = await ethers.getSigner(address);
  await ftns.connect(account).approve(await listings.getAddress(), PRICE);
  return account;
}

describe("Listings", () => {
  describe("buy", () => {
    it("pays, licenses and fills the pool in one transaction", async () => {
      const { market, terms, pool } = await load();
      const { listings, escrow, licences, vault, buyer, seller, ftns } = market;
      const bought = listings.connect(buyer).buy(purchaseOf(terms, PRICE));
      await expect(bought)
        .to.emit(escrow, "Sold")
        .withArgs(terms, buyer.address, seller.address, 1n, 1n, 1n, 1n, PRICE, PRICE / 20n);
      await expect(bought).to.changeTokenBalances(connection.ethers, ftns, [buyer, vault], [-PRICE, PRICE]);
      expect(await licences.isValid(terms, buyer.address)).to.equal(true);
      expect(await vault.poolOf(pool)).to.deep.equal([(PRICE * 19n) / 20n, PRICE / 20n]);
    });

    it("refuses a price that was raised under the buyer", async () => {
      const { market, terms } = await load();
      const { listings, buyer, seller, ftns } = market;
      const purchase = purchaseOf(terms, PRICE);
      await listings.connect(seller).reprice(terms, PRICE * 100n);
      await expect(listings.connect(buyer).buy(purchase))
        .to.be.revertedWithCustomError(listings, "Listings_PriceAboveMax")
        .withArgs(terms, PRICE * 100n, PRICE);
      expect(await ftns.balanceOf(buyer.address)).to.equal(5_000_000n * FTNS);
    });

    it("takes the deadline as the last valid second: -1 s and 0 s pass, +1 s does not", async () => {
      for (const [offset, accepted] of [
        [-1n, true],
        [0n, true],
        [1n, false],
      ] as const) {
        const { market, terms } = await load();
        const { listings, buyer, time } = market;
        const deadline = BigInt(await time.latest()) + 100n;
        await time.setNextBlockTimestamp(deadline + offset);
        const sent = listings.connect(buyer).buy({ ...purchaseOf(terms, PRICE), deadline });
        if (accepted) await sent;
        else await expect(sent).to.be.revertedWithCustomError(listings, "Listings_DeadlinePassed");
      }
    });

    it("serves a buyer contract that reverts on every call", async () => {
      const { market, terms } = await load();
      const { listings, licences } = market;
      const account = await contractBuyer(market);
      await listings.connect(account).buy(purchaseOf(terms, PRICE));
      expect(await licences.isValid(terms, account.address)).to.equal(true);
    });

    it("prolongs a subscription when bought again", async () => {
      const { market, asset } = await load();
      const { listings, licences, buyer, seller } = market;
      const terms = await createTerms(market, seller, asset, { kind: LicenceKind.Subscription, period: 30n * DAY });
      await listings.connect(seller).list(terms, PRICE, UNLIMITED, NO_EXPIRY);
      await listings.connect(buyer).buy(purchaseOf(terms, PRICE));
      const first = (await licences.licenceOf(terms, buyer.address)).expiresAt;
      await listings.connect(buyer).buy({ ...purchaseOf(terms, 2n * PRICE), quantity: 2n });
      expect((await licences.licenceOf(terms, buyer.address)).expiresAt).to.equal(first + 60n * DAY);
    });

    it("gives free offers away without any FTNS", async () => {
      const { market, asset } = await load();
      const { listings, licences, seller, ethers } = market;
      const terms = await createTerms(market, seller, asset);
      await listings.connect(seller).list(terms, 0n, UNLIMITED, NO_EXPIRY);
      const { address } = ethers.Wallet.createRandom();
      await connection.networkHelpers.setBalance(address, 10n ** 20n);
      await connection.networkHelpers.impersonateAccount(address);
      await listings.connect(await ethers.getSigner(address)).buy(purchaseOf(terms, 0n));
      expect(await licences.isValid(terms, address)).to.equal(true);
    });

    it("is void once the asset has a new owner", async () => {
      const { market, asset, terms } = await load();
      const { listings, escrow, registry, buyer, seller, stranger } = market;
      await registry.connect(seller).transferFrom(seller.address, stranger.address, asset);
      await expect(listings.connect(buyer).buy(purchaseOf(terms, PRICE))).to.be.revertedWithCustomError(
        escrow,
        "Escrow_OfferOutdated",
      );
    });
  });

  describe("buyWithPermit", () => {
    it("survives somebody who submits the permit first", async () => {
      const { market, terms } = await load();
      const { listings, licences, ftns, buyer, stranger } = market;
      const spender = await listings.getAddress();
      await ftns.connect(buyer).approve(spender, 0n);
      const { value, deadline, v, r, s } = await signPermit(market, buyer, spender, PRICE);
      await ftns.connect(stranger).permit(buyer.address, spender, value, deadline, v, r, s);
      await listings.connect(buyer).buyWithPermit(purchaseOf(terms, PRICE), value, deadline, v, r, s);
      expect(await licences.isValid(terms, buyer.address)).to.equal(true);
      expect(await ftns.allowance(buyer.address, spender)).to.equal(0n);
    });

    it("says why a permit is bad when nothing else allows the payment", async () => {
      const { market, terms } = await load();
      const { listings, ftns, buyer, time } = market;
      const spender = await listings.getAddress();
      await ftns.connect(buyer).approve(spender, 0n);
      const late = BigInt(await time.latest()) - 1n;
      const { value, deadline, v, r, s } = await signPermit(market, buyer, spender, PRICE, late);
      await expect(
        listings.connect(buyer).buyWithPermit(purchaseOf(terms, PRICE), value, deadline, v, r, s),
      ).to.be.revertedWithCustomError(ftns, "ERC2612ExpiredSignature");
    });
  });

  describe("buyFromVault", () => {
    it("spends credit that the buyer approved to the venue", async () => {
      const { market, terms } = await load();
      const { listings, vault, licences, ftns, buyer } = market;
      await ftns.connect(buyer).approve(await vault.getAddress(), PRICE);
      await vault.connect(buyer).deposit(buyer.address, PRICE);
      await expect(listings.connect(buyer).buyFromVault(purchaseOf(terms, PRICE))).to.be.revertedWithCustomError(
        vault,
        "Vault_InsufficientAllowance",
      );
      await vault.connect(buyer).approve(await listings.getAddress(), PRICE);
      await listings.connect(buyer).buyFromVault(purchaseOf(terms, PRICE));
      expect(await vault.balanceOf(buyer.address)).to.equal(0n);
      expect(await licences.isValid(terms, buyer.address)).to.equal(true);
    });
  });
});
