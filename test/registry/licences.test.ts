import { expect } from "chai";
import { network } from "hardhat";

import {
  createTerms,
  deployMarket,
  govern,
  LicenceKind,
  type Market,
  NO_EXPIRY,
  publish,
  type Signer,
} from "../settlement/market.ts";

const DAY = 86_400n;
/** What issuing an unlimited licence to a fresh account may cost as a transaction of its own. */
const ISSUE_BAR = 64_000n;

const connection = await network.create({ chainType: "l1" });
const fixture = () => deployMarket(connection);
const load = () => connection.networkHelpers.loadFixture(fixture);

/** Lets `account` issue, as a settlement contract does. */
async function admitIssuer(market: Market, account: Signer): Promise<void> {
  const { licences } = market;
  await govern(market, licences, licences.interface.encodeFunctionData("setIssuer", [account.address, true]));
}

async function signConsumption(market: Market, holder: Signer, operator: Signer, terms: bigint, units: bigint) {
  const { licences, chainId, ethers } = market;
  const domain = {
    name: "FTNS Market Licences",
    version: "1",
    chainId,
    verifyingContract: await licences.getAddress(),
  };
  const types = {
    Consume: [
      { name: "termsId", type: "uint256" },
      { name: "holder", type: "address" },
      { name: "operator", type: "address" },
      { name: "units", type: "uint64" },
      { name: "reference_", type: "bytes32" },
      { name: "nonce", type: "uint256" },
      { name: "deadline", type: "uint256" },
    ],
  };
  const message = {
    termsId: terms,
    holder: holder.address,
    operator: operator.address,
    units,
    reference_: ethers.id("call 1"),
    nonce: await licences.nonces(holder.address, operator.address),
    deadline: NO_EXPIRY,
  };
  return holder.signTypedData(domain, types, message);
}

