// The queries of auctions against the real index.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { getBlock, getBlockNumber } from "viem/actions";
import {
  actions,
  journeys,
  parseFtns,
  queries,
  requireAccount,
  titleOf,
  type MarketClient,
  type SaleId,
} from "../../src/index.ts";
import { openLot, type Lot } from "../auctions/market.ts";
import { failsWith } from "../support/failures.ts";
import { startWholeMarket, type WholeMarket } from "../support/whole-market.ts";

const SELLER = 2;
const BIDDER = 6;
const RIVAL = 7;
const [HOUR, DAY] = [3_600, 86_400];

let whole: WholeMarket;
let seller: MarketClient;
let bidder: MarketClient;
let rival: MarketClient;
let lot: Lot;
/** By what they show. */
const auctions = { english: 0n, title: 0n, sealed: 0n, vickrey: 0n, dutch: 0n, cancelled: 0n } satisfies Record<
  string,
  SaleId
>;

before(async () => {
  whole = await startWholeMarket();
  [seller, bidder, rival] = [whole.as(SELLER), whole.as(BIDDER), whole.as(RIVAL)];
  lot = await openLot(seller);
  const { asset } = await openLot(seller);
  const { terms } = lot;
  const startingPrice = parseFtns("50");
  const plans = {
    english: { kind: "English", terms, startingPrice, duration: 3 * DAY, extension: 600 },
    title: { kind: "English", terms: titleOf(asset), startingPrice, duration: HOUR },
    sealed: { kind: "SealedBid", terms, startingPrice, duration: HOUR, revealWindow: HOUR },
    vickrey: { kind: "Vickrey", terms, startingPrice, duration: 2 * DAY },
    dutch: { kind: "Dutch", terms, startingPrice, floor: parseFtns("5"), duration: DAY, quantity: 3 },
    cancelled: { kind: "English", terms, startingPrice },
  } as const;
  for (const name of Object.keys(plans) as (keyof typeof plans)[]) {
    auctions[name] = (await journeys.createAuction(seller, plans[name])).auction;
  }
  const cancelled = { kind: "English", auction: auctions.cancelled, terms } as const;
  await actions.send(seller, actions.cancelAuction(seller, cancelled));
  await bidEverywhere();
  await caughtUp();
});
after(() => whole.stop());

/** The title is won by the rival; of two sealed bids one is revealed, and the time for the other is over. */
async function bidEverywhere(): Promise<void> {
  await journeys.placeBid(bidder, { auction: auctions.english, version: 1 });
  await journeys.placeBid(rival, { auction: auctions.english, version: 1 });
  await journeys.placeBid(bidder, { auction: auctions.english, version: 1, amount: parseFtns("99") });
  await journeys.placeBid(rival, { auction: auctions.title, version: 1 });
  const opening = await seal(bidder, "SealedBid", auctions.sealed, "70");
  await seal(rival, "SealedBid", auctions.sealed, "80");
  await seal(bidder, "Vickrey", auctions.vickrey, "60");
  await passTime(HOUR + 60);
  await journeys.endAuction(seller, auctions.title);
  await journeys.revealSealedBid(seller, opening);
}

async function seal(market: MarketClient, kind: "SealedBid" | "Vickrey", auction: SaleId, value: string) {
  const bidMaster = await journeys.sealedBidMaster(market, { kind, auction });
  const bid = { auction, version: 1, value: parseFtns(value), collateral: parseFtns("100"), bidMaster };
  return (await journeys.commitSealedBid(market, bid)).opening;
}

async function passTime(seconds: number): Promise<void> {
  await whole.devnet.services.chain.request("evm_increaseTime", [seconds]);
  await whole.devnet.services.chain.request("evm_mine");
}

async function caughtUp(): Promise<void> {
  await queries.waitForBlock(bidder, await getBlockNumber(bidder.client, { cacheTime: 0 }));
}

async function listed(input: queries.AuctionsInput): Promise<string[]> {
  return (await queries.listAuctions(bidder, input)).items.map(({ id }) => id);
}

const ids = (...names: (keyof typeof auctions)[]): string[] => names.map((name) => String(auctions[name]));

