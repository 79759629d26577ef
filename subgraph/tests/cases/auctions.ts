import {
  auctionHouse,
  CANCELLED,
  DUTCH,
  ENDS_AT,
  ENGLISH,
  MockAuction,
  REVEAL_ENDS_AT,
  SEALED_BID,
  UNSOLD,
  UNWOUND,
  VICKREY,
  VOID,
} from "../support/auctions.ts";
import { type Case, timeOf } from "../support/case.ts";
import { hash } from "../support/events.ts";
import { ALICE, BOB, CAROL, DAVE, market } from "../support/fixture.ts";
import { DATASET, ftns, METERED, termsId } from "../support/market.ts";

const MAX_UINT96 = (1n << 96n) - 1n;
const MAX_UINT40 = (1n << 40n) - 1n;
const english = new MockAuction(ENGLISH, { extension: 600 });
const kinds = [ENGLISH, DUTCH, SEALED_BID, VICKREY].map((kind) => new MockAuction(kind));

/** What the auction, the market and both bidders have of the money. */
const MONEY = `{ auction(id: "${english.id}") { locked leader { id } leadingBid bidCount bidderCount }
  market(id: "market") { bids locked sales volume }
  bidders(orderBy: id) { account { id inBids auctionsWon } amount bids leads won locked } }`;

