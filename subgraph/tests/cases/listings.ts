import { type Case, GENESIS, timeOf } from "../support/case.ts";
import { addressOf, type MockEvent } from "../support/events.ts";
import { ALICE, BOB, market } from "../support/fixture.ts";
import { ftns, METERED, termsId } from "../support/market.ts";

const terms = termsId(1);
const cheap = termsId(1, 2);
const setUp = [
  ...market.publish({ asset: 1, owner: ALICE }),
  market.createTerms({ asset: 1 }),
  market.createTerms({ asset: 1, ordinal: 2, kind: METERED, unitsPerPack: 10 }),
];

function setState(of: bigint, state: number): MockEvent {
  return market.emit("Listings", "ListingStateChanged", { terms: of, state });
}

function reprice(of: bigint, previousPrice: bigint, newPrice: bigint): MockEvent {
  return market.emit("Listings", "Repriced", { terms: of, previousPrice, newPrice });
}

/** The facets of asset 1. */
function facets(expected: { minPrice: bigint | null; activeOffers: number; licenceKinds: string[]; until: number }) {
  const { minPrice, activeOffers, licenceKinds, until } = expected;
  return [
    '{ asset(id: "1") { minPrice activeOffers licenceKinds offersExpireAt } }',
    {
      asset: {
        minPrice: minPrice === null ? null : String(minPrice),
        activeOffers,
        licenceKinds,
        offersExpireAt: String(until),
      },
    },
  ] as const;
}

const NEVER = 1_099_511_627_775;

/** More offers of one asset than are counted. */
const MANY = 70;
const manyTerms = Array.from({ length: MANY }, (_, i) => termsId(1, i + 1));

