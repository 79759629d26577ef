// The queries against the real index: Graph Node on Postgres, fed by a real chain and a real IPFS node.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { buildClientSchema, buildSchema, getIntrospectionQuery, type IntrospectionQuery } from "graphql";
import { getBlockNumber } from "viem/actions";
import {
  actions,
  journeys,
  MarketError,
  parseFtns,
  poolId,
  queries,
  requireAccount,
  type AssetId,
  type MarketClient,
} from "../../src/index.ts";
import { failsWith } from "../support/failures.ts";
import { schemaLines } from "../support/schema-difference.ts";
import { publicationOf, startWholeMarket, type SmallAsset, type WholeMarket } from "../support/whole-market.ts";

const SELLER = 2;
const BUYER = 6;
const CONTRIBUTOR = 3;

let whole: WholeMarket;
let seller: MarketClient;
let buyer: MarketClient;
const assets = new Map<string, AssetId>();

before(async () => {
  whole = await startWholeMarket();
  seller = whole.as(SELLER);
  buyer = whole.as(BUYER);
});
after(() => whole.stop());

async function publish(asset: SmallAsset): Promise<journeys.Publication> {
  const publication = await journeys.publish(seller, publicationOf(asset));
  assets.set(asset.name, publication.asset);
  return publication;
}

async function caughtUp(): Promise<void> {
  await queries.waitForBlock(buyer, await getBlockNumber(buyer.client, { cacheTime: 0 }));
}

/** IPFS is read beside the chain, and what was read is stored with the next block. */
async function described(count: number): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const { assets: found } = await queries.searchAssets(buyer, { text: "small", first: 100 });
    if (found.length >= count) return;
    if (Date.now() > end) assert.fail(`only ${found.length} assets are described`);
    await whole.devnet.services.chain.request("hardhat_mine");
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
  }
}

const idOf = (name: string): string => String(assets.get(name) ?? assert.fail(`no asset ${name}`));

describe("the generated schema", () => {
  it("is what Graph Node serves", async () => {
    const served = await fetch(whole.devnet.urls.graph, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: getIntrospectionQuery() }),
    });
    const { data } = (await served.json()) as { data: IntrospectionQuery };
    const real = schemaLines(buildClientSchema(data));
    const sdl = await readFile(join(import.meta.dirname, "../../src/generated/schema.graphql"), "utf8");
    const ours = schemaLines(buildSchema(sdl));
    assert.ok(ours.size > 5_000);
    assert.deepEqual(
      [...ours].filter((line) => !real.has(line)),
      [],
    );
    // `_logs` is left out on purpose: Graph Node serves it only when its operator wants.
    const missing = [...real].filter((line) => !ours.has(line) && !/_Log|_logs|LogLevel|scalar Float/.test(line));
    assert.deepEqual(missing, []);
  });
});

describe("an empty market", () => {
  it("has figures, not errors", async () => {
    await caughtUp();
    const { market, series, categories, top } = await queries.readStatistics(buyer);
    assert.equal(market?.sales, 0);
    assert.deepEqual([series, top], [[], []]);
    assert.ok(categories.every(({ sales }) => sales === 0));
    assert.deepEqual(await queries.searchAssets(buyer), { assets: [], cursor: undefined });
    assert.deepEqual((await queries.searchAssets(buyer, { text: "nothing" })).assets, []);
    assert.equal(await queries.readAssetPage(buyer, 1), undefined);
    assert.equal(await queries.readSalePage(buyer, 1n), undefined);
    assert.deepEqual(await queries.listPoolsDue(buyer, requireAccount(buyer)), []);
  });
});

