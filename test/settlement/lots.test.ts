import { expect } from "chai";
import { network } from "hardhat";

import {
  createTerms,
  deployMarket,
  govern,
  openContent,
  publish,
  SaleState,
  saleNumber,
  versionInput,
  type Market,
} from "./market.ts";

const connection = await network.create({ chainType: "l1" });

/** An open asset of the seller with one contributor, and an account that governance has admitted as a further venue. */
async function venueAndAsset() {
  const market = await deployMarket(connection);
  const { escrow, seller, others } = market;
  const venue = others[0]!;
  await govern(market, escrow, escrow.interface.encodeFunctionData("admitVenue", [venue.address]));
  const { index } = await escrow.venueOf(venue.address);
  const contributors = [{ account: seller.address, weight: 1n }];
  const asset = await publish(market, { publisher: seller, contributors });
  return { market, venue, asset, title: asset << 16n, lot: saleNumber(1n, index) };
}

const load = () => connection.networkHelpers.loadFixture(venueAndAsset);

function lotOf({ seller }: Market, terms: bigint) {
  return { terms, quantity: 1n, seller: seller.address, version: 1n, bondBase: 0n };
}

describe("Lots", () => {
  it("lock an asset from the hold to the award, which hands it over", async () => {
    const { market, venue, asset, title, lot } = await load();
    const { escrow, registry, seller, buyer } = market;
    await expect(escrow.connect(venue).hold(lotOf(market, title)))
      .to.emit(escrow, "LotHeld")
      .withArgs(lot, title, seller.address, 1n, 1n, 1n, 500n, 0n)
      .and.to.emit(registry, "AssetLocked")
      .withArgs(asset);
    await expect(
      registry.connect(seller).transferFrom(seller.address, buyer.address, asset),
    ).to.be.revertedWithCustomError(registry, "AssetRegistry_Locked");
    await expect(
      registry.connect(seller).publishVersion(asset, versionInput(market, openContent(market, 7))),
    ).to.be.revertedWithCustomError(registry, "AssetRegistry_Locked");

    await expect(escrow.connect(venue).award(lot, buyer.address, 0n, "0x"))
      .to.emit(escrow, "SaleSettled")
      .and.to.emit(registry, "AssetUnlocked")
      .withArgs(asset, buyer.address);
    expect(await registry.ownerOf(asset)).to.equal(buyer.address);
    expect((await escrow.saleOf(lot)).state).to.equal(SaleState.None);
  });

  it("of licences take supply until they are returned", async () => {
    const { market, venue, asset, lot } = await load();
    const { escrow, licences, seller } = market;
    const terms = await createTerms(market, seller, asset, { supplyCap: 1n });
    await escrow.connect(venue).hold(lotOf(market, terms));
    expect((await licences.termsOf(terms)).issued).to.equal(1n);
    await expect(escrow.connect(venue).returnLot(lot, venue.address))
      .to.emit(escrow, "LotReturned")
      .withArgs(lot, seller.address);
    expect((await licences.termsOf(terms)).issued).to.equal(0n);
    expect((await escrow.saleOf(lot)).state).to.equal(SaleState.Returned);
  });

  it("are awarded and returned by their venue alone, also when it is retired and business is paused", async () => {
    const { market, venue, title, lot } = await load();
    const { escrow, policy, registry, guardian, buyer, seller, delegate, stranger } = market;
    await escrow.connect(venue).hold(lotOf(market, title));
    for (const account of [seller, buyer, stranger, delegate, guardian]) {
      await expect(escrow.connect(account).award(lot, account.address, 0n, "0x")).to.be.revertedWithCustomError(
        escrow,
        "Escrow_CallerIsNotVenueOfLot",
      );
      await expect(escrow.connect(account).returnLot(lot, account.address)).to.be.revertedWithCustomError(
        escrow,
        "Escrow_CallerIsNotVenueOfLot",
      );
    }
    await govern(market, escrow, escrow.interface.encodeFunctionData("retireVenue", [venue.address]));
    await policy.connect(guardian).pause();
    await escrow.connect(venue).award(lot, buyer.address, 0n, "0x");
    expect((await registry.stateOf(title >> 16n)).locked).to.equal(false);
  });

  it("are locked and unlocked by the escrow alone", async () => {
    const { market, asset } = await load();
    const { registry, seller, delegate, guardian, deployer } = market;
    for (const account of [seller, delegate, guardian, deployer]) {
      const registryOf = registry.connect(account);
      await expect(registryOf.lock(asset)).to.be.revertedWithCustomError(registry, "AccessManagedUnauthorized");
      await expect(registryOf.unlock(asset, account.address)).to.be.revertedWithCustomError(
        registry,
        "AccessManagedUnauthorized",
      );
    }
  });
});
