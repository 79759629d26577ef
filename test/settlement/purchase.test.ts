import { expect } from "chai";
import { network } from "hardhat";
import { bytesToHex, type Address, type Hex } from "viem";

import { xorKeystream } from "../../sdk/src/artifact/keystream.ts";
import { deliver, openDelivery, type Delivery } from "../../sdk/src/delivery/deliver.ts";
import { derivePurchaseKey, randomBytes32 } from "../../sdk/src/delivery/keys.ts";
import { encodeG1, G1_GENERATOR } from "../../sdk/src/delivery/points.ts";
import { plaintextOf, seal, type SealedArtifact } from "./artifact.ts";
import {
  deployMarket,
  INFINITE,
  offer,
  openContent,
  publish,
  purchaseOf,
  RefundReason,
  saleNumber,
  SaleState,
  signPermit,
  sorted,
  versionInput,
  type Market,
  type Signer,
} from "./market.ts";

const FTNS = 10n ** 18n;
const PRICE = 1_000n * FTNS;
const FEE = PRICE / 20n;
const BOND = PRICE / 20n;
const DAY = 86_400n;

const connection = await network.create({ chainType: "l1" });

/** An encrypted model with a dataset as its parent and three contributors, offered by a seller who can back bonds. */
async function encryptedOffer() {
  const market = await deployMarket(connection);
  const { seller, others, vault, escrow, ftns } = market;
  const [dataOwner, second, third] = others as [Signer, Signer, Signer];
  const dataset = await publish(market, { publisher: dataOwner, category: 1, content: openContent(market, 9) });
  const contributors = sorted([
    { account: seller.address, weight: 60n },
    { account: second.address, weight: 25n },
    { account: third.address, weight: 15n },
  ]);
  const parents = [{ asset: dataset, royaltyBps: 1_000n }];
  const plaintext = plaintextOf(9_000);
  const sealed = await seal(market, seller, plaintext);
  const publication = { publisher: seller, content: sealed.content, keyNonce: sealed.context.nonce };
  const offered = await offer(market, { ...publication, contributors, parents }, PRICE);

  await ftns.connect(seller).approve(await vault.getAddress(), INFINITE);
  await vault.connect(seller).deposit(seller.address, 500n * FTNS);
  await vault.connect(seller).approve(await escrow.getAddress(), INFINITE);
  return { market, sealed, plaintext, contributors, parents, dataset, dataOwner, ...offered };
}

const load = () => connection.networkHelpers.loadFixture(encryptedOffer);

async function purchaseKey(market: Market, terms: bigint) {
  const escrow = (await market.escrow.getAddress()) as Address;
  const buyer = market.buyer.address as Address;
  return derivePurchaseKey(randomBytes32(), { chainId: market.chainId, escrow, buyer, termsId: terms });
}

/** Buys with a permit, in one transaction. @returns the id of the sale and the buyer's key */
async function buy(market: Market, terms: bigint) {
  const { listings, buyer } = market;
  const key = await purchaseKey(market, terms);
  const permit = await signPermit(market, buyer, await listings.getAddress(), PRICE);
  const { value, deadline, v, r, s } = permit;
  await listings.connect(buyer).buyWithPermit(purchaseOf(terms, PRICE, key.point), value, deadline, v, r, s);
  const { sales } = await market.escrow.venueOf(await listings.getAddress());
  return { sale: saleNumber(sales), key };
}

async function makeDelivery(market: Market, sealed: SealedArtifact, sale: bigint, point: Hex): Promise<Delivery> {
  const escrow = (await market.escrow.getAddress()) as Address;
  return deliver(sealed.master, sealed.context, { chainId: market.chainId, escrow, saleId: sale, buyerPoint: point });
}