export const cases: Case[] = [
  {
    name: "a listing becomes an active offer and the asset's price",
    blocks: [setUp, [market.list({ terms, seller: ALICE, price: ftns(10), remaining: 5, expiresAt: 1_800_000_000 })]],
    expect: [
      facets({ minPrice: ftns(10), activeOffers: 1, licenceKinds: ["Perpetual"], until: 1_800_000_000 }),
      [
        `{ offers { id terms { id } asset { id } kind market seller { id } price remaining unlimited expiresAt epoch state active createdAt
             changes { kind price previousPrice timestamp } } }`,
        {
          offers: [
            {
              id: `${addressOf("Listings")}-${terms}`,
              terms: { id: String(terms) },
              asset: { id: "1" },
              kind: "Perpetual",
              market: addressOf("Listings"),
              seller: { id: ALICE },
              price: String(ftns(10)),
              remaining: "5",
              unlimited: false,
              expiresAt: "1800000000",
              epoch: 0,
              state: "Active",
              active: true,
              createdAt: String(timeOf(2)),
              changes: [{ kind: "Listed", price: String(ftns(10)), previousPrice: null, timestamp: String(timeOf(2)) }],
            },
          ],
        },
      ],
    ],
  },
  {
    name: "two offers in one block: the lower price counts, both kinds are shown",
    blocks: [
      [
        ...setUp,
        market.list({ terms, seller: ALICE, price: ftns(10) }),
        market.list({ terms: cheap, seller: ALICE, price: ftns(2) }),
      ],
    ],
    expect: [facets({ minPrice: ftns(2), activeOffers: 2, licenceKinds: ["Metered", "Perpetual"], until: NEVER })],
  },
  {
    name: "repricing moves the asset's price and is kept as history",
    blocks: [
      [
        ...setUp,
        market.list({ terms, seller: ALICE, price: ftns(10) }),
        market.list({ terms: cheap, seller: ALICE, price: ftns(2) }),
      ],
      [reprice(cheap, ftns(2), ftns(30))],
    ],
    expect: [
      facets({ minPrice: ftns(10), activeOffers: 2, licenceKinds: ["Metered", "Perpetual"], until: NEVER }),
      [
        `{ offerChanges(where: { offer_: { terms: "${cheap}" } }) { kind price previousPrice timestamp } }`,
        {
          offerChanges: [
            { kind: "Listed", price: String(ftns(2)), previousPrice: null, timestamp: String(timeOf(1)) },
            { kind: "Repriced", price: String(ftns(30)), previousPrice: String(ftns(2)), timestamp: String(timeOf(2)) },
          ],
        },
      ],
    ],
  },
  {
    name: "a free offer has the price zero, which is a price",
    blocks: [
      [
        ...setUp,
        market.list({ terms, seller: ALICE, price: 0n }),
        market.list({ terms: cheap, seller: ALICE, price: 1n }),
      ],
    ],
    expect: [facets({ minPrice: 0n, activeOffers: 2, licenceKinds: ["Metered", "Perpetual"], until: NEVER })],
  },
  {
    name: "a paused offer is not active",
    blocks: [
      [
        ...setUp,
        market.list({ terms, seller: ALICE, price: ftns(10) }),
        market.list({ terms: cheap, seller: ALICE, price: ftns(2) }),
      ],
      [setState(cheap, 2)],
    ],
    expect: [
      facets({ minPrice: ftns(10), activeOffers: 1, licenceKinds: ["Perpetual"], until: NEVER }),
      [`{ offers(where: { terms: "${cheap}" }) { state active } }`, { offers: [{ state: "Paused", active: false }] }],
    ],
  },
  {
    name: "a resumed offer is active again; ending it is for good",
    blocks: [
      [
        ...setUp,
        market.list({ terms, seller: ALICE, price: ftns(10) }),
        market.list({ terms: cheap, seller: ALICE, price: ftns(2) }),
      ],
      [setState(cheap, 2), setState(terms, 3)],
      [setState(cheap, 1)],
    ],
    expect: [
      facets({ minPrice: ftns(2), activeOffers: 1, licenceKinds: ["Metered"], until: NEVER }),
      [
        "{ offerChanges { kind offer { terms { id } } } }",
        {
          offerChanges: [
            { kind: "Listed", offer: { terms: { id: String(terms) } } },
            { kind: "Listed", offer: { terms: { id: String(cheap) } } },
            { kind: "Paused", offer: { terms: { id: String(cheap) } } },
            { kind: "Ended", offer: { terms: { id: String(terms) } } },
            { kind: "Resumed", offer: { terms: { id: String(cheap) } } },
          ],
        },
      ],
    ],
  },
  {
    name: "a listing replaces the one before it under the same terms",
    blocks: [
      [...setUp, market.list({ terms, seller: ALICE, price: ftns(10), remaining: 1 })],
      [setState(terms, 3)],
      [market.list({ terms, seller: ALICE, price: ftns(7) })],
    ],
    expect: [
      facets({ minPrice: ftns(7), activeOffers: 1, licenceKinds: ["Perpetual"], until: NEVER }),
      [
        "{ offers { price remaining unlimited createdAt updatedAt } }",
        {
          offers: [
            {
              price: String(ftns(7)),
              remaining: "4294967295",
              unlimited: true,
              createdAt: String(timeOf(1)),
              updatedAt: String(timeOf(3)),
            },
          ],
        },
      ],
    ],
  },
  {
    name: "an offer that is sold out is not active",
    blocks: [
      [...setUp, market.list({ terms, seller: ALICE, price: ftns(10), remaining: 2 })],
      [market.emit("Listings", "QuantityTaken", { terms, remaining: 1 })],
      [market.emit("Listings", "QuantityTaken", { terms, remaining: 0 })],
    ],
    expect: [
      facets({ minPrice: null, activeOffers: 0, licenceKinds: [], until: 0 }),
      ["{ offers { remaining state active } }", { offers: [{ remaining: "0", state: "Active", active: false }] }],
    ],
  },
  {
    name: "an offer that ran out falls with the asset's next event, not in its last second",
    blocks: [
      [
        ...setUp,
        market.list({ terms, seller: ALICE, price: ftns(1), expiresAt: timeOf(2) }),
        market.list({ terms: cheap, seller: ALICE, price: ftns(4), expiresAt: timeOf(3) }),
      ],
      [],
      [reprice(cheap, ftns(4), ftns(5))],
    ],
    expect: [facets({ minPrice: ftns(5), activeOffers: 1, licenceKinds: ["Metered"], until: timeOf(3) })],
  },
  {
    name: "the new owner's listing counts, the former owner's does not",
    blocks: [
      [...setUp, market.list({ terms: cheap, seller: ALICE, price: ftns(1) })],
      [market.emit("AssetRegistry", "Transfer", { from: ALICE, to: BOB, id: 1 })],
      [market.list({ terms, seller: BOB, price: ftns(9), epoch: 1 })],
    ],
    expect: [
      facets({ minPrice: ftns(9), activeOffers: 1, licenceKinds: ["Perpetual"], until: NEVER }),
      [
        "{ offers { seller { id } epoch active } }",
        {
          offers: [
            { seller: { id: ALICE }, epoch: 0, active: false },
            { seller: { id: BOB }, epoch: 1, active: true },
          ],
        },
      ],
    ],
  },
  {
    name: "at most 64 offers of an asset are active; a further one waits for room",
    blocks: [
      [
        ...market.publish({ asset: 1, owner: ALICE }),
        ...manyTerms.map((_, i) => market.createTerms({ asset: 1, ordinal: i + 1 })),
      ],
      manyTerms.map((id, i) => market.list({ terms: id, seller: ALICE, price: ftns(100 - i) })),
      [setState(termsId(1, 1), 3), reprice(termsId(1, MANY), ftns(31), ftns(3))],
    ],
    expect: [
      facets({ minPrice: ftns(3), activeOffers: 64, licenceKinds: ["Perpetual"], until: NEVER }),
      [
        `{ offers(where: { active: false }) { terms { id } } }`,
        {
          offers: [1, 65, 66, 67, 68, 69].map((ordinal) => ({ terms: { id: String(termsId(1, ordinal)) } })),
        },
      ],
    ],
  },
  {
    name: "assets are found by what their offers say",
    blocks: [
      [
        ...setUp,
        ...market.publish({ asset: 2, owner: BOB, encrypted: true, category: 1 }),
        market.createTerms({ asset: 2 }),
        ...market.publish({ asset: 3, owner: BOB }),
        market.list({ terms: cheap, seller: ALICE, price: ftns(2), expiresAt: GENESIS + 60 }),
        market.list({ terms: termsId(2), seller: BOB, price: ftns(20) }),
      ],
    ],
    expect: [
      [
        `{ affordable: assets(where: { minPrice_lte: "${ftns(5)}" }) { id }
           forSale: assets(where: { activeOffers_gt: 0 }, orderBy: minPrice) { id }
           metered: assets(where: { licenceKinds_contains: [Metered] }) { id }
           datasets: assets(where: { category: Dataset, encrypted: true, status: Live }) { id }
           later: assets(where: { offers_: { active: true, expiresAt_gte: ${GENESIS + 61} } }) { id }
           cheapOrData: assets(where: { or: [{ category: Dataset }, { minPrice_lte: "${ftns(5)}" }] }) { id } }`,
        {
          affordable: [{ id: "1" }],
          forSale: [{ id: "1" }, { id: "2" }],
          metered: [{ id: "1" }],
          datasets: [{ id: "2" }],
          later: [{ id: "2" }],
          cheapOrData: [{ id: "1" }, { id: "2" }],
        },
      ],
    ],
  },
];
