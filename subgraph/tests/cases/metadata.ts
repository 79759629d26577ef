import { type Case, rawCid } from "../support/case.ts";
import { hash, type MockEvent } from "../support/events.ts";
import { ALICE, BOB, market } from "../support/fixture.ts";
import { HOSTILE_REASONS } from "../support/hostile-reasons.ts";
import { MALFORMED, ODD } from "../support/hostile.ts";
import { DATASET, ftns, metadataDigest, termsId } from "../support/market.ts";

const cid = (n: number) => rawCid(metadataDigest(n));
const MISSING = rawCid(hash(0x404));

const CLASSIFIER = {
  schema: "ftns-market/metadata/v1",
  name: "Tumour classifier",
  description: "Softmax regression over **30 features**.\nHeld-out accuracy 0.97.",
  category: "model",
  tags: ["Medicine", "Tabular data"],
  framework: "ONNX",
  task: "tabular-classification",
  languages: ["en", "cs-CZ"],
  licence: { spdx: "CC-BY-4.0" },
  image: `ipfs://${MISSING}`,
  external_url: "https://example.org/model",
  artifact: {
    name: "classifier.onnx",
    mediaType: "application/onnx",
    size: 3_500,
    cid: MISSING,
    encryption: { scheme: "ftns-market/v1", leavesCid: MISSING },
  },
};
const DATA = {
  name: "Cell measurements",
  description: "Tumours, measured under the microscope.",
  category: "dataset",
  tags: ["medicine"],
  licence: { textCid: MISSING, name: "Research licence" },
  languages: [],
};

/** One asset for each file, published in as many blocks. */
function publishAll(count: number): MockEvent[][] {
  return Array.from({ length: count }, (_, i) => market.publish({ asset: i + 1, owner: ALICE }));
}

const malformed = Object.entries(MALFORMED);
const odd = Object.entries(ODD);
const reasons = Object.entries(HOSTILE_REASONS);

