import { randomBytes } from "node:crypto";

import { expect } from "chai";
import { network } from "hardhat";
import { CID } from "multiformats/cid";
import { create as createDigest } from "multiformats/hashes/digest";

import {
  Category,
  deployMarket,
  govern,
  type Market,
  openContent,
  publish,
  sorted,
  versionInput,
} from "../settlement/market.ts";

/** peers.md: publishing an asset with version, split by hash and lineage, for a fresh user. */
const PUBLISH_BAR = 190_000n;
const RAW = 0x55;
const SHA256 = 0x12;
const Status = { Live: 0n, TakenDown: 1n, Fraudulent: 2n } as const;

const connection = await network.create({ chainType: "l1" });
const fixture = () => deployMarket(connection);
const load = () => connection.networkHelpers.loadFixture(fixture);

function threeContributors({ ethers }: Market) {
  return sorted([50n, 30n, 20n].map((weight) => ({ account: ethers.Wallet.createRandom().address, weight })));
}

function encryptedVersion(market: Market) {
  const random = () => `0x${randomBytes(32).toString("hex")}` as const;
  const content = { ciphertextRoot: random(), plaintextRoot: random(), size: 209_715_200n, keyHash: random() };
  return { ...versionInput(market, content, random()), metadataDigest: random(), artifactDigest: random() };
}

describe("AssetRegistry", () => {
  describe("publish", () => {
    it("records a model with its data set as parent and three contributors", async () => {
      const market = await load();
      const { registry, seller, buyer } = market;
      const parent = await publish(market, { publisher: buyer, category: Category.Dataset });
      const contributors = threeContributors(market);
      const version = encryptedVersion(market);
      await expect(
        registry
          .connect(seller)
          .publish(Category.Model, version, contributors, [{ asset: parent, royaltyBps: 1_000n }], 250n),
      )
        .to.emit(registry, "AssetPublished")
        .withArgs(2n, seller.address, BigInt(Category.Model), 250n, 1n)
        .and.to.emit(registry, "VersionPublished")
        .and.to.emit(registry, "SplitChanged");

      const state = await registry.stateOf(2n);
      expect(state.owner).to.equal(seller.address);
      expect(state.encrypted).to.equal(true);
      expect(state.depth).to.equal(1n);
      expect(await registry.ownerOf(2n)).to.equal(seller.address);
      expect((await registry.royaltyInfo(2n, 10_000n))[1]).to.equal(250n);
    });

    it("costs a fresh user no more than the bar", async () => {
      const market = await load();
      const { registry, seller, buyer } = market;
      const parent = await publish(market, { publisher: buyer });
      const lineage = [{ asset: parent, royaltyBps: 1_000n }];
      const version = encryptedVersion(market);
      const transaction = await registry
        .connect(seller)
        .publish(Category.Model, version, threeContributors(market), lineage, 0n);
      const receipt = await transaction.wait();
      expect(receipt!.gasUsed).to.be.at.most(PUBLISH_BAR);
    });
  });

  describe("tokenURI", () => {
    it("is the CID that multiformats computes, for any digest", async () => {
      const market = await load();
      const { registry, seller } = market;
      const asset = await publish(market, { publisher: seller });
      for (let i = 0; i < 20; i++) {
        const digest = randomBytes(32);
        const version = { ...encryptedVersion(market), metadataDigest: `0x${digest.toString("hex")}` };
        await registry.connect(seller).publishVersion(asset, version);
        const cid = CID.createV1(RAW, createDigest(SHA256, digest));
        expect(await registry.tokenURI(asset)).to.equal(`ipfs://${cid}`);
      }
    });
  });

  describe("publishVersion", () => {
    it("adds a version, tells wallets, and keeps the earlier one", async () => {
      const market = await load();
      const { registry, seller } = market;
      const asset = await publish(market, { publisher: seller });
      const before = await registry.versionOf(asset, 1n);
      await expect(registry.connect(seller).publishVersion(asset, encryptedVersion(market)))
        .to.emit(registry, "MetadataUpdate")
        .withArgs(asset);
      expect(await registry.versionOf(asset, 1n)).to.deep.equal(before);
      expect((await registry.stateOf(asset)).latestVersion).to.equal(2n);
    });
  });

  describe("setContributors", () => {
    it("changes the split of later sales, for an owner who knows the present one", async () => {
      const market = await load();
      const { registry, seller } = market;
      const contributors = threeContributors(market);
      const asset = await publish(market, { publisher: seller, contributors });
      const next = threeContributors(market);
      await expect(registry.connect(seller).setContributors(asset, next, next, [])).to.be.revertedWithCustomError(
        registry,
        "AssetRegistry_SplitMismatch",
      );
      await registry.connect(seller).setContributors(asset, contributors, next, []);
      expect((await registry.stateOf(asset)).split).to.equal(2n);
      expect(await registry.splitHashOf(asset, 1n)).not.to.equal(await registry.splitHashOf(asset, 2n));
    });
  });

  describe("takeDown", () => {
    it("is a decision by vote, leaves a tombstone and can be appealed", async () => {
      const market = await load();
      const { registry, ethers, seller, guardian } = market;
      const asset = await publish(market, { publisher: seller });
      const reason = ethers.id("copied from elsewhere");
      await expect(registry.connect(guardian).takeDown(asset, reason)).to.be.revertedWithCustomError(
        registry,
        "AccessManagedUnauthorized",
      );

      await govern(market, registry, registry.interface.encodeFunctionData("takeDown", [asset, reason]));
      const [takedown] = await registry.queryFilter(registry.filters.AssetTakenDown(asset));
      expect(takedown!.args.reasonDigest).to.equal(reason);
      expect((await registry.stateOf(asset)).status).to.equal(Status.TakenDown);
      expect(await registry.tokenURI(asset)).to.match(/^ipfs:\/\/bafkrei/);
      await expect(
        registry.connect(seller).publishVersion(asset, versionInput(market, openContent(market, 2))),
      ).to.be.revertedWithCustomError(registry, "AssetRegistry_WrongStatus");

      await govern(market, registry, registry.interface.encodeFunctionData("restore", [asset, reason]));
      expect((await registry.stateOf(asset)).status).to.equal(Status.Live);
    });
  });

  describe("transferFrom", () => {
    it("hands over the rights and opens a new epoch", async () => {
      const market = await load();
      const { registry, licences, seller, buyer } = market;
      const asset = await publish(market, { publisher: seller });
      await registry.connect(seller).transferFrom(seller.address, buyer.address, asset);
      expect((await registry.stateOf(asset)).epoch).to.equal(1n);
      const version = versionInput(market, openContent(market, 2));
      await expect(registry.connect(seller).publishVersion(asset, version)).to.be.revertedWithCustomError(
        registry,
        "AssetRegistry_CallerIsNotOwner",
      );
      await registry.connect(buyer).publishVersion(asset, version);
      await licences
        .connect(buyer)
        .createTerms(asset, 0, true, false, 0n, 0n, 0n, true, `0x${"4d4954".padEnd(64, "0")}`);
    });
  });
});