describe("the list of auctions", () => {
  it("filters by kind, state, outcome, asset, terms, title, seller and winner", async () => {
    assert.equal((await listed({})).length, 6);
    assert.deepEqual(await listed({ kinds: ["SealedBid", "Vickrey"] }), ids("vickrey", "sealed"));
    assert.deepEqual(await listed({ state: "Ended" }), ids("cancelled", "title"));
    assert.deepEqual(await listed({ outcomes: ["Sold"] }), ids("title"));
    assert.deepEqual(await listed({ title: true }), ids("title"));
    assert.deepEqual(await listed({ winner: requireAccount(rival) }), ids("title"));
    assert.deepEqual(await listed({ winner: requireAccount(bidder) }), []);
    assert.deepEqual(await listed({ seller: requireAccount(bidder) }), []);
    assert.equal((await listed({ seller: requireAccount(seller), category: "Model" })).length, 6);
    assert.deepEqual(await listed({ category: "Dataset" }), []);
    const open = { asset: lot.asset, state: "Running" } as const;
    assert.deepEqual(await listed(open), ids("dutch", "vickrey", "sealed", "english"));
    assert.deepEqual(await listed({ terms: lot.terms, state: "Running" }), await listed(open));
    assert.deepEqual(await listed({ terms: titleOf(lot.asset) }), []);
  });

  it("knows what still accepts bids, and what ends first", async () => {
    const now = Number((await getBlock(bidder.client)).timestamp);
    assert.deepEqual(await listed({ biddingAt: now, sort: "endingSoon" }), ids("dutch", "vickrey", "english"));
    const soon = { biddingAt: now, endsBefore: now + 2 * DAY, sort: "endingSoon" } as const;
    assert.deepEqual(await listed(soon), ids("dutch", "vickrey"));
    assert.equal((await listed({ sort: "mostBidders" })).at(-1), String(auctions.cancelled));
  });

  for (const sort of ["newest", "endingSoon", "mostBidders"] as const) {
    it(`pages by ${sort}: every auction once`, async () => {
      const paged: string[] = [];
      const page = (cursor: string | undefined) => queries.listAuctions(bidder, { sort, first: 2, cursor });
      for await (const { id } of queries.allPages(page)) paged.push(id);
      assert.deepEqual(paged, await listed({ sort }));
      assert.equal(new Set(paged).size, 6);
    });
  }

  it("is counted by kind and category", async () => {
    const volume = parseFtns("50");
    assert.deepEqual(await queries.countAuctions(bidder), { running: 4, ended: 2, sold: 1, volume });
    const english = { running: 1, ended: 2, sold: 1, volume };
    assert.deepEqual(await queries.countAuctions(bidder, { kind: "English" }), english);
    assert.deepEqual(await queries.countAuctions(bidder, { kind: "English", category: "Model" }), english);
    const none = { running: 0, ended: 0, sold: 0, volume: 0n };
    assert.deepEqual(await queries.countAuctions(bidder, { category: "Tool" }), none);
  });

  it("refuses what is no cursor", async () => {
    await failsWith(queries.listAuctions(bidder, { cursor: "1) or (1" }), "InvalidInput");
    await failsWith(queries.listBids(bidder, auctions.english, { cursor: "x" }), "InvalidInput");
    await failsWith(queries.listAccountBids(bidder, requireAccount(bidder), { first: 0 }), "InvalidInput");
  });
});

