import { auctionHouse, MockAuction, SEALED_BID, UNSOLD, VICKREY, VOID } from "../support/auctions.ts";
import { type Case, timeOf } from "../support/case.ts";
import { hash } from "../support/events.ts";
import { ALICE, BOB, CAROL, DAVE } from "../support/fixture.ts";
import { ftns } from "../support/market.ts";

const KEY = `0x0b${"00".repeat(127)}`;
const DEADLINE = 1_800_000_000;
const sealed = new MockAuction(SEALED_BID);
const vickrey = new MockAuction(VICKREY, { bond: ftns(5) });
const committed = [
  sealed.commit(BOB, ftns(200), 1),
  sealed.commit(CAROL, ftns(300), 2),
  sealed.commit(DAVE, ftns(150), 3),
];

/** Where the money of sealed bids is. */
const MONEY = `{ auctions { locked } market(id: "market") { bids forfeited locked }
  bidders(orderBy: id) { account { id inBids } amount leads won locked } }`;

export const cases: Case[] = [
  {
    name: "sealed bids show their collateral and hide the rest",
    blocks: [auctionHouse(), sealed.create(), committed],
    expect: [
      [
        `{ auctions { commitmentCount revealCount bidderCount locked leader { id } leadingBid
             sealedBids(orderBy: ordinal) { id bidder { id } commitment collateral ordinal memo state value leads led bidderKey forfeited committedAt revealedAt } } }`,
        {
          auctions: [
            {
              ...{ commitmentCount: 3, revealCount: 0, bidderCount: 3, locked: String(ftns(650)) },
              ...{ leader: null, leadingBid: null },
              sealedBids: [hiddenRow(BOB, 200, 1), hiddenRow(CAROL, 300, 2), hiddenRow(DAVE, 150, 3)],
            },
          ],
        },
      ],
      [
        `{ bidders(where: { account: "${BOB}" }) { id amount bids leads locked sealedBid { id collateral } } market(id: "market") { bids } }`,
        {
          bidders: [
            {
              ...{ id: `${sealed.id}-${BOB}`, amount: null, bids: 0, leads: false, locked: String(ftns(200)) },
              sealedBid: { id: `${sealed.id}-${BOB}`, collateral: String(ftns(200)) },
            },
          ],
          market: { bids: String(ftns(650)) },
        },
      ],
    ],
  },
  {
    name: "each reveal says who leads; who does not has its collateral back",
    blocks: [
      auctionHouse(),
      sealed.create(),
      committed,
      [sealed.reveal(DAVE, ftns(110), true)],
      [sealed.reveal(CAROL, ftns(180), true), sealed.reveal(BOB, ftns(150), false)],
    ],
    expect: [
      [
        MONEY,
        {
          auctions: [{ locked: String(ftns(300)) }],
          market: { bids: String(ftns(300)), forfeited: "0", locked: "0" },
          bidders: [
            bidderRow(BOB, { amount: 150 }),
            bidderRow(DAVE, { amount: 110 }),
            bidderRow(CAROL, { amount: 180, leads: true, locked: 300 }),
          ],
        },
      ],
      [
        `{ auctions { leader { id } leadingBid secondBid revealCount }
           history: sealedBids(where: { led: true }, orderBy: revealedAt) { bidder { id } value leads revealedAt }
           sealedBids(where: { led: false }) { bidder { id } state value leads } }`,
        {
          auctions: [
            {
              ...{ leader: { id: CAROL }, leadingBid: String(ftns(180)), secondBid: String(ftns(150)), revealCount: 3 },
            },
          ],
          history: [
            { bidder: { id: DAVE }, value: String(ftns(110)), leads: false, revealedAt: String(timeOf(4)) },
            { bidder: { id: CAROL }, value: String(ftns(180)), leads: true, revealedAt: String(timeOf(5)) },
          ],
          sealedBids: [{ bidder: { id: BOB }, state: "Revealed", value: String(ftns(150)), leads: false }],
        },
      ],
    ],
  },
  {
    name: "a tie goes to the earlier commitment, and counts as the second bid",
    blocks: [
      auctionHouse(),
      sealed.create(),
      committed,
      [
        sealed.reveal(CAROL, ftns(150), true),
        sealed.reveal(BOB, ftns(150), true),
        sealed.reveal(DAVE, ftns(150), false),
      ],
    ],
    expect: [
      [
        "{ auctions { leader { id } leadingBid secondBid locked } }",
        {
          auctions: [
            {
              ...{ leader: { id: BOB }, leadingBid: String(ftns(150)), secondBid: String(ftns(150)) },
              locked: String(ftns(200)),
            },
          ],
        },
      ],
    ],
  },
  {
    name: "a revealed bid below the starting price is no second bid",
    blocks: [
      auctionHouse(),
      sealed.create(),
      committed,
      [sealed.reveal(CAROL, ftns(99), false), sealed.reveal(BOB, ftns(100), true), sealed.reveal(DAVE, 0n, false)],
    ],
    expect: [
      [
        `{ auctions { leader { id } leadingBid secondBid revealCount } sealedBid(id: "${sealed.id}-${DAVE}") { value } }`,
        {
          auctions: [{ leader: { id: BOB }, leadingBid: String(ftns(100)), secondBid: null, revealCount: 3 }],
          sealedBid: { value: "0" },
        },
      ],
    ],
  },
  {
    name: "a Vickrey winner pays the second price; the sale waits for its key under the bond of the lot",
    blocks: [
      auctionHouse({ encrypted: true }),
      vickrey.create(),
      [vickrey.commit(BOB, ftns(200), 1), vickrey.commit(CAROL, ftns(300), 2)],
      [vickrey.reveal(BOB, ftns(120), true, "0x0a"), vickrey.reveal(CAROL, ftns(250), true, KEY)],
      [...vickrey.sell(CAROL, ftns(120)), vickrey.awaitKey(DEADLINE)],
    ],
    expect: [
      [
        MONEY,
        {
          auctions: [{ locked: "0" }],
          market: { bids: "0", forfeited: "0", locked: String(ftns(125)) },
          bidders: [bidderRow(BOB, { amount: 120 }), bidderRow(CAROL, { amount: 250, leads: true, won: true })],
        },
      ],
      [
        `{ auctions { outcome price leadingBid secondBid leaderKey sale { id state instant deadline bond buyerKey bondMovements { kind amount } changes { state } } }
           account(id: "${ALICE}") { bonded credit sales } market(id: "market") { openSales sales } sealedBid(id: "${vickrey.id}-${CAROL}") { bidderKey } }`,
        {
          auctions: [
            {
              ...{ outcome: "Sold", price: String(ftns(120)), leadingBid: String(ftns(250)) },
              ...{ secondBid: String(ftns(120)), leaderKey: KEY },
              sale: {
                ...{ id: String(vickrey.id), state: "AwaitingKey", instant: false, deadline: String(DEADLINE) },
                ...{ bond: String(ftns(5)), buyerKey: "0x0b" },
                bondMovements: [{ kind: "Locked", amount: String(ftns(5)) }],
                changes: [{ state: "AwaitingKey" }],
              },
            },
          ],
          account: { bonded: String(ftns(5)), credit: String(ftns(45)), sales: 1 },
          market: { openSales: 1, sales: 0 },
          sealedBid: { bidderKey: KEY },
        },
      ],
    ],
  },
  {
    name: "a bid that is not revealed loses a part of its collateral, before the end or long after it",
    blocks: [
      auctionHouse(),
      sealed.create(),
      committed,
      [sealed.reveal(CAROL, ftns(180), true)],
      [sealed.reclaim(BOB, ftns(20), ftns(180)), ...sealed.sell(CAROL, ftns(180)), ...sealed.settle(CAROL, ftns(180))],
      [sealed.reclaim(DAVE, ftns(15), ftns(135))],
    ],
    expect: [
      [
        MONEY,
        {
          auctions: [{ locked: "0" }],
          market: { bids: "0", forfeited: String(ftns(35)), locked: "0" },
          bidders: [bidderRow(BOB, {}), bidderRow(DAVE, {}), bidderRow(CAROL, { amount: 180, leads: true, won: true })],
        },
      ],
      [
        `{ auctions { state reclaimCount } sealedBids(where: { state: Reclaimed }) { bidder { id } value forfeited reclaimedAt } }`,
        {
          auctions: [{ state: "Ended", reclaimCount: 2 }],
          sealedBids: [
            { bidder: { id: BOB }, value: null, forfeited: String(ftns(20)), reclaimedAt: String(timeOf(5)) },
            { bidder: { id: DAVE }, value: null, forfeited: String(ftns(15)), reclaimedAt: String(timeOf(6)) },
          ],
        },
      ],
    ],
  },
  {
    name: "after the end what nobody revealed stays locked until it is reclaimed; of a void lot nothing is lost",
    blocks: [
      auctionHouse(),
      [...sealed.create(), ...vickrey.create()],
      [...committed, vickrey.commit(BOB, ftns(100), 1)],
      [...sealed.end(UNSOLD), ...vickrey.end(VOID)],
      [vickrey.reclaim(BOB, 0n, ftns(100))],
    ],
    expect: [
      [
        `{ auctions(orderBy: id) { outcome locked } market(id: "market") { bids forfeited locked } account(id: "${BOB}") { inBids }
           sealedBid(id: "${vickrey.id}-${BOB}") { state forfeited } }`,
        {
          auctions: [
            { outcome: "Unsold", locked: String(ftns(650)) },
            { outcome: "Void", locked: "0" },
          ],
          market: { bids: String(ftns(650)), forfeited: "0", locked: "0" },
          account: { inBids: String(ftns(200)) },
          sealedBid: { state: "Reclaimed", forfeited: "0" },
        },
      ],
    ],
  },
];

function hiddenRow(bidder: string, collateral: number, ordinal: number) {
  return {
    ...{ id: `${sealed.id}-${bidder}`, bidder: { id: bidder }, commitment: hash(0xc000 + ordinal) },
    ...{ collateral: String(ftns(collateral)), ordinal, memo: hash(0x3e00 + ordinal), state: "Committed" },
    ...{ value: null, leads: false, led: false, bidderKey: null, forfeited: "0" },
    ...{ committedAt: String(timeOf(3)), revealedAt: null },
  };
}

interface BidderFields {
  readonly amount?: number;
  readonly leads?: boolean;
  readonly won?: boolean;
  readonly locked?: number;
}

function bidderRow(id: string, { amount, leads = false, won = false, locked = 0 }: BidderFields) {
  const held = String(ftns(locked));
  const bid = amount === undefined ? null : String(ftns(amount));
  return { account: { id, inBids: held }, amount: bid, leads, won, locked: held };
}