describe("search", () => {
  before(async () => {
    await publish({ name: "Breast cancer data", category: "Dataset", tags: ["Medicine"], price: parseFtns("5") });
    const parents = [{ asset: Number(idOf("Breast cancer data")), royaltyBps: 1_000 }];
    const contributors = [SELLER, CONTRIBUTOR].map((account) => ({
      account: requireAccount(whole.as(account)),
      weight: BigInt(account),
    }));
    const lists = { framework: "ONNX", tags: ["Medicine", "tabular"], price: parseFtns("20"), parents, contributors };
    await publish({ name: "Breast cancer classifier", ...lists });
    await publish({ name: "Flower classifier", framework: "ONNX", tags: ["botany"], price: parseFtns("20") });
    await publish({
      name: "Spam filter",
      description: "A small filter & more (with |:*! in it).",
      price: parseFtns("20"),
    });
    await publish({ name: "Compute hour", category: "Compute" });
    const [period, days] = [86_400, "Subscription"] as const;
    const offers = [{ kind: days, text: { spdx: "MIT" }, period, price: parseFtns("1") }] as const;
    await publish({ name: "Tool by the day", category: "Tool", offers });
    await caughtUp();
    await described(6);
  });

  const found = async (input: queries.SearchInput): Promise<string[]> =>
    (await queries.searchAssets(buyer, input)).assets.map(({ id }) => id);

  it("finds by the beginnings of words, the best first", async () => {
    assert.deepEqual(
      new Set(await found({ text: "breast canc" })),
      new Set(["Breast cancer data", "Breast cancer classifier"].map(idOf)),
    );
    assert.deepEqual(await found({ text: "classif breast" }), [idOf("Breast cancer classifier")]);
    assert.deepEqual(await found({ text: "zebra" }), []);
  });

  it("takes any text for words, never for operators", async () => {
    for (const text of ["| & ! :* ( ) <->", "'); drop table", '"', "\\", "spam:*|flower", "💥", "a".repeat(5_000)]) {
      await queries.searchAssets(buyer, { text });
    }
    assert.deepEqual(await found({ text: "  !filter | " }), [idOf("Spam filter")]);
  });

  it("filters by facets, licence, price, owner", async () => {
    assert.deepEqual(await found({ tags: ["medicine"], framework: "onnx" }), [idOf("Breast cancer classifier")]);
    assert.deepEqual(await found({ text: "classifier", tags: ["botany"] }), [idOf("Flower classifier")]);
    assert.deepEqual(await found({ licenceKind: "Subscription" }), [idOf("Tool by the day")]);
    assert.deepEqual(
      await found({ maxPrice: parseFtns("5"), sort: "cheapest" }),
      ["Tool by the day", "Breast cancer data"].map(idOf),
    );
    assert.deepEqual(await found({ minPrice: parseFtns("2"), maxPrice: parseFtns("19") }), [
      idOf("Breast cancer data"),
    ]);
    assert.deepEqual(await found({ category: "Compute" }), [idOf("Compute hour")]);
    assert.deepEqual(await found({ category: "Compute", onOffer: true }), []);
    assert.deepEqual(await found({ owner: requireAccount(buyer) }), []);
    assert.equal((await found({ owner: requireAccount(seller), encrypted: false })).length, 6);
    assert.deepEqual(
      await found({ text: "breast", sort: "cheapest" }),
      ["Breast cancer data", "Breast cancer classifier"].map(idOf),
    );
  });

  for (const sort of ["newest", "cheapest", "popular", "volume"] as const) {
    it(`pages by ${sort}: every asset once, also where the sort value is the same`, async () => {
      const whole = await found({ sort, first: 100 });
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await queries.searchAssets(buyer, { sort, first: 2, cursor });
        paged.push(...page.assets.map(({ id }) => id));
        cursor = page.cursor;
      } while (cursor !== undefined);
      assert.deepEqual(paged, whole);
      assert.equal(new Set(paged).size, sort === "cheapest" ? 5 : 6);
    });
  }

  it("pages by relevance", async () => {
    const one = await queries.searchAssets(buyer, { text: "small", first: 4 });
    const two = await queries.searchAssets(buyer, { text: "small", first: 4, cursor: one.cursor });
    const ids = [...one.assets, ...two.assets].map(({ id }) => id);
    assert.deepEqual([one.assets.length, two.assets.length, two.cursor, new Set(ids).size], [4, 2, undefined, 6]);
  });

  it("refuses what is no cursor, no page size, no order", async () => {
    await failsWith(queries.searchAssets(buyer, { cursor: "1) or (1" }), "InvalidInput");
    await failsWith(queries.searchAssets(buyer, { text: "a", cursor: "5~7" }), "InvalidInput");
    await failsWith(queries.searchAssets(buyer, { first: 0 }), "InvalidInput");
    await failsWith(queries.searchAssets(buyer, { first: 501 }), "InvalidInput");
    await failsWith(queries.searchAssets(buyer, { sort: "relevance" }), "InvalidInput");
  });
});

