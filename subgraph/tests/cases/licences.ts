import { type Case, rawCid, timeOf } from "../support/case.ts";
import { account, hash } from "../support/events.ts";
import { ALICE, BOB, CAROL, ESCROW, market } from "../support/fixture.ts";
import { ftns, licenceId, METERED, SUBSCRIPTION, termsId } from "../support/market.ts";

const ZERO = account(0);
const terms = termsId(1);
const asset = [
  market.emit("Licences", "IssuerChanged", { issuer: ESCROW, allowed: true }),
  ...market.publish({ asset: 1, owner: ALICE }),
];
const perpetual = market.createTerms({ asset: 1, transferable: true });
const subscription = market.createTerms({ asset: 1, kind: SUBSCRIPTION, transferable: true, period: 2_592_000 });
const metered = market.createTerms({ asset: 1, kind: METERED, transferable: true, unitsPerPack: 1_000 });

function transfer(from: string, to: string, value: number) {
  return market.emit("Licences", "TransferSingle", { operator: from, from, to, id: terms, value });
}

export const cases: Case[] = [
  {
    name: "terms of every kind, with an SPDX id or the CID of a text",
    blocks: [
      asset,
      [
        market.createTerms({ asset: 1, supplyCap: 1, exclusive: true }),
        market.createTerms({
          asset: 1,
          ordinal: 2,
          kind: SUBSCRIPTION,
          period: 4_294_967_295,
          textIsSpdx: false,
          text: hash(7),
        }),
        market.createTerms({
          asset: 1,
          ordinal: 3,
          kind: METERED,
          unitsPerPack: 1_000,
          transferable: true,
          text: `0xff4d0a49${"00".repeat(28)}`,
        }),
      ],
    ],
    expect: [
      [
        `{ asset(id: "1") { termsCount terms { id kind transferable exclusive closed period unitsPerPack supplyCap spdx textCid
             issued holders createdAt } } }`,
        {
          asset: {
            termsCount: 3,
            terms: [
              {
                id: String(termsId(1, 1)),
                kind: "Perpetual",
                transferable: false,
                exclusive: true,
                closed: false,
                period: "0",
                unitsPerPack: "0",
                supplyCap: "1",
                spdx: "MIT",
                textCid: null,
                issued: "0",
                holders: 0,
                createdAt: String(timeOf(2)),
              },
              {
                id: String(termsId(1, 2)),
                kind: "Subscription",
                transferable: false,
                exclusive: false,
                closed: false,
                period: "4294967295",
                unitsPerPack: "0",
                supplyCap: "0",
                spdx: null,
                textCid: rawCid(hash(7)),
                issued: "0",
                holders: 0,
                createdAt: String(timeOf(2)),
              },
              {
                id: String(termsId(1, 3)),
                kind: "Metered",
                transferable: true,
                exclusive: false,
                closed: false,
                period: "0",
                unitsPerPack: "1000",
                supplyCap: "0",
                // What is not printable ASCII is left out.
                spdx: "MI",
                textCid: null,
                issued: "0",
                holders: 0,
                createdAt: String(timeOf(2)),
              },
            ],
          },
        },
      ],
    ],
  },
  {
    name: "closing terms takes their offers away, also when the seller resumes them",
    blocks: [
      [...asset, perpetual, market.createTerms({ asset: 1, ordinal: 2 })],
      [
        market.list({ terms, seller: ALICE, price: ftns(1) }),
        market.list({ terms: termsId(1, 2), seller: ALICE, price: ftns(5) }),
      ],
      [market.emit("Licences", "TermsClosed", { termsId: terms })],
      [
        market.emit("Listings", "ListingStateChanged", { terms, state: 2 }),
        market.emit("Listings", "ListingStateChanged", { terms, state: 1 }),
      ],
    ],
    expect: [
      [
        '{ asset(id: "1") { minPrice activeOffers terms { id closed } offers { terms { id } active } } }',
        {
          asset: {
            minPrice: String(ftns(5)),
            activeOffers: 1,
            terms: [
              { id: String(terms), closed: true },
              { id: String(termsId(1, 2)), closed: false },
            ],
            offers: [
              { terms: { id: String(terms) }, active: false },
              { terms: { id: String(termsId(1, 2)) }, active: true },
            ],
          },
        },
      ],
    ],
  },
  {
    name: "copies that were granted or sold are held and handed on, the last one ends the holding",
    blocks: [
      [...asset, perpetual],
      [...market.issue(terms, BOB, 2, ALICE), ...market.issue(terms, BOB, 1)],
      [transfer(BOB, CAROL, 2)],
      [transfer(BOB, CAROL, 1)],
    ],
    expect: [
      [
        `{ licences { id kind asset { id } holder { id } balance expiresAt acquiredAt issues { quantity balance granted } }
           terms(id: "${terms}") { issued holders } licenceTransfers { from { id } to { id } amount timestamp } }`,
        {
          licences: [
            {
              id: licenceId(terms, BOB),
              kind: "Perpetual",
              asset: { id: "1" },
              holder: { id: BOB },
              balance: "0",
              expiresAt: "0",
              acquiredAt: String(timeOf(2)),
              issues: [
                { quantity: "2", balance: "2", granted: true },
                { quantity: "1", balance: "3", granted: false },
              ],
            },
            {
              id: licenceId(terms, CAROL),
              kind: "Perpetual",
              asset: { id: "1" },
              holder: { id: CAROL },
              balance: "3",
              expiresAt: "0",
              acquiredAt: String(timeOf(3)),
              issues: [],
            },
          ],
          terms: { issued: "3", holders: 1 },
          licenceTransfers: [
            { from: { id: BOB }, to: { id: CAROL }, amount: "2", timestamp: String(timeOf(3)) },
            { from: { id: BOB }, to: { id: CAROL }, amount: "1", timestamp: String(timeOf(4)) },
          ],
        },
      ],
    ],
  },
  {
    name: "a transfer to oneself and a transfer of nothing change nothing",
    blocks: [[...asset, perpetual], market.issue(terms, BOB, 3), [transfer(BOB, BOB, 3), transfer(BOB, CAROL, 0)]],
    expect: [
      [
        `{ licences { holder { id } balance } terms(id: "${terms}") { holders } licenceTransfers { amount } }`,
        {
          licences: [{ holder: { id: BOB }, balance: "3" }],
          terms: { holders: 1 },
          licenceTransfers: [{ amount: "3" }],
        },
      ],
    ],
  },
  {
    name: "a batch of transfers moves each licence",
    blocks: [
      [...asset, perpetual, market.createTerms({ asset: 1, ordinal: 2, transferable: true })],
      [...market.issue(terms, BOB, 3), ...market.issue(termsId(1, 2), BOB, 5)],
      [
        market.emit("Licences", "TransferBatch", {
          operator: BOB,
          from: BOB,
          to: CAROL,
          ids: [String(terms), String(termsId(1, 2))],
          values: [1, 5],
        }),
      ],
    ],
    expect: [
      [
        "{ licences { id balance } licenceTransfers { terms { id } amount } }",
        {
          licences: [
            { id: licenceId(terms, BOB), balance: "2" },
            { id: licenceId(terms, CAROL), balance: "1" },
            { id: licenceId(termsId(1, 2), BOB), balance: "0" },
            { id: licenceId(termsId(1, 2), CAROL), balance: "5" },
          ],
          licenceTransfers: [
            { terms: { id: String(terms) }, amount: "1" },
            { terms: { id: String(termsId(1, 2)) }, amount: "5" },
          ],
        },
      ],
    ],
  },
  {
    name: "a renewal moves the expiry and leaves the balance; the expiry travels with a transfer",
    blocks: [
      [...asset, subscription],
      market.subscribe(terms, BOB, 1, 1_702_598_400),
      [market.prolong(terms, BOB, 2, 1_707_782_400, true)],
      [transfer(BOB, CAROL, 1)],
    ],
    expect: [
      [
        `{ licences { holder { id } balance expiresAt issues { quantity balance expiresAt granted } } terms(id: "${terms}") { issued holders } }`,
        {
          licences: [
            {
              holder: { id: BOB },
              balance: "0",
              expiresAt: "0",
              issues: [
                { quantity: "1", balance: "1", expiresAt: "1702598400", granted: false },
                { quantity: "2", balance: "1", expiresAt: "1707782400", granted: true },
              ],
            },
            { holder: { id: CAROL }, balance: "1", expiresAt: "1707782400", issues: [] },
          ],
          terms: { issued: "3", holders: 1 },
        },
      ],
    ],
  },
  {
    name: "an expired subscription makes room for one that is handed over",
    blocks: [
      [...asset, subscription],
      [...market.subscribe(terms, BOB, 1, 1_800_000_000), ...market.subscribe(terms, CAROL, 1, 1_700_006_401)],
      [transfer(CAROL, ZERO, 1), transfer(BOB, CAROL, 1)],
    ],
    expect: [
      [
        `{ licences { holder { id } balance expiresAt } terms(id: "${terms}") { holders } }`,
        {
          licences: [
            { holder: { id: BOB }, balance: "0", expiresAt: "0" },
            { holder: { id: CAROL }, balance: "1", expiresAt: "1800000000" },
          ],
          terms: { holders: 1 },
        },
      ],
    ],
  },
  {
    name: "consumed units leave the balance and are counted",
    blocks: [
      [...asset, metered],
      market.issue(terms, BOB, 2_000),
      [
        transfer(BOB, ZERO, 300),
        market.emit("Licences", "UnitsConsumed", {
          termsId: terms,
          holder: BOB,
          operator: ALICE,
          units: 300,
          reference_: hash(0x5e),
        }),
      ],
    ],
    expect: [
      [
        `{ licences { balance consumed issues { quantity } consumptions { operator units reference timestamp } }
           terms(id: "${terms}") { issued } licenceTransfers { id } }`,
        {
          licences: [
            {
              balance: "1700",
              consumed: "300",
              issues: [{ quantity: "2" }],
              consumptions: [{ operator: ALICE, units: "300", reference: hash(0x5e), timestamp: String(timeOf(3)) }],
            },
          ],
          terms: { issued: "2" },
          licenceTransfers: [],
        },
      ],
    ],
  },
  {
    name: "issuers are admitted and retired",
    blocks: [
      [
        market.emit("Licences", "IssuerChanged", { issuer: ESCROW, allowed: true }),
        market.emit("Licences", "IssuerChanged", { issuer: BOB, allowed: true }),
      ],
      [market.emit("Licences", "IssuerChanged", { issuer: BOB, allowed: false })],
    ],
    expect: [
      [
        "{ issuers { id allowed updatedAt } }",
        {
          issuers: [
            { id: ESCROW, allowed: true, updatedAt: String(timeOf(1)) },
            { id: BOB, allowed: false, updatedAt: String(timeOf(2)) },
          ],
        },
      ],
    ],
  },
];
