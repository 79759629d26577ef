import { auctionHouse, CANCELLED, ENGLISH, MockAuction, VOID } from "../support/auctions.ts";
import { type Case, timeOf } from "../support/case.ts";
import { addressOf } from "../support/events.ts";
import { ALICE, BOB, CAROL, market } from "../support/fixture.ts";
import { ftns, poolId, termsId } from "../support/market.ts";

const LISTINGS = addressOf("Listings");
const TITLE = termsId(1, 0);
const DEADLINE = 1_800_000_000;
const CONTENT_DEADLINE = 1_800_086_400;
const licences = new MockAuction(ENGLISH, { bond: ftns(5), quantity: 3 });
const title = new MockAuction(ENGLISH, { terms: TITLE });
const encryptedTitle = new MockAuction(ENGLISH, { terms: TITLE, bond: ftns(5) });
const listed = [...auctionHouse(), market.list({ terms: termsId(1), seller: ALICE, price: ftns(10) })];

/** What the seller has at stake. */
const BOND = `{ account(id: "${ALICE}") { bonded credit bondsForfeited } market(id: "market") { locked openSales refundedSales }
  bondMovements(orderBy: timestamp) { kind amount sale { id } lot { id } } }`;

export const cases: Case[] = [
  {
    name: "a held lot has its bond at stake and is no sale",
    blocks: [auctionHouse({ encrypted: true }), licences.create()],
    expect: [
      [
        BOND,
        {
          account: { bonded: String(ftns(5)), credit: String(ftns(45)), bondsForfeited: "0" },
          market: { locked: String(ftns(5)), openSales: 0, refundedSales: 0 },
          bondMovements: [movement("Locked", false)],
        },
      ],
      [
        `{ lots { id venue { id } asset { id } version { id } terms { id } pool { id } seller { id } quantity feeBps bond state heldAt closedAt sale { id } auction { id } bondMovements { kind } }
           sales { id } account(id: "${ALICE}") { sales } asset(id: "1") { openSales locked } }`,
        {
          lots: [
            {
              ...{ id: String(licences.id), venue: { id: "2" }, asset: { id: "1" }, version: { id: "1-1" } },
              ...{ terms: { id: String(termsId(1)) }, pool: { id: String(poolId(1)) }, seller: { id: ALICE } },
              ...{ quantity: "3", feeBps: 500, bond: String(ftns(5)), state: "Held", heldAt: String(timeOf(2)) },
              ...{ closedAt: null, sale: null, auction: { id: String(licences.id) } },
              bondMovements: [{ kind: "Locked" }],
            },
          ],
          sales: [],
          account: { sales: 0 },
          asset: { openSales: 0, locked: false },
        },
      ],
    ],
  },
  {
    name: "a returned lot gives its bond back",
    blocks: [
      auctionHouse({ encrypted: true }),
      licences.create(),
      [...licences.end(CANCELLED), market.release(ALICE, ftns(5))],
    ],
    expect: [
      [
        BOND,
        {
          account: { bonded: "0", credit: String(ftns(50)), bondsForfeited: "0" },
          market: { locked: "0", openSales: 0, refundedSales: 0 },
          bondMovements: [movement("Locked", false), movement("Returned", false)],
        },
      ],
      [
        "{ lots { state closedAt sale { id } } sales { id } }",
        { lots: [{ state: "Returned", closedAt: String(timeOf(3)), sale: null }], sales: [] },
      ],
    ],
  },
  {
    name: "a lot that a fraud made void loses its bond",
    blocks: [
      auctionHouse({ encrypted: true }),
      [...licences.create(), licences.bid(BOB, ftns(100), { bidderKey: "0x0b" })],
      [...licences.end(VOID, BOB), market.release(BOB, ftns(5))],
    ],
    expect: [
      [
        BOND,
        {
          account: { bonded: "0", credit: String(ftns(45)), bondsForfeited: String(ftns(5)) },
          market: { locked: "0", openSales: 0, refundedSales: 0 },
          bondMovements: [movement("Locked", false), movement("Forfeited", false)],
        },
      ],
      ["{ lots { state } auctions { outcome } }", { lots: [{ state: "Returned" }], auctions: [{ outcome: "Void" }] }],
    ],
  },
  {
    name: "a sold lot is delivered and settled like every sale",
    blocks: [
      auctionHouse({ encrypted: true }),
      [...licences.create(), licences.bid(BOB, ftns(100), { bidderKey: "0x0b" })],
      [...licences.sell(BOB, ftns(100)), licences.awaitKey(DEADLINE)],
      [market.deliver(CONTENT_DEADLINE, licences.id)],
      licences.settle(BOB, ftns(100)),
    ],
    expect: [
      [
        BOND,
        {
          account: { bonded: "0", credit: String(ftns(50)), bondsForfeited: "0" },
          market: { locked: "0", openSales: 0, refundedSales: 0 },
          bondMovements: [movement("Locked", true), movement("Returned", true)],
        },
      ],
      [
        `{ sales { state instant title terms { id } quantity resaleRoyalty changes { state } delivery { r1 } }
           licences { holder { id } balance keyVersion } accruals { net fee } }`,
        {
          sales: [
            {
              ...{ state: "Settled", instant: false, title: false, terms: { id: String(termsId(1)) }, quantity: "3" },
              ...{ resaleRoyalty: "0", delivery: { r1: "0x0011" } },
              changes: [{ state: "AwaitingKey" }, { state: "Delivered" }, { state: "Settled" }],
            },
          ],
          licences: [{ holder: { id: BOB }, balance: "3", keyVersion: 1 }],
          accruals: [{ net: String(ftns(95)), fee: String(ftns(5)) }],
        },
      ],
    ],
  },
  {
    name: "who does not deliver a sold lot loses its bond to the buyer",
    blocks: [
      auctionHouse({ encrypted: true }),
      [...licences.create(), licences.bid(BOB, ftns(100), { bidderKey: "0x0b" })],
      [...licences.sell(BOB, ftns(100)), licences.awaitKey(DEADLINE)],
      [market.refund(1, ftns(100), ftns(5), licences.id), market.release(BOB, ftns(105))],
    ],
    expect: [
      [
        BOND,
        {
          account: { bonded: "0", credit: String(ftns(45)), bondsForfeited: String(ftns(5)) },
          market: { locked: "0", openSales: 0, refundedSales: 1 },
          bondMovements: [movement("Locked", true), movement("Forfeited", true)],
        },
      ],
      [
        `{ auctions { outcome price sale { state refund { reason bondPaid } } } bidders { won locked } account(id: "${BOB}") { spent credit inBids } }`,
        {
          auctions: [
            {
              ...{ outcome: "Sold", price: String(ftns(100)) },
              sale: { state: "Refunded", refund: { reason: "Declined", bondPaid: String(ftns(5)) } },
            },
          ],
          bidders: [{ won: true, locked: "0" }],
          account: { spent: "0", credit: String(ftns(105)), inBids: "0" },
        },
      ],
    ],
  },
  {
    name: "the asset itself is locked as long as it is a lot, and its offers rest",
    blocks: [listed, title.create(), title.end(CANCELLED)],
    expect: [
      [
        '{ asset(id: "1") { locked owner { id } epoch activeOffers minPrice } offers { active } transfers: assetTransfers { to { id } } }',
        {
          asset: { locked: false, owner: { id: ALICE }, epoch: 0, activeOffers: 1, minPrice: String(ftns(10)) },
          offers: [{ active: true }],
          transfers: [],
        },
      ],
    ],
  },
  {
    name: "offers of a locked asset cannot be bought, new ones neither",
    blocks: [
      [...listed, market.createTerms({ asset: 1, ordinal: 2 })],
      title.create(),
      [market.list({ terms: termsId(1, 2), seller: ALICE, price: ftns(5) })],
    ],
    expect: [
      [
        '{ asset(id: "1") { locked activeOffers minPrice licenceKinds offersExpireAt standingOfferIds } offers { active state } }',
        {
          asset: {
            ...{ locked: true, activeOffers: 0, minPrice: null, licenceKinds: [], offersExpireAt: "0" },
            standingOfferIds: [1, 2].map((ordinal) => `${LISTINGS}-${termsId(1, ordinal)}`),
          },
          offers: [
            { active: false, state: "Active" },
            { active: false, state: "Active" },
          ],
        },
      ],
    ],
  },
  {
    name: "who buys the asset itself owns it; its publisher has a royalty before the split, and no licence is made",
    blocks: [
      listed,
      [...title.create(), title.bid(BOB, ftns(100))],
      [...title.sell(BOB, ftns(100)), ...title.settle(BOB, ftns(100), ftns(2.5))],
    ],
    expect: [
      [
        `{ sales { title terms { id } quantity amount fee resaleRoyalty instant state pool { net fee } } licences { id }
           auctions { title terms { id } outcome } lots { terms { id } state }
           asset(id: "1") { locked owner { id } epoch activeOffers salesCount } resaleRoyalties { sale { id } asset { id } account { id } amount timestamp } }`,
        {
          sales: [
            {
              ...{ title: true, terms: null, quantity: "1", amount: String(ftns(100)), fee: String(ftns(5)) },
              ...{ resaleRoyalty: String(ftns(2.5)), instant: true, state: "Settled" },
              pool: { net: String(ftns(92.5)), fee: String(ftns(5)) },
            },
          ],
          licences: [],
          auctions: [{ title: true, terms: null, outcome: "Sold" }],
          lots: [{ terms: null, state: "Sold" }],
          asset: { locked: false, owner: { id: BOB }, epoch: 1, activeOffers: 0, salesCount: 1 },
          resaleRoyalties: [
            {
              ...{ sale: { id: String(title.id) }, asset: { id: "1" }, account: { id: CAROL } },
              ...{ amount: String(ftns(2.5)), timestamp: String(timeOf(3)) },
            },
          ],
        },
      ],
      [
        `{ account(id: "${CAROL}") { resaleRoyalties credit earned } market(id: "market") { locked pooled bids } salePoints { title amount }
           assetStats_collection(interval: hour, current: include) { title sales volume lastPrice } }`,
        {
          account: { resaleRoyalties: String(ftns(2.5)), credit: String(ftns(2.5)), earned: "0" },
          market: { locked: "0", pooled: String(ftns(97.5)), bids: "0" },
          salePoints: [{ title: true, amount: String(ftns(100)) }],
          assetStats_collection: [{ title: true, sales: 1, volume: String(ftns(100)), lastPrice: String(ftns(100)) }],
        },
      ],
    ],
  },
  {
    name: "an encrypted asset itself is delivered before it changes hands",
    blocks: [
      auctionHouse({ encrypted: true }),
      [...encryptedTitle.create(), encryptedTitle.bid(BOB, ftns(100), { bidderKey: "0x0b" })],
      [...encryptedTitle.sell(BOB, ftns(100)), encryptedTitle.awaitKey(DEADLINE)],
      [market.deliver(CONTENT_DEADLINE, encryptedTitle.id)],
      encryptedTitle.settle(BOB, ftns(100)),
    ],
    expect: [
      [
        '{ sales { title state instant buyerKey delivery { w } } licences { id } asset(id: "1") { owner { id } locked } }',
        {
          sales: [
            {
              ...{ title: true, state: "Settled", instant: false, buyerKey: "0x0b" },
              delivery: { w: "0x0022" },
            },
          ],
          licences: [],
          asset: { owner: { id: BOB }, locked: false },
        },
      ],
    ],
  },
];

/** Of the bond of the lot; `sold`: it has become a sale. */
function movement(kind: string, sold: boolean) {
  const id = String(licences.id);
  return { kind, amount: String(ftns(5)), sale: sold ? { id } : null, lot: { id } };
}