export const cases: Case[] = [
  {
    name: "a document of the documented layout is read in full",
    files: { [cid(1)]: JSON.stringify(CLASSIFIER) },
    blocks: [market.publish({ asset: 1, owner: ALICE })],
    expect: [
      [
        `{ asset(id: "1") { metadata { id status name description tags category framework task languages licenceSpdx licenceTextCid
             licenceName facets image externalUrl artifactName artifactMediaType artifactSize artifactCid leavesCid } } }`,
        {
          asset: {
            metadata: {
              id: cid(1),
              status: "Readable",
              name: CLASSIFIER.name,
              description: CLASSIFIER.description,
              tags: CLASSIFIER.tags,
              category: "model",
              framework: "ONNX",
              task: "tabular-classification",
              languages: CLASSIFIER.languages,
              licenceSpdx: "CC-BY-4.0",
              licenceTextCid: null,
              licenceName: null,
              facets: [
                "category:model",
                "framework:onnx",
                "task:tabular-classification",
                "licence:cc-by-4.0",
                "mediatype:application/onnx",
                "language:en",
                "language:cs-cz",
                "tag:medicine",
                "tag:tabular data",
              ],
              image: CLASSIFIER.image,
              externalUrl: CLASSIFIER.external_url,
              artifactName: "classifier.onnx",
              artifactMediaType: "application/onnx",
              artifactSize: "3500",
              artifactCid: MISSING,
              leavesCid: MISSING,
            },
          },
        },
      ],
    ],
  },
  {
    name: "one query filters by chain and by metadata, and searches the text",
    files: { [cid(1)]: JSON.stringify(CLASSIFIER), [cid(2)]: JSON.stringify(DATA), [cid(3)]: "[]" },
    blocks: [
      [
        ...market.publish({ asset: 1, owner: ALICE, encrypted: true }),
        ...market.publish({ asset: 2, owner: BOB, category: DATASET }),
        ...market.publish({ asset: 3, owner: BOB }),
        market.createTerms({ asset: 1 }),
        market.list({ terms: termsId(1), seller: ALICE, price: ftns(5) }),
      ],
    ],
    expect: [
      [
        `{ medicine: assets(where: { metadata_: { facets_contains: ["tag:medicine"] } }) { id }
           both: assets(where: { metadata_: { facets_contains: ["tag:medicine", "framework:onnx"] } }) { id }
           all: assets(where: { category: Model, encrypted: true, activeOffers_gt: 0, minPrice_lte: "${ftns(5)}",
             licenceKinds_contains: [Perpetual], metadata_: { framework: "ONNX", task: "tabular-classification",
             licenceSpdx: "CC-BY-4.0", tags_contains: ["Medicine"], languages_contains: ["en"] } }) { id }
           none: assets(where: { encrypted: false, metadata_: { framework: "ONNX" } }) { id }
           named: assets(where: { metadata_: { name_contains_nocase: "CELL" } }, orderBy: metadata__name) { id }
           malformed: assets(where: { metadata_: { status: Malformed } }) { id } }`,
        {
          medicine: [{ id: "1" }, { id: "2" }],
          both: [{ id: "1" }],
          all: [{ id: "1" }],
          none: [],
          named: [{ id: "2" }],
          malformed: [{ id: "3" }],
        },
      ],
      [
        `{ word: searchMetadata(text: "tumours") { id assets { id } }
           tag: searchMetadata(text: "tabular & regression") { assets { id } }
           prefix: searchMetadata(text: "micro:*") { assets { id } }
           phrase: searchMetadata(text: "under <-> microscope | cell <-> measurements") { assets { id } }
           facet: searchMetadata(text: "tumour", where: { assets_: { category: Dataset } }) { assets { id } }
           priced: searchMetadata(text: "tumour", where: { facets_contains: ["tag:medicine"], assets_: { minPrice_lte: "${ftns(5)}" } }) { name }
           nothing: searchMetadata(text: "giraffe") { id } }`,
        {
          word: [
            { id: cid(1), assets: [{ id: "1" }] },
            { id: cid(2), assets: [{ id: "2" }] },
          ],
          tag: [{ assets: [{ id: "1" }] }],
          prefix: [{ assets: [{ id: "2" }] }],
          phrase: [{ assets: [{ id: "2" }] }],
          facet: [{ assets: [{ id: "2" }] }],
          priced: [{ name: "Tumour classifier" }],
          nothing: [],
        },
      ],
    ],
  },
  {
    name: "files that are no metadata are marked malformed and stop nothing",
    files: Object.fromEntries(malformed.map(([, content], i) => [cid(i + 1), content])),
    blocks: [...publishAll(malformed.length), market.publish({ asset: 99, owner: BOB })],
    expect: [
      [
        "{ metadata_collection(first: 1000, where: { status: Malformed }) { id name description tags facets } }",
        {
          metadata_collection: malformed.map((_, i) => ({
            id: cid(i + 1),
            name: "",
            description: "",
            tags: [],
            facets: [],
          })),
        },
      ],
      [
        `{ readable: metadata_collection(first: 1000, where: { status: Readable }) { id }
           market(id: "market") { assets } after: asset(id: "99") { metadata { name } } }`,
        {
          readable: [{ id: cid(99) }],
          market: { assets: malformed.length + 1 },
          after: { metadata: { name: "Unnamed" } },
        },
      ],
    ],
  },
  {
    name: "of a document with a name, what does not fit is cut or left out",
    files: Object.fromEntries(odd.map(([, { content }], i) => [cid(i + 1), content])),
    blocks: publishAll(odd.length),
    expect: odd.map(([name, { fields }], i) => [
      `query ${name.replaceAll(/\W/g, "_")} { asset(id: "${i + 1}") { metadata { ${Object.keys(fields).join(" ")} } } }`,
      { asset: { metadata: fields } },
    ]),
  },
  {
    name: "assets and versions with the same metadata share its row",
    files: { [cid(1)]: JSON.stringify(DATA) },
    blocks: [
      [...market.publish({ asset: 1, owner: ALICE }), ...market.publish({ asset: 2, owner: BOB, metadata: 1 })],
      market.publish({ asset: 3, owner: BOB, metadata: 1 }),
      [market.publishVersion({ asset: 3, number: 2, metadata: 1 })],
    ],
    expect: [
      [
        "{ metadata_collection { id name assets { id } versions { id } } }",
        {
          metadata_collection: [
            {
              id: cid(1),
              name: DATA.name,
              assets: [{ id: "1" }, { id: "2" }, { id: "3" }],
              versions: [{ id: "1-1" }, { id: "2-1" }, { id: "3-1" }, { id: "3-2" }],
            },
          ],
        },
      ],
    ],
  },
  {
    name: "reasons of any bytes are read as text",
    files: Object.fromEntries(reasons.map(([, { content }], i) => [rawCid(hash(0x5000 + i)), content])),
    blocks: [
      publishAll(reasons.length).flat(),
      reasons.map((_, i) =>
        market.emit("AssetRegistry", "AssetTakenDown", { asset: i + 1, reasonDigest: hash(0x5000 + i) }),
      ),
    ],
    expect: [
      [
        "{ takedowns { asset { id } reason { text } } }",
        { takedowns: reasons.map(([, { text }], i) => ({ asset: { id: String(i + 1) }, reason: { text } })) },
      ],
    ],
  },
];
