import { expect } from "chai";
import { network } from "hardhat";

import {
  createTerms,
  deployMarket,
  INFINITE,
  NO_KEY,
  openContent,
  publish,
  saleNumber,
  SaleState,
  type Market,
  type Signer,
} from "../settlement/market.ts";

const connection = await network.create({ chainType: "l1" });
const ZERO = `0x${"00".repeat(32)}`;
const FTNS = 10n ** 18n;
const START = 100n * FTNS;
const DAY = 86_400n;

async function fixture() {
  const market = await deployMarket(connection);
  const { ftns, seller, buyer, stranger, others } = market;
  const auctions = [market.english, market.dutch, market.sealedBid, market.vickrey] as const;
  for (const account of [buyer, stranger]) {
    for (const auction of auctions) await ftns.connect(account).approve(await auction.getAddress(), INFINITE);
  }
  const contributors = [{ account: others[0]!.address, weight: 1n }];
  const asset = await publish(market, { publisher: seller, content: openContent(market), contributors });
  const terms = await createTerms(market, seller, asset);
  const offer = {
    ...{ terms, quantity: 1n, version: 1n, startingPrice: START, reserve: 0n },
    ...{ reserveHash: ZERO, memo: ZERO, duration: DAY },
  };
  return { ...market, auctions, asset, terms, offer, split: { contributors, parents: [] } };
}
const load = () => connection.networkHelpers.loadFixture(fixture);

async function latest({ escrow }: Market, auction: { getAddress(): Promise<string> }): Promise<bigint> {
  const { index, sales } = await escrow.venueOf(await auction.getAddress());
  return saleNumber(sales, index);
}

describe("Auctions", () => {
  it("are admitted to the escrow and the vault, under the same numbers on every chain", async () => {
    const { auctions, escrow, vault } = await load();
    for (const [kind, auction] of auctions.entries()) {
      const address = await auction.getAddress();
      const { index, admitted } = await escrow.venueOf(address);
      expect([index, admitted]).to.deep.equal([BigInt(kind + 2), true]);
      expect((await vault.compartmentOf(address)).role).to.equal(1n);
      expect(await auction.kind()).to.equal(BigInt(kind));
    }
  });

  it("sell to the highest open bid; who was outbid has the money as credit", async () => {
    const market = await load();
    const { english, escrow, vault, licences, time, seller, buyer, stranger, terms, offer, split } = market;
    await english.connect(seller).create(offer, 0n);
    const id = await latest(market, english);
    await english.connect(buyer).bid(id, START, 0n, NO_KEY, split);
    await english.connect(stranger).bid(id, 2n * START, 0n, NO_KEY, split);
    expect(await vault.balanceOf(buyer.address)).to.equal(START);
    await time.increase(DAY + 1n);
    await english.settle(id, NO_KEY);
    // The lot of an open artifact leaves no record.
    expect((await escrow.saleOf(id)).state).to.equal(SaleState.None);
    expect(await licences.isValid(terms, stranger.address)).to.equal(true);
  });

  it("sell at the falling price", async () => {
    const market = await load();
    const { dutch, time, ftns, seller, buyer, offer, split } = market;
    await dutch.connect(seller).create({ ...offer, reserve: FTNS }, 3_600n);
    const id = await latest(market, dutch);
    const { startedAt } = await dutch.auctionOf(id);
    await time.setNextBlockTimestamp(startedAt + 7_200n);
    await expect(dutch.connect(buyer).buy(id, START, 0n, NO_KEY, split)).to.changeTokenBalance(
      market.ethers,
      ftns,
      buyer,
      -START / 4n,
    );
  });

  it("sell to the highest sealed bid, at the second price or the first", async () => {
    for (const [name, price] of [
      ["sealedBid", 300n * FTNS],
      ["vickrey", 200n * FTNS],
    ] as const) {
      const market = await load();
      const { [name]: auction, time, vault, ethers, seller, buyer, stranger, offer, split } = market;
      await auction.connect(seller).create(offer, DAY);
      const id = await latest(market, auction);
      const commit = async (bidder: Signer, value: bigint, ordinal: bigint) => {
        const salt = ethers.id(bidder.address);
        const commitment = await auction.commitmentOf(id, bidder.address, value, salt);
        await auction.connect(bidder).commit(id, commitment, 1_000n * FTNS, 0n, ZERO, split);
        const committed = { bidder: bidder.address, commitment, collateral: 1_000n * FTNS, ordinal };
        return () => auction.connect(seller).reveal(id, committed, value, salt, NO_KEY);
      };
      const reveals = [await commit(buyer, 300n * FTNS, 1n), await commit(stranger, 200n * FTNS, 2n)];
      await time.increase(DAY + 1n);
      for (const reveal of reveals) await reveal();
      await time.increase(DAY);
      await expect(auction.settle(id, NO_KEY)).to.emit(auction, "AuctionEnded").withArgs(id, 0n, buyer.address, price);
      expect(await vault.balanceOf(buyer.address)).to.equal(1_000n * FTNS - price);
      expect(await vault.balanceOf(stranger.address)).to.equal(1_000n * FTNS);
    }
  });
});
