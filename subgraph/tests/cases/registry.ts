import { type Case, rawCid, timeOf, treeCid } from "../support/case.ts";
import { account, hash } from "../support/events.ts";
import { ALICE, BOB, CAROL, market } from "../support/fixture.ts";
import { DATASET, ftns, metadataDigest, MODEL, poolId, termsId } from "../support/market.ts";

const LARGE = 1_048_577;
const model = { asset: 1, owner: ALICE };

export const cases: Case[] = [
  {
    name: "a published asset has its version, split, publisher and totals",
    blocks: [market.publish({ ...model, category: DATASET, encrypted: true, size: LARGE })],
    expect: [
      [
        `{ assets { id number category status publisher { id } owner { id } encrypted resaleRoyaltyBps depth epoch exclusiveUntil
            versionCount metadataCid splitCount minPrice activeOffers licenceKinds salesCount createdAt createdBlock } }`,
        {
          assets: [
            {
              id: "1",
              number: "1",
              category: "Dataset",
              status: "Live",
              publisher: { id: ALICE },
              owner: { id: ALICE },
              encrypted: true,
              resaleRoyaltyBps: 250,
              depth: 0,
              epoch: 0,
              exclusiveUntil: "0",
              versionCount: 1,
              metadataCid: rawCid(metadataDigest(1)),
              splitCount: 1,
              minPrice: null,
              activeOffers: 0,
              licenceKinds: [],
              salesCount: 0,
              createdAt: String(timeOf(1)),
              createdBlock: "1",
            },
          ],
        },
      ],
      [
        '{ version(id: "1-1") { asset { id } number metadataDigest artifactCid size encrypted keyNonce keyHash ciphertextRoot plaintextRoot fraudulent } }',
        {
          version: {
            asset: { id: "1" },
            number: 1,
            metadataDigest: metadataDigest(1),
            artifactCid: treeCid(hash(0xa001)),
            size: String(LARGE),
            encrypted: true,
            keyNonce: hash(1),
            keyHash: hash(4),
            ciphertextRoot: hash(2),
            plaintextRoot: hash(3),
            fraudulent: false,
          },
        },
      ],
      [
        '{ accounts { id assetsPublished assetsOwned } market(id: "market") { assets } categoryTotals_collection { id assets } }',
        {
          accounts: [{ id: ALICE, assetsPublished: 1, assetsOwned: 1 }],
          market: { assets: 1 },
          categoryTotals_collection: [{ id: "Dataset", assets: 1 }],
        },
      ],
    ],
  },
  {
    name: "a new version takes over metadata and encryption, the earlier one stays",
    blocks: [
      market.publish({ ...model, encrypted: true, size: 1_048_576 }),
      [market.publishVersion({ asset: 1, number: 2, metadata: 9 })],
    ],
    expect: [
      [
        '{ asset(id: "1") { encrypted versionCount latestVersion { id } metadata { id } metadataCid versions { id encrypted artifactCid } updatedAt } }',
        {
          asset: {
            encrypted: false,
            versionCount: 2,
            latestVersion: { id: "1-2" },
            metadata: { id: rawCid(metadataDigest(9)) },
            metadataCid: rawCid(metadataDigest(9)),
            versions: [
              { id: "1-1", encrypted: true, artifactCid: rawCid(hash(0xa001)) },
              { id: "1-2", encrypted: false, artifactCid: rawCid(hash(0xa001)) },
            ],
            updatedAt: String(timeOf(2)),
          },
        },
      ],
    ],
  },
  {
    name: "splits keep their contributors; lineage is written once",
    blocks: [
      market.publish({ asset: 1, owner: BOB, category: DATASET }),
      market.publish({
        asset: 2,
        owner: ALICE,
        contributors: [
          [ALICE, 3],
          [CAROL, 1],
        ],
        parents: [[1, 1_000]],
      }),
      [
        market.emit("AssetRegistry", "SplitChanged", {
          asset: 2,
          split: 2,
          contributors: [[BOB, 7]],
          parents: [[1, 1_000]],
        }),
      ],
    ],
    expect: [
      [
        '{ asset(id: "2") { splitCount split { id } depth parents { id royaltyBps parent { id } } pools { id total } } }',
        {
          asset: {
            splitCount: 2,
            split: { id: String(poolId(2, 2)) },
            depth: 1,
            parents: [{ id: "2-1", royaltyBps: 1_000, parent: { id: "1" } }],
            pools: [
              { id: String(poolId(2, 1)), total: "0" },
              { id: String(poolId(2, 2)), total: "0" },
            ],
          },
        },
      ],
      [
        `{ splits(where: { asset: "2" }) { id number totalWeight contributorCount contributors { account { id } weight index } }
           asset(id: "1") { children { child { id } } split { contributorCount totalWeight } } }`,
        {
          splits: [
            {
              id: String(poolId(2, 1)),
              number: 1,
              totalWeight: "4",
              contributorCount: 2,
              contributors: [
                { account: { id: ALICE }, weight: "3", index: 0 },
                { account: { id: CAROL }, weight: "1", index: 1 },
              ],
            },
            {
              id: String(poolId(2, 2)),
              number: 2,
              totalWeight: "7",
              contributorCount: 1,
              contributors: [{ account: { id: BOB }, weight: "7", index: 0 }],
            },
          ],
          asset: { children: [{ child: { id: "2" } }], split: { contributorCount: 0, totalWeight: "0" } },
        },
      ],
    ],
  },
  {
    name: "a transfer changes the owner, opens an epoch and voids the offers",
    blocks: [
      [...market.publish(model), market.createTerms({ asset: 1 })],
      [market.list({ terms: termsId(1), seller: ALICE, price: ftns(10) })],
      [market.emit("AssetRegistry", "Transfer", { from: ALICE, to: BOB, id: 1 })],
    ],
    expect: [
      [
        `{ asset(id: "1") { owner { id } publisher { id } epoch minPrice activeOffers offers { active state }
             transfers { from { id } to { id } timestamp } } accounts(where: { assetsOwned_gt: 0 }) { id } }`,
        {
          asset: {
            owner: { id: BOB },
            publisher: { id: ALICE },
            epoch: 1,
            minPrice: null,
            activeOffers: 0,
            offers: [{ active: false, state: "Active" }],
            transfers: [{ from: { id: ALICE }, to: { id: BOB }, timestamp: String(timeOf(3)) }],
          },
          accounts: [{ id: BOB }],
        },
      ],
    ],
  },
  {
    name: "a transfer to oneself opens an epoch and moves nothing",
    blocks: [market.publish(model), [market.emit("AssetRegistry", "Transfer", { from: ALICE, to: ALICE, id: 1 })]],
    expect: [
      [
        '{ asset(id: "1") { owner { id assetsOwned } epoch } }',
        { asset: { owner: { id: ALICE, assetsOwned: 1 }, epoch: 1 } },
      ],
    ],
  },
  {
    name: "a takedown leaves a tombstone with its reason; its undoing brings the offers back",
    files: { [rawCid(hash(0xdead))]: "Infringes the licence of its training data." },
    blocks: [
      [...market.publish(model), market.createTerms({ asset: 1 })],
      [market.list({ terms: termsId(1), seller: ALICE, price: ftns(3) })],
      [market.emit("AssetRegistry", "AssetTakenDown", { asset: 1, reasonDigest: hash(0xdead) })],
    ],
    expect: [
      [
        '{ asset(id: "1") { status activeOffers minPrice licenceKinds offers { active } takedowns { restored reasonCid reason { text } } } }',
        {
          asset: {
            status: "TakenDown",
            activeOffers: 0,
            minPrice: null,
            licenceKinds: [],
            offers: [{ active: false }],
            takedowns: [
              {
                restored: false,
                reasonCid: rawCid(hash(0xdead)),
                reason: { text: "Infringes the licence of its training data." },
              },
            ],
          },
        },
      ],
    ],
  },
  {
    name: "a restored asset is live again, with its offers",
    blocks: [
      [...market.publish(model), market.createTerms({ asset: 1 })],
      [market.list({ terms: termsId(1), seller: ALICE, price: ftns(3) })],
      [market.emit("AssetRegistry", "AssetTakenDown", { asset: 1, reasonDigest: hash(0xdead) })],
      [market.emit("AssetRegistry", "AssetRestored", { asset: 1, reasonDigest: hash(0xbeef) })],
    ],
    expect: [
      [
        '{ asset(id: "1") { status activeOffers minPrice offers { active } takedowns { restored reasonCid } } }',
        {
          asset: {
            status: "Live",
            activeOffers: 1,
            minPrice: String(ftns(3)),
            offers: [{ active: true }],
            takedowns: [
              { restored: false, reasonCid: rawCid(hash(0xdead)) },
              { restored: true, reasonCid: rawCid(hash(0xbeef)) },
            ],
          },
        },
      ],
    ],
  },
  {
    name: "fraud in the latest version stops the asset until a new version; the proof is kept",
    blocks: [
      [...market.publish(model), market.createTerms({ asset: 1 })],
      [market.list({ terms: termsId(1), seller: ALICE, price: ftns(3) })],
      [
        market.emit("AssetRegistry", "VersionProvedFraudulent", { asset: 1, version: 1 }),
        market.emit("ContentFraud", "FraudProved", {
          asset: 1,
          version: 1,
          prover: BOB,
          leafIndex: "12345678901234567890",
        }),
      ],
    ],
    expect: [
      [
        '{ asset(id: "1") { status activeOffers frauds { version { id fraudulent } prover { id } leafIndex } } }',
        {
          asset: {
            status: "Fraudulent",
            activeOffers: 0,
            frauds: [
              { version: { id: "1-1", fraudulent: true }, prover: { id: BOB }, leafIndex: "12345678901234567890" },
            ],
          },
        },
      ],
    ],
  },
  {
    name: "a new version after a fraud makes the asset live again",
    blocks: [
      [...market.publish(model), market.createTerms({ asset: 1 })],
      [market.list({ terms: termsId(1), seller: ALICE, price: ftns(3) })],
      [market.emit("AssetRegistry", "VersionProvedFraudulent", { asset: 1, version: 1 })],
      [market.publishVersion({ asset: 1, number: 2 })],
    ],
    expect: [
      [
        '{ asset(id: "1") { status activeOffers versions { id fraudulent } } }',
        {
          asset: {
            status: "Live",
            activeOffers: 1,
            versions: [
              { id: "1-1", fraudulent: true },
              { id: "1-2", fraudulent: false },
            ],
          },
        },
      ],
    ],
  },
  {
    name: "fraud in an earlier version leaves the asset live; a takedown outlasts a fraud",
    blocks: [
      [...market.publish(model), ...market.publish({ asset: 2, owner: BOB, category: MODEL })],
      [market.publishVersion({ asset: 1, number: 2 })],
      [
        market.emit("AssetRegistry", "VersionProvedFraudulent", { asset: 1, version: 1 }),
        market.emit("AssetRegistry", "AssetTakenDown", { asset: 2, reasonDigest: hash(0xdead) }),
        market.emit("AssetRegistry", "VersionProvedFraudulent", { asset: 2, version: 1 }),
      ],
    ],
    expect: [
      [
        "{ assets { id status } }",
        {
          assets: [
            { id: "1", status: "Live" },
            { id: "2", status: "TakenDown" },
          ],
        },
      ],
    ],
  },
  {
    name: "restoring an asset with a fraudulent version leaves it fraudulent",
    blocks: [
      market.publish(model),
      [
        market.emit("AssetRegistry", "VersionProvedFraudulent", { asset: 1, version: 1 }),
        market.emit("AssetRegistry", "AssetTakenDown", { asset: 1, reasonDigest: hash(0xdead) }),
        market.emit("AssetRegistry", "AssetRestored", { asset: 1, reasonDigest: hash(0xbeef) }),
      ],
    ],
    expect: [['{ asset(id: "1") { status } }', { asset: { status: "Fraudulent" } }]],
  },
  {
    name: "exclusivity is shown until its last second, the largest one too",
    blocks: [
      [...market.publish(model), ...market.publish({ asset: 2, owner: account(0xa2) })],
      [
        market.emit("AssetRegistry", "ExclusivityChanged", { asset: 1, exclusiveUntil: 4_294_967_295 }),
        market.emit("AssetRegistry", "ExclusivityChanged", { asset: 2, exclusiveUntil: 1_800_000_000 }),
      ],
    ],
    expect: [
      [
        "{ assets { id exclusiveUntil } }",
        {
          assets: [
            { id: "1", exclusiveUntil: "4294967295" },
            { id: "2", exclusiveUntil: "1800000000" },
          ],
        },
      ],
    ],
  },
];
