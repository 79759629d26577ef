// Counting of facets over an index that answers with given rows, and sees what it is asked.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { queries, type MarketClient } from "../../src/index.ts";

interface Asked {
  readonly query: string;
  readonly variables: { readonly where: unknown; readonly text?: string };
}

const metadata = (more: object) => ({
  framework: null,
  task: null,
  languages: [],
  licenceSpdx: null,
  tags: [],
  ...more,
});
const ROWS = [
  asset("1", "Model", "5", { framework: "ONNX", task: "vision", tags: ["Medicine", "small"] }),
  // Certified until second 200.
  asset(
    "2",
    "Model",
    "20",
    { framework: "onnx", task: "text", languages: ["en", "de"], tags: ["small"] },
    undefined,
    "200",
  ),
  asset("3", "Dataset", null, { licenceSpdx: "CC0-1.0", tags: ["medicine", "medicine"] }, []),
  { ...asset("4", "Tool", "0", {}), metadata: null },
];

function asset(
  id: string,
  category: string,
  minPrice: string | null,
  more: object,
  licenceKinds = ["Perpetual"],
  certifiedUntil = "0",
) {
  return { id, category, minPrice, licenceKinds, certifiedUntil, metadata: metadata(more) };
}

function index(answer: (asked: Asked) => object): { market: MarketClient; asked: Asked[] } {
  const asked: Asked[] = [];
  const answering: typeof fetch = async (_, init) => {
    const question = JSON.parse(init?.body as string) as Asked;
    asked.push(question);
    return Response.json({ data: answer(question) });
  };
  const market = { subgraph: { urls: ["http://index.test"], fetch: answering } } as unknown as MarketClient;
  return { market, asked };
}

const all = () => index(() => ({ assets: ROWS })).market;
const counts = (values: readonly queries.FacetValue[]) => values.map(({ value, count }) => [value, count]);

