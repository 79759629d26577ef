import { expect } from "chai";
import { network } from "hardhat";
import type { Address } from "viem";

import { deliver, openDelivery } from "../../sdk/src/delivery/deliver.ts";
import { buildFraudProof } from "../../sdk/src/delivery/fraud-proof.ts";
import { derivePurchaseKey, randomBytes32 } from "../../sdk/src/delivery/keys.ts";
import { plaintextOf, proofArguments, seal } from "./artifact.ts";
import {
  deployMarket,
  INFINITE,
  offer,
  purchaseOf,
  RefundReason,
  saleNumber,
  SaleState,
  versionInput,
} from "./market.ts";

const FTNS = 10n ** 18n;
const PRICE = 1_000n * FTNS;
const BOND = PRICE / 20n;
const CHEATED_LEAF = 5;

const connection = await network.create({ chainType: "l1" });

/** Two buyers have bought an artifact whose leaf 5 is not what was committed; the first has got the right key. */
async function cheatedSales() {
  const market = await deployMarket(connection);
  const { seller, buyer, stranger, vault, escrow, listings, ftns, chainId } = market;
  const escrowAddress = (await escrow.getAddress()) as Address;
  await ftns.connect(seller).approve(await vault.getAddress(), INFINITE);
  await vault.connect(seller).deposit(seller.address, 500n * FTNS);
  await vault.connect(seller).approve(escrowAddress, INFINITE);
  const sealed = await seal(market, seller, plaintextOf(30_000), CHEATED_LEAF);
  const publication = { publisher: seller, content: sealed.content, keyNonce: sealed.context.nonce };
  const { asset, terms } = await offer(market, publication, PRICE);

  const keys = [];
  for (const account of [buyer, stranger]) {
    const context = { chainId, escrow: escrowAddress, buyer: account.address as Address, termsId: terms };
    const key = derivePurchaseKey(randomBytes32(), context);
    await ftns.connect(account).approve(await listings.getAddress(), PRICE);
    await listings.connect(account).buy(purchaseOf(terms, PRICE, key.point));
    keys.push(key);
  }
  const [first, second] = [saleNumber(1n), saleNumber(2n)];
  const target = { chainId, escrow: escrowAddress, saleId: first, buyerPoint: keys[0]!.point };
  const delivery = deliver(sealed.master, sealed.context, target);
  await escrow.deliver(first, sealed.content, delivery);
  const opened = openDelivery(keys[0]!.secret, delivery, sealed.keys);
  return { market, sealed, asset, terms, first, second, opened };
}

const load = () => connection.networkHelpers.loadFixture(cheatedSales);

describe("ContentFraud", () => {
  describe("prove", () => {
    it("refunds every open sale of the version with the seller's bonds", async () => {
      const { market, sealed, asset, first, second, opened } = await load();
      const { contentFraud, escrow, vault, registry, buyer, stranger, seller } = market;
      const proof = buildFraudProof(sealed.evidence(CHEATED_LEAF), opened, sealed.keys, sealed.content);
      await expect(contentFraud.connect(buyer).prove(asset, 1n, sealed.content, proofArguments(proof)))
        .to.emit(contentFraud, "FraudProved")
        .withArgs(asset, 1n, buyer.address, BigInt(CHEATED_LEAF));
      expect(await registry.isFraudulent(asset, 1n)).to.equal(true);

      await expect(escrow.connect(seller).decline(second)).to.be.revertedWithCustomError(
        escrow,
        "Escrow_VersionFraudulent",
      );
      for (const sale of [first, second]) {
        await expect(escrow.connect(seller).refund(sale))
          .to.emit(escrow, "SaleRefunded")
          .withArgs(sale, RefundReason.Fraudulent, PRICE, BOND);
      }
      expect(await vault.balanceOf(buyer.address)).to.equal(PRICE + BOND);
      expect(await vault.balanceOf(stranger.address)).to.equal(PRICE + BOND);
      expect(await vault.balanceOf(seller.address)).to.equal(500n * FTNS - 2n * BOND);
    });

    it("stops the version for ever, until a new one makes the asset live again", async () => {
      const { market, sealed, asset, terms, opened } = await load();
      const { contentFraud, escrow, registry, listings, seller, buyer, ftns } = market;
      const proof = buildFraudProof(sealed.evidence(CHEATED_LEAF), opened, sealed.keys, sealed.content);
      await contentFraud.prove(asset, 1n, sealed.content, proofArguments(proof));
      await ftns.connect(buyer).approve(await listings.getAddress(), PRICE);
      await expect(listings.connect(buyer).buy(purchaseOf(terms, PRICE))).to.be.revertedWithCustomError(
        escrow,
        "Escrow_AssetNotForSale",
      );
      await expect(contentFraud.prove(asset, 1n, sealed.content, proofArguments(proof))).to.be.revertedWithCustomError(
        contentFraud,
        "ContentFraud_AlreadyProved",
      );
      const honest = await seal(market, seller, plaintextOf(30_000));
      await registry.connect(seller).publishVersion(asset, versionInput(market, honest.content, honest.context.nonce));
      await expect(listings.connect(buyer).buy(purchaseOf(terms, PRICE))).to.be.revertedWithCustomError(
        escrow,
        "Escrow_VersionChanged",
      );
    });

    it("refuses a leaf that is what was committed", async () => {
      const { market, sealed, asset, first, opened } = await load();
      const { contentFraud, escrow } = market;
      const { h, y } = sealed.keys;
      const proof = { h, y, x: opened.x, ...sealed.evidence(4) };
      await expect(contentFraud.prove(asset, 1n, sealed.content, proofArguments(proof))).to.be.revertedWithCustomError(
        contentFraud,
        "ContentFraud_ContentMatches",
      );
      await expect(escrow.refund(first)).to.be.revertedWithCustomError(escrow, "Escrow_NothingToRefund");
    });

    it("comes too late for a sale that has settled", async () => {
      const { market, sealed, asset, first, opened } = await load();
      const { contentFraud, escrow, buyer } = market;
      await escrow.connect(buyer).confirm(first);
      const proof = buildFraudProof(sealed.evidence(CHEATED_LEAF), opened, sealed.keys, sealed.content);
      await contentFraud.prove(asset, 1n, sealed.content, proofArguments(proof));
      await expect(escrow.refund(first)).to.be.revertedWithCustomError(escrow, "Escrow_WrongState");
      expect((await escrow.saleOf(first)).state).to.equal(SaleState.Settled);
    });
  });
});