export const cases: Case[] = [
  {
    name: "auctions of every kind are listed with their rules",
    blocks: [auctionHouse(), kinds.flatMap((auction) => auction.create())],
    expect: [
      [
        `{ auctions { id kind contract lot { id state } asset { id } category version { id } terms { id } title seller { id } quantity
             startingPrice reserve reserveHidden reserveHash memo endsAt revealEndsAt extension halfLife forfeitPercent state outcome winner { id }
             price sale { id } leader { id } leadingBid secondBid leaderKey bidCount commitmentCount revealCount reclaimCount bidderCount
             locked createdAt endedAt } }`,
        {
          auctions: kinds.map((auction) => ({
            id: String(auction.id),
            kind: ["English", "Dutch", "SealedBid", "Vickrey"][auction.kind],
            contract: auction.contract,
            lot: { id: String(auction.id), state: "Held" },
            asset: { id: "1" },
            category: "Model",
            version: { id: "1-1" },
            terms: { id: String(termsId(1)) },
            title: false,
            seller: { id: ALICE },
            quantity: "1",
            startingPrice: String(ftns(100)),
            reserve: String(ftns(100)),
            reserveHidden: false,
            reserveHash: null,
            memo: hash(0),
            endsAt: String(ENDS_AT),
            revealEndsAt: auction.kind >= SEALED_BID ? String(REVEAL_ENDS_AT) : "0",
            extension: "0",
            halfLife: "0",
            forfeitPercent: auction.kind >= SEALED_BID ? 10 : 0,
            state: "Running",
            outcome: null,
            winner: null,
            price: null,
            sale: null,
            leader: null,
            leadingBid: null,
            secondBid: null,
            leaderKey: null,
            bidCount: 0,
            commitmentCount: 0,
            revealCount: 0,
            reclaimCount: 0,
            bidderCount: 0,
            locked: "0",
            createdAt: String(timeOf(2)),
            endedAt: null,
          })),
        },
      ],
      [
        `{ asset(id: "1") { runningAuctions auctions { kind } } account(id: "${ALICE}") { auctions auctioned { kind } }
           auctionTotals_collection { id kind category running ended sold volume } market(id: "market") { sales openSales bids } sales { id } }`,
        {
          asset: { runningAuctions: 4, auctions: kindNames() },
          account: { auctions: 4, auctioned: kindNames() },
          auctionTotals_collection: kindNames().map(({ kind }) => ({
            ...{ id: `${kind}-Model`, kind, category: "Model", running: 1, ended: 0, sold: 0, volume: "0" },
          })),
          market: { sales: 0, openSales: 0, bids: "0" },
          sales: [],
        },
      ],
    ],
  },
  {
    name: "bids rise, who is outbid has its money back, and a late bid moves the end",
    blocks: [
      auctionHouse(),
      english.create(),
      [english.bid(BOB, ftns(100)), english.bid(CAROL, ftns(110))],
      [english.bid(BOB, ftns(120)), english.bid(BOB, ftns(130), { endsAt: ENDS_AT + 300 })],
    ],
    expect: [
      [
        MONEY,
        {
          auction: {
            locked: String(ftns(130)),
            leader: { id: BOB },
            leadingBid: String(ftns(130)),
            bidCount: 4,
            bidderCount: 2,
          },
          market: { bids: String(ftns(130)), locked: "0", sales: 0, volume: "0" },
          bidders: [
            {
              account: { id: BOB, inBids: String(ftns(130)), auctionsWon: 0 },
              ...{ amount: String(ftns(130)), bids: 3, leads: true, won: false, locked: String(ftns(130)) },
            },
            {
              account: { id: CAROL, inBids: "0", auctionsWon: 0 },
              ...{ amount: String(ftns(110)), bids: 1, leads: false, won: false, locked: "0" },
            },
          ],
        },
      ],
      [
        `{ auction(id: "${english.id}") { endsAt extensions bids(orderBy: ordinal) { ordinal bidder { id } amount endsAt extended bidderKey timestamp } } }`,
        {
          auction: {
            endsAt: String(ENDS_AT + 300),
            extensions: 1,
            bids: [
              bidRow(1, BOB, 100, 3),
              bidRow(2, CAROL, 110, 3),
              bidRow(3, BOB, 120, 4),
              { ...bidRow(4, BOB, 130, 4), endsAt: String(ENDS_AT + 300), extended: true },
            ],
          },
        },
      ],
    ],
  },
  {
    name: "a won auction of an open artifact is a settled sale, counted once",
    blocks: [
      auctionHouse(),
      english.create(),
      [english.bid(BOB, ftns(100))],
      [...english.sell(BOB, ftns(100)), ...english.settle(BOB, ftns(100))],
    ],
    expect: [
      [
        MONEY,
        {
          auction: {
            locked: "0",
            leader: { id: BOB },
            leadingBid: String(ftns(100)),
            bidCount: 1,
            bidderCount: 1,
          },
          market: { bids: "0", locked: "0", sales: 1, volume: String(ftns(100)) },
          bidders: [
            {
              account: { id: BOB, inBids: "0", auctionsWon: 1 },
              ...{ amount: String(ftns(100)), bids: 1, leads: true, won: true, locked: "0" },
            },
          ],
        },
      ],
      [
        `{ auction(id: "${english.id}") { state outcome winner { id } price endedAt sale { id state } lot { state closedAt sale { id } } }
           sales { id instant state lot { id } auction { kind } amount changes { state } venue { id salesCount } } salePoints { amount title }
           asset(id: "1") { runningAuctions salesCount openSales volume } account(id: "${BOB}") { purchases spent won { id } }
           auctionTotals_collection { running ended sold volume } }`,
        {
          auction: {
            state: "Ended",
            outcome: "Sold",
            winner: { id: BOB },
            price: String(ftns(100)),
            endedAt: String(timeOf(4)),
            sale: { id: String(english.id), state: "Settled" },
            lot: { state: "Sold", closedAt: String(timeOf(4)), sale: { id: String(english.id) } },
          },
          sales: [
            {
              id: String(english.id),
              instant: true,
              state: "Settled",
              lot: { id: String(english.id) },
              auction: { kind: "English" },
              amount: String(ftns(100)),
              changes: [{ state: "Settled" }],
              venue: { id: "2", salesCount: 1 },
            },
          ],
          salePoints: [{ amount: String(ftns(100)), title: false }],
          asset: { runningAuctions: 0, salesCount: 1, openSales: 0, volume: String(ftns(100)) },
          account: { purchases: 1, spent: String(ftns(100)), won: [{ id: String(english.id) }] },
          auctionTotals_collection: [{ running: 0, ended: 1, sold: 1, volume: String(ftns(100)) }],
        },
      ],
    ],
  },
  {
    name: "a Dutch lot goes to the first who takes it",
    blocks: [auctionHouse(), dutch().create(), [...dutch().sell(BOB, ftns(42)), ...dutch().settle(BOB, ftns(42))]],
    expect: [
      [
        `{ auctions { reserve halfLife outcome winner { id } price leader { id } bidCount bidderCount locked }
           bidders { id account { auctionsWon inBids } amount bids leads won locked sealedBid { id } firstBidAt } market(id: "market") { bids sales } }`,
        {
          auctions: [
            {
              ...{ reserve: String(ftns(10)), halfLife: "3600", outcome: "Sold", winner: { id: BOB } },
              ...{ price: String(ftns(42)), leader: null, bidCount: 0, bidderCount: 1, locked: "0" },
            },
          ],
          bidders: [
            {
              ...{ id: `${dutch().id}-${BOB}`, account: { auctionsWon: 1, inBids: "0" }, amount: String(ftns(42)) },
              ...{ bids: 0, leads: false, won: true, locked: "0", sealedBid: null, firstBidAt: String(timeOf(3)) },
            },
          ],
          market: { bids: "0", sales: 1 },
        },
      ],
    ],
  },
  {
    name: "whatever is not sold gives lot and bids back and is no sale",
    blocks: [
      auctionHouse(),
      ending().flatMap(({ auction }) => auction.create()),
      ending().flatMap(({ auction, bids }) => (bids ? [auction.bid(BOB, ftns(100))] : [])),
      ending().flatMap(({ auction, outcome }) => auction.end(outcome)),
    ],
    expect: [
      [
        `{ auctions { state outcome winner { id } price sale { id } locked leadingBid lot { state sale { id } } } sales { id } salePoints { amount }
           market(id: "market") { sales openSales bids } account(id: "${BOB}") { inBids auctionsWon purchases }
           asset(id: "1") { runningAuctions } auctionTotals_collection { running ended sold volume } }`,
        {
          auctions: ending().map(({ name, bids }) => ({
            ...{ state: "Ended", outcome: name, winner: null, price: null, sale: null, locked: "0" },
            ...{ leadingBid: bids ? String(ftns(100)) : null, lot: { state: "Returned", sale: null } },
          })),
          sales: [],
          salePoints: [],
          market: { sales: 0, openSales: 0, bids: "0" },
          account: { inBids: "0", auctionsWon: 0, purchases: 0 },
          asset: { runningAuctions: 0 },
          auctionTotals_collection: [{ running: 0, ended: 4, sold: 0, volume: "0" }],
        },
      ],
    ],
  },
  {
    name: "a hidden reserve is unknown until it is opened",
    blocks: [
      auctionHouse(),
      [hidden(1), ...opened()].flatMap((auction) => auction.create()),
      opened().map((auction) => auction.openReserve(ftns(150))),
    ],
    expect: [
      [
        "{ auctions(orderBy: id) { reserve reserveHidden reserveHash memo } }",
        {
          auctions: [
            { reserve: null, reserveHidden: true, reserveHash: hash(0x5e), memo: hash(0x3e) },
            ...opened().map(() => ({
              ...{ reserve: String(ftns(150)), reserveHidden: false, reserveHash: hash(0x5e), memo: hash(0x3e) },
            })),
          ],
        },
      ],
    ],
  },
  {
    name: "auctions are found by kind, state, category, end and seller",
    blocks: [
      [
        ...auctionHouse(),
        ...market.publish({ asset: 2, owner: BOB, category: DATASET }),
        market.createTerms({ asset: 2, kind: METERED, unitsPerPack: 10 }),
      ],
      [...english.create(), ...dutch().create(), ...foreign().create()],
      english.end(CANCELLED),
    ],
    expect: [
      [
        `{ running: auctions(where: { state: Running }) { id } dutch: auctions(where: { kind: Dutch }) { id }
           data: auctions(where: { category: Dataset }) { id quantity terms { kind } } soon: auctions(where: { state: Running, endsAt_lt: "${ENDS_AT}" }) { id }
           bobs: auctions(where: { seller: "${BOB}" }) { id } open: auctions(where: { state: Running, endsAt_gte: "${ENDS_AT + 1}" }) { id }
           assets(where: { runningAuctions_gt: 0 }) { id } }`,
        {
          running: [{ id: String(dutch().id) }, { id: String(foreign().id) }],
          dutch: [{ id: String(dutch().id) }],
          data: [{ id: String(foreign().id), quantity: "7", terms: { kind: "Metered" } }],
          soon: [{ id: String(foreign().id) }],
          bobs: [{ id: String(foreign().id) }],
          open: [],
          assets: [{ id: "1" }, { id: "2" }],
        },
      ],
    ],
  },
  {
    name: "the largest numbers an auction can have are read in full",
    blocks: [
      auctionHouse(),
      largest().create(),
      [largest().bid(DAVE, MAX_UINT96, { endsAt: Number(MAX_UINT40), bidderKey: `0x${"ff".repeat(128)}` })],
    ],
    expect: [
      [
        `{ auctions { id quantity startingPrice reserve endsAt extension leadingBid leaderKey locked } bids { amount endsAt bidderKey }
           market(id: "market") { bids } }`,
        {
          auctions: [
            {
              ...{ id: String(largest().id), quantity: "4294967295", startingPrice: String(MAX_UINT96) },
              ...{ reserve: String(MAX_UINT96), endsAt: String(MAX_UINT40), extension: "4294967295" },
              ...{ leadingBid: String(MAX_UINT96), leaderKey: `0x${"ff".repeat(128)}`, locked: String(MAX_UINT96) },
            },
          ],
          bids: [{ amount: String(MAX_UINT96), endsAt: String(MAX_UINT40), bidderKey: `0x${"ff".repeat(128)}` }],
          market: { bids: String(MAX_UINT96) },
        },
      ],
    ],
  },
];