describe("the page of an auction", () => {
  it("has the open bids, the highest first", async () => {
    const page = (await queries.readAuctionPage(bidder, auctions.english)) ?? assert.fail();
    assert.deepEqual(
      page.bids.map((bid) => [bid.ordinal, bid.bidder.id, bid.amount]),
      [
        [3, requireAccount(bidder).toLowerCase(), String(parseFtns("99"))],
        [2, requireAccount(rival).toLowerCase(), String(parseFtns("60"))],
        [1, requireAccount(bidder).toLowerCase(), String(parseFtns("50"))],
      ],
    );
    assert.deepEqual([page.leadingBid, page.bidderCount, page.locked], [page.bids[0]?.amount, 2, page.bids[0]?.amount]);
    assert.deepEqual([page.revealed, page.others, page.sale, page.lot.state], [[], [], null, "Held"]);
    const paged: number[] = [];
    const bids = (cursor: string | undefined) => queries.listBids(bidder, auctions.english, { first: 2, cursor });
    for await (const { ordinal } of queries.allPages(bids)) paged.push(ordinal);
    assert.deepEqual(paged, [3, 2, 1]);
  });

  it("has the sealed bids, with the values that are known", async () => {
    const page = (await queries.readAuctionPage(bidder, auctions.sealed)) ?? assert.fail();
    assert.deepEqual(
      page.revealed.map(({ bidder: { id }, value, leads }) => [id, value, leads]),
      [[requireAccount(bidder).toLowerCase(), String(parseFtns("70")), true]],
    );
    assert.deepEqual(
      page.others.map(({ ordinal, value, state }) => [ordinal, value, state]),
      [[2, null, "Committed"]],
    );
    const { items } = await queries.listSealedBids(bidder, auctions.sealed, { first: 1 });
    assert.deepEqual(
      items.map(({ ordinal, value }) => [ordinal, value]),
      [[1, String(parseFtns("70"))]],
    );
    const own = await queries.readSealedBid(bidder, auctions.sealed, requireAccount(rival));
    assert.deepEqual([own?.ordinal, own?.state, own?.collateral], [2, "Committed", String(parseFtns("100"))]);
    assert.equal(await queries.readSealedBid(bidder, auctions.sealed, requireAccount(seller)), undefined);
  });

  it("of an asset itself has no terms, and its sale says so", async () => {
    const page = (await queries.readAuctionPage(bidder, auctions.title)) ?? assert.fail();
    assert.deepEqual([page.title, page.terms, page.outcome, page.sale?.state], [true, null, "Sold", "Settled"]);
    const sale = (await queries.readSalePage(bidder, auctions.title)) ?? assert.fail();
    assert.deepEqual([sale.title, sale.terms, sale.instant], [true, null, true]);
    const { items } = await queries.listSales(bidder, { buyer: requireAccount(rival), title: true });
    assert.deepEqual(
      items.map(({ id }) => id),
      ids("title"),
    );
    assert.deepEqual((await queries.listSales(bidder, { title: false })).items, []);
    assert.equal((await queries.readAssetPage(bidder, Number(page.asset.id)))?.owner.id, page.winner?.id);
  });

  it("is not there for a number that is no auction", async () => {
    assert.equal(await queries.readAuctionPage(bidder, 1n), undefined);
  });
});

describe("the bids of an account", () => {
  it("say where each stands", async () => {
    const { items } = await queries.listAccountBids(bidder, requireAccount(bidder));
    const stands = items.map(({ auction, amount, leads, won, locked, sealedBid }) => ({
      ...{ auction: auction.id, amount, leads, won, locked, sealed: sealedBid?.state },
    }));
    const hundred = String(parseFtns("100"));
    assert.deepEqual(
      new Set(stands),
      new Set([
        {
          ...{ auction: String(auctions.english), amount: String(parseFtns("99")), leads: true, won: false },
          ...{ locked: String(parseFtns("99")), sealed: undefined },
        },
        {
          ...{ auction: String(auctions.sealed), amount: String(parseFtns("70")), leads: true, won: false },
          ...{ locked: hundred, sealed: "Revealed" },
        },
        {
          ...{ auction: String(auctions.vickrey), amount: null, leads: false, won: false },
          ...{ locked: hundred, sealed: "Committed" },
        },
      ]),
    );
  });

  it("are filtered by what is still to be done", async () => {
    const of = async (account: MarketClient, input: queries.AccountBidsInput) =>
      (await queries.listAccountBids(bidder, requireAccount(account), input)).items.map(({ auction }) => auction.id);
    assert.deepEqual(await of(rival, { won: true }), ids("title"));
    assert.deepEqual(await of(rival, { state: "Ended" }), ids("title"));
    assert.deepEqual(await of(rival, { sealed: true }), ids("sealed"));
    assert.deepEqual(await of(bidder, { sealed: true, state: "Running" }), ids("vickrey"));
    assert.deepEqual(await of(seller, {}), []);
    const paged: string[] = [];
    const page = (cursor: string | undefined) =>
      queries.listAccountBids(bidder, requireAccount(rival), { first: 1, cursor });
    for await (const { auction } of queries.allPages(page)) paged.push(auction.id);
    assert.deepEqual(paged.sort(), ids("english", "title", "sealed").sort());
  });
});