describe("what happened in the market", () => {
  let sale: journeys.Bought;

  before(async () => {
    const page = (await queries.readAssetPage(buyer, Number(idOf("Breast cancer classifier")))) ?? assert.fail();
    const terms = BigInt(page.terms[0]?.id ?? assert.fail());
    sale = await journeys.purchase(buyer, { terms, version: 1 });
    for (let i = 0; i < 3; i++) await journeys.purchase(buyer, { terms, version: 1 });
    await caughtUp();
  });

  it("is on the page of the asset", async () => {
    const page = (await queries.readAssetPage(buyer, sale.asset)) ?? assert.fail();
    assert.equal(page.salesCount, 4);
    assert.equal(page.volume, String(4n * sale.amount));
    assert.equal(page.terms[0]?.offers[0]?.price, String(parseFtns("20")));
    assert.deepEqual(
      page.parents.map(({ parent, royaltyBps }) => [parent.id, royaltyBps]),
      [[idOf("Breast cancer data"), 1_000]],
    );
    assert.equal(page.splits[0]?.contributors.length, 2);
    assert.equal(page.metadata?.name, "Breast cancer classifier");
  });

  it("is in the lists of sales, page by page", async () => {
    const account = requireAccount(buyer);
    const listed: string[] = [];
    for await (const { id } of queries.allPages((cursor) =>
      queries.listSales(buyer, { buyer: account, first: 3, cursor }),
    )) {
      listed.push(id);
    }
    assert.equal(listed.length, 4);
    assert.equal(new Set(listed).size, 4);
    const none = await queries.listSales(buyer, { seller: account });
    assert.deepEqual(none.items, []);
    const settled = await queries.listSales(buyer, { asset: sale.asset, states: ["Settled"], first: 1 });
    assert.deepEqual([settled.items.length, settled.items[0]?.instant], [1, true]);
    const open = await queries.listSales(buyer, { asset: sale.asset, states: ["AwaitingKey", "Delivered"] });
    assert.deepEqual(open.items, []);
    assert.deepEqual((await queries.listDeliveriesDue(buyer, requireAccount(seller))).items, []);
    assert.equal((await queries.readSalePage(buyer, sale.sale))?.state, "Settled");
  });

  it("is in the buyer's library", async () => {
    const { items } = await queries.listLibrary(buyer, requireAccount(buyer));
    assert.deepEqual(
      items.map(({ balance, asset }) => [balance, asset.id]),
      [["4", String(sale.asset)]],
    );
  });

  it("has an offer in the seller's list, which goes page by page and keeps the prices", async () => {
    const [price, terms] = [parseFtns("21"), sale.terms];
    await actions.send(seller, actions.repriceListing(seller, { terms, price }));
    await caughtUp();
    const listed: queries.OfferRow[] = [];
    const page = (cursor: string | undefined) =>
      queries.listOffers(buyer, requireAccount(seller), { first: 2, cursor });
    for await (const offer of queries.allPages(page)) listed.push(offer);
    assert.equal(new Set(listed.map(({ id }) => id)).size, 5, "one asset was published without an offer");
    assert.equal(listed.length, 5);
    assert.deepEqual(
      listed[0]?.changes.map((change) => [change.kind, change.previousPrice, change.price]),
      [
        ["Repriced", String(parseFtns("20")), String(price)],
        ["Listed", null, String(parseFtns("20"))],
      ],
    );
    assert.equal(listed[0].terms.id, String(terms));
    assert.deepEqual((await queries.listOffers(buyer, requireAccount(buyer))).items, []);
  });

  it("is in the earnings, before and after the distribution", async () => {
    const contributor = whole.as(CONTRIBUTOR);
    const account = requireAccount(contributor);
    const pool = poolId(sale.asset, 1);
    const due = await queries.listPoolsDue(contributor, account);
    assert.deepEqual(
      due.map(({ id, net }) => [id, net]),
      [[String(pool), String(4n * sale.quote.net)]],
    );
    assert.ok((await queries.listPoolsDue(seller, requireAccount(seller))).some(({ id }) => id === String(pool)));
    await journeys.distributePool(contributor, pool);
    await journeys.withdrawAll(contributor);
    await caughtUp();
    assert.deepEqual(await queries.listPoolsDue(contributor, account), []);
    const { account: earner } = await queries.readEarnings(contributor, account);
    assert.equal(earner?.withdrawals.length, 1);
    assert.equal(earner.withdrawn, earner.earned);
    assert.equal((await queries.readPoolPage(buyer, pool))?.distributedNet, String(4n * sale.quote.net));
  });

  it("is in the figures, by hour and day, for the market, the category and the asset", async () => {
    const { market, series, top } = await queries.readStatistics(buyer, { interval: "hour" });
    const volume = String(4n * sale.amount);
    assert.deepEqual([market?.sales, market?.volume], [4, volume]);
    assert.deepEqual(
      series.map(({ sales }) => sales).reduce((sum, sales) => sum + sales, 0),
      4,
    );
    assert.equal(top[0]?.id, String(sale.asset));
    const models = await queries.readSeries(buyer, { category: "Model" });
    assert.deepEqual(
      models.map(({ volume: sold }) => sold),
      [volume],
    );
    assert.deepEqual(await queries.readSeries(buyer, { category: "IP" }), []);
    const [day] = await queries.readAssetSeries(buyer, sale.asset);
    assert.deepEqual(
      [day?.sales, day?.lastPrice, day?.begins ?? 0 % 86_400],
      [4, String(parseFtns("20")), day?.begins],
    );
  });

  it("is in the lineage, up and down", async () => {
    const data = Number(idOf("Breast cancer data"));
    const up = await queries.readLineage(buyer, { asset: sale.asset, direction: "up" });
    assert.deepEqual(up.edges, [{ parent: data, child: sale.asset, royaltyBps: 1_000 }]);
    const down = await queries.readLineage(buyer, { asset: data, direction: "down" });
    assert.deepEqual([...down.assets.keys()].sort(), [data, sale.asset].sort());
    assert.equal(down.truncated, false);
    assert.deepEqual((await queries.readLineage(buyer, { asset: data, direction: "up" })).edges, []);
  });
});