function kindNames() {
  return ["English", "Dutch", "SealedBid", "Vickrey"].map((kind) => ({ kind }));
}

function dutch(): MockAuction {
  return new MockAuction(DUTCH, { reserve: ftns(10), halfLife: 3_600 });
}

function hidden(number: number, kind = ENGLISH): MockAuction {
  return new MockAuction(kind, { number, reserve: 0n });
}

function opened(): MockAuction[] {
  return [ENGLISH, SEALED_BID, VICKREY].map((kind) => hidden(2, kind));
}

function foreign(): MockAuction {
  return new MockAuction(SEALED_BID, { number: 9, terms: termsId(2), seller: BOB, quantity: 7, endsAt: ENDS_AT - 1 });
}

function largest(): MockAuction {
  const [quantity, extension] = [4_294_967_295, 4_294_967_295];
  const number = 2 ** 48 - 1;
  return new MockAuction(ENGLISH, { number, quantity, extension, startingPrice: MAX_UINT96, endsAt: ENDS_AT });
}

function ending() {
  return [
    { name: "Unsold", outcome: UNSOLD, bids: true },
    { name: "Cancelled", outcome: CANCELLED, bids: false },
    { name: "Void", outcome: VOID, bids: true },
    { name: "Unwound", outcome: UNWOUND, bids: true },
  ].map((end, i) => ({ ...end, auction: new MockAuction(ENGLISH, { number: i + 1 }) }));
}

function bidRow(ordinal: number, bidder: string, amount: number, block: number) {
  const [endsAt, timestamp] = [String(ENDS_AT), String(timeOf(block))];
  return {
    ...{ ordinal, bidder: { id: bidder }, amount: String(ftns(amount)), endsAt, extended: false, bidderKey: null },
    timestamp,
  };
}
