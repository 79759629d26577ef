import {
  createTerms,
  NO_KEY,
  openContent,
  publish,
  saleNumber,
  type Market,
  type Signer,
} from "../test/settlement/market.ts";
import { freshUser, FTNS, gasOf, makePayees, type Figures } from "./users.ts";

const START = 100n * FTNS;
const DURATION = 86_400n;
const NO_MEMO = `0x${"00".repeat(32)}`;

/** Auctions of one licence of an open asset with two contributors. A whole auction of each kind has run before. */
export async function measureAuctions(market: Market): Promise<Figures> {
  const sellers = await prepareSeller(market);
  await measureEnglish(market, sellers);
  await measureDutch(market, sellers);
  await measureVickrey(market, sellers);
  return {
    ...(await measureEnglish(market, sellers)),
    ...(await measureDutch(market, sellers)),
    ...(await measureVickrey(market, sellers)),
  };
}

type Prepared = Awaited<ReturnType<typeof prepareSeller>>;

async function prepareSeller(market: Market) {
  const seller = await freshUser(market);
  const contributors = await makePayees(market, 2);
  const asset = await publish(market, { publisher: seller, content: openContent(market, 200), contributors });
  const terms = await createTerms(market, seller, asset);
  const offer = {
    ...{ terms, quantity: 1n, version: 1n, startingPrice: START, reserve: 0n },
    ...{ reserveHash: NO_MEMO, memo: NO_MEMO, duration: DURATION },
  };
  return { seller, offer, split: { contributors, parents: [] } };
}

/** Number of the lot that `venue` has held last. */
async function latest({ escrow }: Market, venue: { getAddress(): Promise<string> }): Promise<bigint> {
  const { index, sales } = await escrow.venueOf(await venue.getAddress());
  return saleNumber(sales, index);
}

/** A bidder who was refunded before: its credit in the vault is not new. */
async function steadyBidder(market: Market): Promise<Signer> {
  const bidder = await freshUser(market);
  await market.vault.connect(bidder).deposit(bidder.address, FTNS);
  return bidder;
}

async function measureEnglish(market: Market, { seller, offer, split }: Prepared): Promise<Figures> {
  const { english, time, stranger } = market;
  const englishCreate = await gasOf(english.connect(seller).create(offer, 600n));
  const id = await latest(market, english);
  const bid = async (amount: bigint) =>
    gasOf(english.connect(await steadyBidder(market)).bid(id, amount, 0n, NO_KEY, split));
  const englishFirstBid = await bid(START);
  const englishOutbid = await bid(2n * START);
  await time.increase(DURATION + 1n);
  return {
    ...{ englishCreate, englishFirstBid, englishOutbid },
    englishSettle: await gasOf(english.connect(stranger).settle(id, NO_KEY)),
  };
}

async function measureDutch(market: Market, { seller, offer, split }: Prepared): Promise<Figures> {
  const { dutch } = market;
  await dutch.connect(seller).create({ ...offer, reserve: FTNS }, 0n);
  const id = await latest(market, dutch);
  const buyer = await freshUser(market);
  return { dutchBuy: await gasOf(dutch.connect(buyer).buy(id, START, 0n, NO_KEY, split)) };
}

/** Three bidders reveal from the lowest to the highest: each one takes the lead, and refunds the one before. A fourth never does. */
async function measureVickrey(market: Market, { seller, offer, split }: Prepared): Promise<Figures> {
  const { vickrey, time, stranger, ethers } = market;
  const vickreyCreate = await gasOf(vickrey.connect(seller).create(offer, DURATION));
  const id = await latest(market, vickrey);
  const bids = [];
  for (const factor of [1n, 2n, 3n, 4n]) {
    const bidder = await steadyBidder(market);
    const [value, salt, collateral] = [factor * START, ethers.id(`salt ${factor}`), 10n * START];
    const commitment = await vickrey.commitmentOf(id, bidder.address, value, salt);
    const gas = await gasOf(vickrey.connect(bidder).commit(id, commitment, collateral, 0n, ethers.id("memo"), split));
    bids.push({ committed: { bidder: bidder.address, commitment, collateral, ordinal: factor }, value, salt, gas });
  }
  await time.increase(DURATION + 1n);
  let vickreyReveal = 0;
  const silent = bids.pop()!;
  for (const { committed, value, salt } of bids) {
    vickreyReveal = await gasOf(vickrey.connect(stranger).reveal(id, committed, value, salt, NO_KEY));
  }
  await time.increase(DURATION);
  const vickreySettle = await gasOf(vickrey.connect(stranger).settle(id, NO_KEY));
  const vickreyReclaim = await gasOf(vickrey.connect(stranger).reclaim(id, silent.committed));
  return { vickreyCreate, vickreyCommit: bids.at(-1)!.gas, vickreyReveal, vickreySettle, vickreyReclaim };
}