describe("the index itself", () => {
  it("says how far it is", async () => {
    await caughtUp();
    const status = await queries.readIndexStatus(buyer);
    assert.deepEqual([status.lagBlocks, status.lagSeconds, status.hasIndexingErrors], [0, 0, false]);
    assert.match(status.blockHash ?? "", /^0x[0-9a-f]{64}$/);
  });

  it("is waited for, but not for ever", async () => {
    const head = await getBlockNumber(buyer.client, { cacheTime: 0 });
    const error = await failsWith(queries.waitForBlock(buyer, head + 5n, { timeoutMs: 400 }), "IndexBehind");
    assert.match(error.message, /has not reached block/);
    const stop = AbortSignal.timeout(200);
    await failsWith(queries.waitForBlock(buyer, head + 5n, { signal: stop }), "Aborted");
  });

  it("may be killed: the money is not in it, and it goes on where it was", async () => {
    const { graphNode } = whole.devnet.services;
    await graphNode.kill();
    await failsWith(queries.searchAssets(buyer), "IndexUnreachable");
    const { receipt } = await actions.send(buyer, actions.approve(buyer, { spender: "Vault", amount: 1n }));
    const waiting = queries.waitForBlock(buyer, receipt.blockNumber);
    await graphNode.start();
    await waiting;
    assert.ok((await queries.searchAssets(buyer)).assets.length > 0);
  });
});

it("errors of the index are sentences", async () => {
  const error = await failsWith(queries.readIndexStatus({ ...buyer, subgraph: undefined }), "IndexUnreachable");
  assert.ok(error instanceof MarketError);
  assert.match(error.message, /No index is configured/);
});