describe("Licences", () => {
  describe("grant", () => {
    it("gives a licence that a gatekeeper recognises", async () => {
      const market = await load();
      const { licences, registry, seller, buyer } = market;
      const asset = await publish(market, { publisher: seller });
      const terms = await createTerms(market, seller, asset);
      expect(await licences.isValid(terms, buyer.address)).to.equal(false);
      await expect(licences.connect(seller).grant(terms, buyer.address, 1n))
        .to.emit(licences, "TransferSingle")
        .withArgs(seller.address, "0x0000000000000000000000000000000000000000", buyer.address, terms, 1n);
      expect(await licences.isValid(terms, buyer.address)).to.equal(true);
      expect(await licences.uri(terms)).to.equal(await registry.tokenURI(asset));
    });

    it("ends with the subscription's last second", async () => {
      const market = await load();
      const { licences, seller, buyer, time } = market;
      const asset = await publish(market, { publisher: seller });
      const terms = await createTerms(market, seller, asset, { kind: LicenceKind.Subscription, period: 30n * DAY });
      await licences.connect(seller).grant(terms, buyer.address, 2n);
      const { expiresAt } = await licences.licenceOf(terms, buyer.address);
      expect(expiresAt).to.equal(BigInt(await time.latest()) + 60n * DAY);
      await time.increaseTo(expiresAt - 1n);
      expect(await licences.isValid(terms, buyer.address)).to.equal(true);
      await time.increaseTo(expiresAt);
      expect(await licences.isValid(terms, buyer.address)).to.equal(false);
    });

    it("keeps an exclusive licence alone", async () => {
      const market = await load();
      const { licences, seller, buyer, stranger } = market;
      const asset = await publish(market, { publisher: seller });
      const open = await createTerms(market, seller, asset);
      const exclusive = await createTerms(market, seller, asset, {
        kind: LicenceKind.Subscription,
        period: 30n * DAY,
        exclusive: true,
      });
      await licences.connect(seller).grant(exclusive, buyer.address, 1n);
      const { expiresAt } = await licences.licenceOf(exclusive, buyer.address);
      await expect(licences.connect(seller).grant(open, stranger.address, 1n))
        .to.be.revertedWithCustomError(licences, "Licences_AssetUnderExclusiveLicence")
        .withArgs(asset, expiresAt);
      await market.time.increaseTo(expiresAt);
      await licences.connect(seller).grant(open, stranger.address, 1n);
    });
  });

  describe("issue", () => {
    it("costs little more than the one slot it writes", async () => {
      const market = await load();
      const { licences, ethers, seller, stranger } = market;
      await admitIssuer(market, stranger);
      const terms = await createTerms(market, seller, await publish(market, { publisher: seller }));
      const fresh = ethers.Wallet.createRandom().address;
      const transaction = await licences.connect(stranger).issueAtOnce(terms, fresh, 1n, 1n, 1n);
      expect((await transaction.wait())!.gasUsed).to.be.at.most(ISSUE_BAR);
    });

    it("is refused to a retired issuer, who may still finish what was reserved", async () => {
      const market = await load();
      const { licences, seller, buyer, stranger } = market;
      await admitIssuer(market, stranger);
      const terms = await createTerms(market, seller, await publish(market, { publisher: seller }));
      await licences.connect(stranger).reserve(terms, buyer.address, 1n);
      await govern(market, licences, licences.interface.encodeFunctionData("setIssuer", [stranger.address, false]));
      await expect(
        licences.connect(stranger).issueAtOnce(terms, buyer.address, 1n, 0n, 1n),
      ).to.be.revertedWithCustomError(licences, "Licences_CallerIsNotIssuer");
      await licences.connect(stranger).issueReserved(terms, buyer.address, buyer.address, 1n, 1n, 0n, 1n);
      expect(await licences.isValid(terms, buyer.address)).to.equal(true);
    });
  });

  describe("safeTransferFrom", () => {
    it("moves a subscription with the time that is left", async () => {
      const market = await load();
      const { licences, seller, buyer, stranger } = market;
      const asset = await publish(market, { publisher: seller });
      const terms = await createTerms(market, seller, asset, { kind: LicenceKind.Subscription, period: 30n * DAY });
      await licences.connect(seller).grant(terms, buyer.address, 1n);
      const { expiresAt } = await licences.licenceOf(terms, buyer.address);
      await licences.connect(buyer).safeTransferFrom(buyer.address, stranger.address, terms, 1n, "0x");
      expect((await licences.licenceOf(terms, stranger.address)).expiresAt).to.equal(expiresAt);
      expect(await licences.isValid(terms, buyer.address)).to.equal(false);
    });

    it("is refused where the terms bind the licence to its holder", async () => {
      const market = await load();
      const { licences, seller, buyer, stranger } = market;
      const asset = await publish(market, { publisher: seller });
      const terms = await createTerms(market, seller, asset, { transferable: false });
      await licences.connect(seller).grant(terms, buyer.address, 1n);
      await expect(
        licences.connect(buyer).safeTransferFrom(buyer.address, stranger.address, terms, 1n, "0x"),
      ).to.be.revertedWithCustomError(licences, "Licences_NotTransferable");
    });
  });

  describe("consumeWithSignature", () => {
    it("lets a service take units on the holder's signature, once", async () => {
      const market = await load();
      const { licences, ethers, seller, buyer, stranger: service } = market;
      const asset = await publish(market, { publisher: seller });
      const terms = await createTerms(market, seller, asset, { kind: LicenceKind.Metered, unitsPerPack: 1_000n });
      await licences.connect(seller).grant(terms, buyer.address, 1n);
      const signature = await signConsumption(market, buyer, service, terms, 25n);
      const call = [terms, buyer.address, 25n, ethers.id("call 1"), NO_EXPIRY, signature] as const;
      await expect(licences.connect(seller).consumeWithSignature(...call)).to.be.revertedWithCustomError(
        licences,
        "Licences_InvalidSignature",
      );
      await expect(licences.connect(service).consumeWithSignature(...call))
        .to.emit(licences, "UnitsConsumed")
        .withArgs(terms, buyer.address, service.address, 25n, ethers.id("call 1"));
      expect((await licences.licenceOf(terms, buyer.address)).quantity).to.equal(975n);
      await expect(licences.connect(service).consumeWithSignature(...call)).to.be.revertedWithCustomError(
        licences,
        "Licences_InvalidSignature",
      );
    });
  });
});