describe("readFacets", () => {
  it("counts values in lower case, the most frequent first, under the name of the first seller", async () => {
    const facets = await queries.readFacets(all());
    assert.deepEqual(facets.framework, [{ value: "onnx", label: "ONNX", count: 2 }]);
    assert.deepEqual(counts(facets.tag), [
      ["medicine", 2],
      ["small", 2],
    ]);
    assert.deepEqual(counts(facets.category), [
      ["Model", 2],
      ["Dataset", 1],
      ["Tool", 1],
    ]);
    assert.deepEqual(counts(facets.language).flat(), ["de", 1, "en", 1]);
    assert.deepEqual(counts(facets.licence).flat(), ["cc0-1.0", 1]);
    assert.deepEqual(counts(facets.licenceKind).flat(), ["Perpetual", 3]);
    assert.equal(facets.total, 4);
    assert.equal(facets.complete, true);
  });

  it("does not narrow a facet by its own choice, but every other one", async () => {
    const facets = await queries.readFacets(all(), { task: "vision" });
    assert.equal(facets.total, 1);
    assert.deepEqual(counts(facets.task).flat(), ["text", 1, "vision", 1]);
    assert.deepEqual(counts(facets.category).flat(), ["Model", 1]);
  });

  it("narrows the tags by the chosen tags: all of them must fit", async () => {
    const facets = await queries.readFacets(all(), { tags: ["MEDICINE"] });
    assert.deepEqual(counts(facets.tag).flat(), ["medicine", 2, "small", 1]);
    assert.equal(facets.total, 2);
  });

  it("counts what is certified now: a certificate ends with its last second", async () => {
    const live = await queries.readFacets(all(), { now: 199 });
    assert.deepEqual(counts(live.certified).flat(), ["uncertified", 3, "certified", 1]);
    const ended = await queries.readFacets(all(), { now: 200, certified: true });
    assert.deepEqual(counts(ended.certified).flat(), ["uncertified", 4]);
    assert.equal(ended.total, 0);
  });

  it("narrows by what is certified and what is not", async () => {
    const certified = await queries.readFacets(all(), { now: 100, certified: true });
    assert.deepEqual([certified.total, counts(certified.task).flat()], [1, ["text", 1]]);
    assert.equal((await queries.readFacets(all(), { now: 100, certified: false })).total, 3);
  });

  it("asks the index for quality, rating and the owner's reputation; with words, the owner's not within the words", async () => {
    const { market, asked } = index(() => ({ assets: ROWS, searchMetadata: [] }));
    const wanted = { now: 100, minQuality: 8_000, minRating: 4, minReputation: 7n * 10n ** 17n };
    await queries.readFacets(market, wanted);
    await queries.readFacets(market, { ...wanted, text: "small" });
    const own = [{ quality_gte: 8_000, certifiedUntil_gt: "100" }, { rating_gte: 7_500 }];
    const owner = { owner_: { score_gte: "700000000000000000" } };
    const [plain, worded] = asked.map(({ variables }) => variables);
    const live = [{ status: "Live" }, ...own];
    assert.deepEqual(plain?.where, { and: [...live, owner, { id_gt: "" }] });
    assert.deepEqual(worded?.where, { assets_: { and: live } });
  });

  it("keeps to the price range, the ends included; what has no offer has no price", async () => {
    assert.equal((await queries.readFacets(all(), { minPrice: 5n })).total, 2);
    assert.equal((await queries.readFacets(all(), { maxPrice: 5n })).total, 2);
    assert.equal((await queries.readFacets(all(), { minPrice: 6n, maxPrice: 19n })).total, 0);
  });

  it("asks for the best matches of a text, and leaves the facets out of the question", async () => {
    const { market, asked } = index(() => ({ searchMetadata: [{ assets: ROWS.slice(0, 1) }, { assets: [] }] }));
    const facets = await queries.readFacets(market, { text: "skin le", category: "Model", task: "vision" });
    assert.equal(facets.total, 1);
    assert.equal(asked[0]?.variables.text, "skin:* & le:*");
    assert.doesNotMatch(JSON.stringify(asked[0]?.variables), /vision|Model/);
  });

  it("goes on after a full page of rows, and says when it stops counting", async () => {
    const page = Array.from({ length: 1_000 }, (_, number) => asset(String(number), "Model", "1", {}));
    const { market, asked } = index(({ variables }) => ({
      assets: JSON.stringify(variables.where).includes('"id_gt":""') ? page : ROWS,
    }));
    assert.equal((await queries.readFacets(market)).total, 1_004);
    assert.match(JSON.stringify(asked[1]?.variables.where), /"id_gt":"999"/);
    const endless = index(() => ({ assets: page }));
    const facets = await queries.readFacets(endless.market);
    assert.deepEqual([facets.total, facets.complete, endless.asked.length], [10_000, false, 10]);
  });
});

describe("readAccountPage", () => {
  const sale = (state: string, openedAt: string, deliveredAt: string | null, reason?: string) => ({
    ...{ state, openedAt, deliveredAt, refund: reason === undefined ? null : { reason } },
  });
  const account = "0x00000000000000000000000000000000000000Aa";

  it("counts what became of the sales, and how fast keys came", async () => {
    const sales = [
      ...[sale("Settled", "10", "20"), sale("Delivered", "10", "110"), sale("Settled", "10", "40")],
      ...[sale("AwaitingKey", "10", null), sale("Refunded", "10", null, "NotDelivered")],
      ...[sale("Refunded", "10", null, "Declined"), sale("Refunded", "10", "11", "Fraudulent")],
    ];
    const { market, asked } = index(() => ({ account: { id: account, sales: 7 }, sales }));
    const page = await queries.readAccountPage(market, account);
    assert.deepEqual(page?.deliveries, {
      ...{ counted: 7, delivered: 3, open: 1, missed: 1, declined: 1, fraudulent: 1, medianSeconds: 30 },
    });
    assert.match(JSON.stringify(asked[0]?.variables), /"account":"0x0{38}aa"/);
  });

  it("is undefined for an account that the index has not seen", async () => {
    const { market } = index(() => ({ account: null, sales: [] }));
    assert.equal(await queries.readAccountPage(market, account), undefined);
  });
});