describe("Escrow", () => {
  describe("a purchase of an encrypted model", () => {
    it("goes from the permit to the payees' wallets, and the buyer decrypts what was committed", async () => {
      const { market, sealed, plaintext, terms, asset, pool, contributors, parents, dataset, dataOwner } = await load();
      const { escrow, buyer, seller, stranger, vault, licences, splitter, ftns, treasury } = {
        ...market,
        treasury: await market.splitter.treasury(),
      };
      const { sale, key } = await buy(market, terms);
      await expect(escrow.connect(stranger).settle(sale)).to.be.revertedWithCustomError(escrow, "Escrow_WrongState");
      expect((await licences.licenceOf(terms, buyer.address)).quantity).to.equal(0n);

      const delivery = await makeDelivery(market, sealed, sale, key.point);
      await expect(escrow.connect(stranger).deliver(sale, sealed.content, delivery))
        .to.emit(escrow, "KeyDelivered")
        .withArgs(sale, (deadline: bigint) => deadline > 0n, delivery.r1, delivery.w);

      const [event] = await escrow.queryFilter(escrow.filters.KeyDelivered(sale));
      const { r1, w } = event!.args;
      const opened = openDelivery(key.secret, { r1: r1 as Hex, w: w as Hex }, sealed.keys);
      expect(bytesToHex(opened.contentKey)).to.equal(bytesToHex(sealed.keys.contentKey));
      const leaf = Uint8Array.from(Buffer.from(sealed.evidence(2).ciphertextLeaf.slice(2), "hex"));
      xorKeystream(opened.contentKey, 256, leaf);
      expect(leaf).to.deep.equal(plaintext.slice(8_192));

      await expect(escrow.connect(buyer).confirm(sale))
        .to.emit(escrow, "SaleSettled")
        .withArgs(sale, pool, PRICE - FEE, FEE);
      expect((await licences.licenceOf(terms, buyer.address)).keyVersion).to.equal(1n);

      await splitter.connect(stranger).distribute(pool, contributors, parents);
      const royalty = (PRICE - FEE) / 10n;
      const rest = PRICE - FEE - royalty;
      expect(await vault.balanceOf(treasury)).to.equal(FEE);
      // The delivery has raised the seller's reputation above a newcomer's: its 60 of 100 parts weigh more.
      const weights = [];
      for (const { account, weight } of contributors)
        weights.push(weight * (FTNS + (await market.reputation.reputationOf(account))));
      const sum = weights.reduce((total, weight) => total + weight, 0n);
      const shares = weights.map((weight) => (rest * weight) / sum);
      shares[0] = rest - shares.slice(1).reduce((total, share) => total + share, 0n);
      const own = shares[contributors.findIndex(({ account }) => account === seller.address)]!;
      expect(own).to.be.greaterThan((rest * 60n) / 100n);
      expect(await vault.balanceOf(seller.address)).to.equal(500n * FTNS + own);
      await splitter.connect(stranger).distribute((dataset << 16n) | 1n, [], []);
      expect(await vault.balanceOf(dataOwner.address)).to.equal(royalty);

      await expect(vault.connect(dataOwner).withdraw(dataOwner.address, INFINITE)).to.changeTokenBalance(
        connection.ethers,
        ftns,
        dataOwner,
        royalty,
      );
      expect((await escrow.saleOf(sale)).state).to.equal(SaleState.Settled);
      expect(asset).to.equal(2n);
    });

    it("settles after the content window without the buyer", async () => {
      const { market, sealed, terms, pool } = await load();
      const { escrow, stranger, time, vault } = market;
      const { sale, key } = await buy(market, terms);
      await escrow.deliver(sale, sealed.content, await makeDelivery(market, sealed, sale, key.point));
      await time.increase(DAY - 10n);
      await expect(escrow.connect(stranger).settle(sale)).to.be.revertedWithCustomError(escrow, "Escrow_TooEarly");
      await time.increase(10n);
      await escrow.connect(stranger).settle(sale);
      expect(await vault.poolOf(pool)).to.deep.equal([PRICE - FEE, FEE]);
    });

    it("renews a licence without a new key", async () => {
      const { market, sealed, terms } = await load();
      const { escrow, buyer, listings, licences, ftns } = market;
      const { sale, key } = await buy(market, terms);
      await escrow.deliver(sale, sealed.content, await makeDelivery(market, sealed, sale, key.point));
      await escrow.connect(buyer).confirm(sale);
      await ftns.connect(buyer).approve(await listings.getAddress(), PRICE);
      await expect(listings.connect(buyer).buy(purchaseOf(terms, PRICE))).to.emit(escrow, "Sold");
      expect((await licences.licenceOf(terms, buyer.address)).quantity).to.equal(2n);
    });
  });

  describe("deliver", () => {
    it("rejects a wrong key, and the sale goes on waiting", async () => {
      const { market, sealed, terms } = await load();
      const { escrow } = market;
      const { sale, key } = await buy(market, terms);
      const honest = await makeDelivery(market, sealed, sale, key.point);
      const forged = { ...honest, w: encodeG1(G1_GENERATOR.multiply(5n)) };
      await expect(escrow.deliver(sale, sealed.content, forged, { gasLimit: 3_000_000n }))
        .to.be.revertedWithCustomError(escrow, "Escrow_WrongKey")
        .withArgs(sale);
      expect((await escrow.saleOf(sale)).state).to.equal(SaleState.AwaitingKey);
      await escrow.deliver(sale, sealed.content, honest);
    });

    it("rejects the key of another version of the same seller", async () => {
      const { market, sealed, terms } = await load();
      const { escrow, seller } = market;
      const { sale, key } = await buy(market, terms);
      const other = await seal(market, seller, plaintextOf(50));
      const delivery = await makeDelivery(market, other, sale, key.point);
      await expect(escrow.deliver(sale, sealed.content, delivery)).to.be.revertedWithCustomError(
        escrow,
        "Escrow_KeyCommitmentMismatch",
      );
    });

    it("ends with the window: -1 s and 0 s are in time, +1 s is not", async () => {
      for (const [offset, accepted] of [
        [-1n, true],
        [0n, true],
        [1n, false],
      ] as const) {
        const { market, sealed, terms } = await load();
        const { escrow, time } = market;
        const { sale, key } = await buy(market, terms);
        const delivery = await makeDelivery(market, sealed, sale, key.point);
        const { deadline } = await escrow.saleOf(sale);
        await time.setNextBlockTimestamp(deadline + offset);
        const sent = escrow.deliver(sale, sealed.content, delivery);
        if (accepted) await sent;
        else await expect(sent).to.be.revertedWithCustomError(escrow, "Escrow_DeliveryWindowOver");
      }
    });
  });

  describe("refund", () => {
    it("pays the buyer back with the seller's bond when no key came", async () => {
      const { market, terms } = await load();
      const { escrow, vault, time, stranger, buyer, seller } = market;
      const { sale } = await buy(market, terms);
      const { deadline } = await escrow.saleOf(sale);
      await time.setNextBlockTimestamp(deadline);
      await expect(escrow.connect(stranger).refund(sale)).to.be.revertedWithCustomError(
        escrow,
        "Escrow_NothingToRefund",
      );
      await time.setNextBlockTimestamp(deadline + 1n);
      await expect(escrow.connect(stranger).refund(sale))
        .to.emit(escrow, "SaleRefunded")
        .withArgs(sale, RefundReason.NotDelivered, PRICE, BOND);
      expect(await vault.balanceOf(buyer.address)).to.equal(PRICE + BOND);
      expect(await vault.balanceOf(seller.address)).to.equal(500n * FTNS - BOND);
      await vault.connect(buyer).withdraw(buyer.address, PRICE + BOND);
    });

    it("works during a pause, which blocks purchases only", async () => {
      const { market, terms } = await load();
      const { escrow, policy, guardian, time, buyer, listings, ftns } = market;
      const { sale } = await buy(market, terms);
      await policy.connect(guardian).pause();
      const key = await purchaseKey(market, terms);
      await ftns.connect(buyer).approve(await listings.getAddress(), PRICE);
      await expect(listings.connect(buyer).buy(purchaseOf(terms, PRICE, key.point))).to.be.revertedWithCustomError(
        escrow,
        "Escrow_Paused",
      );
      await time.increaseTo((await escrow.saleOf(sale)).deadline + 1n);
      await escrow.refund(sale);
    });
  });

  describe("decline", () => {
    it("gives the order back in time, with the bond to the seller", async () => {
      const { market, terms } = await load();
      const { escrow, vault, seller, buyer } = market;
      const { sale } = await buy(market, terms);
      await escrow.connect(seller).decline(sale);
      expect(await vault.balanceOf(buyer.address)).to.equal(PRICE);
      expect(await vault.balanceOf(seller.address)).to.equal(500n * FTNS);
    });
  });

  describe("open", () => {
    it("refuses a bad buyer key, so that no bond can be burnt with it", async () => {
      const { market, terms } = await load();
      const { listings, escrow, buyer, ftns } = market;
      await ftns.connect(buyer).approve(await listings.getAddress(), PRICE);
      const infinity: Hex = `0x${"00".repeat(128)}`;
      for (const bad of [infinity, "0x1234" as Hex]) {
        await expect(
          listings.connect(buyer).buy(purchaseOf(terms, PRICE, bad), { gasLimit: 3_000_000n }),
        ).to.be.revertedWithCustomError(escrow, "Escrow_BuyerKeyInvalid");
      }
    });

    it("refuses the purchase of a version that is not the latest any more", async () => {
      const { market, asset, terms } = await load();
      const { listings, escrow, registry, buyer, seller, ftns } = market;
      const next = await seal(market, seller, plaintextOf(70));
      await registry.connect(seller).publishVersion(asset, versionInput(market, next.content, next.context.nonce));
      await ftns.connect(buyer).approve(await listings.getAddress(), PRICE);
      const key = await purchaseKey(market, terms);
      await expect(listings.connect(buyer).buy(purchaseOf(terms, PRICE, key.point)))
        .to.be.revertedWithCustomError(escrow, "Escrow_VersionChanged")
        .withArgs(asset, 1n, 2n);
    });
  });
});
