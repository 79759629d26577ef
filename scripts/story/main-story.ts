import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Address } from "viem";
import { getBlockNumber } from "viem/actions";
import {
  formatFtns,
  journeys,
  parseFtns,
  poolId,
  queries,
  reads,
  requireAccount,
  type MarketClient,
} from "../../sdk/src/index.ts";
import { writeFileSink } from "../../sdk/src/node.ts";
import { buildSeedContent } from "../seed/index.ts";
import { runClassifier } from "../seed/models/inference.ts";
import { readBreastCancer } from "../seed/models/data-files.ts";
import { publishSeed, type Cast, type SeededAsset } from "../seed/publish.ts";
import { deliverSale } from "../deliver/deliver-sale.ts";
import type { StepBook } from "./steps.ts";

/** Who plays, and where files go. */
export interface StoryStage {
  readonly cast: Cast;
  readonly buyer: MarketClient;
  readonly folder: string;
  readonly book: StepBook;
}

const DATASET = "breast-cancer-data";
const MODEL = "breast-cancer-classifier";
const LEAST_ACCURACY = 0.9;

/**
 * The story of the market on real parts: a classifier is trained, published with its data set as parent, found, checked, bought,
 * delivered, run, paid for, split and withdrawn. Every step asserts what it did.
 */
export async function tellMainStory({ cast, buyer, folder, book }: StoryStage): Promise<void> {
  const catalogue = await book.step(
    "train the classifier on real data",
    () => buildSeedContent(join(folder, "seed")),
    (assets) => `${assets.length} assets with their files`,
  );
  const chosen = catalogue.filter(({ key }) => key === DATASET || key === MODEL);
  const [, model] = await book.step(
    "publish the data set and the model",
    () => publishSeed(cast, chosen),
    (done) => done.map(({ seed, asset }) => `${asset}: ${seed.name}`).join("; "),
  );
  assert(model !== undefined);
  const bought = await buyModel({ cast, buyer, folder, book }, model);
  await receiveModel({ cast, buyer, folder, book }, model, bought);
  const paid = await shareRevenue({ cast, buyer, folder, book }, model, bought.quote);
  await book.step(
    "all of it is in the index",
    () => requireIndexed(buyer, model, bought, paid),
    () => "sale settled, delivery, distributions, withdrawals",
  );
}

async function buyModel({ buyer, folder, book }: StoryStage, model: SeededAsset): Promise<journeys.Bought> {
  const [terms] = model.terms;
  assert(terms !== undefined);
  const found = await book.step(
    "find it by search and facets",
    () => findModel(buyer),
    ({ name }) => name,
  );
  assert.equal(found.asset, model.asset, "the search finds another asset than was published");
  const inspected = await book.step(
    "verify the ciphertext before paying",
    () => journeys.inspectVersion(buyer, model.asset, 1, { sink: writeFileSink(join(folder, "model.ciphertext")) }),
    ({ record }) => `${record.content.size} bytes, every block against its CID, both roots`,
  );
  const plaintext = await readFile(model.seed.artifact.path);
  const ciphertext = await readFile(join(folder, "model.ciphertext"));
  assert(!ciphertext.equals(plaintext), "the stored file is not encrypted");
  return book.step(
    "buy with a permit, one transaction",
    async () =>
      journeys.purchase(buyer, {
        terms,
        version: inspected.record.version,
        master: await journeys.buyerMaster(buyer, { checkTwice: true }),
        name: inspected.metadata.name,
      }),
    ({ quote }) => `${formatFtns(quote.amount)}, bond ${formatFtns(quote.bond)}`,
  );
}

const FOUND_WITHIN_MS = 20_000;
const LOOK_AGAIN_MS = 250;

/** As a buyer looks for it: two words and the facets of the list. The words come from IPFS, some blocks after the asset. */
async function findModel(buyer: MarketClient): Promise<{ asset: number; name: string }> {
  await caughtUp(buyer);
  const deadline = Date.now() + FOUND_WITHIN_MS;
  for (;;) {
    const { assets } = await queries.searchAssets(buyer, {
      text: "breast classifier",
      category: "Model",
      licenceKind: "Perpetual",
      encrypted: true,
      framework: "ONNX",
      task: "tabular-classification",
      tags: ["healthcare"],
      maxPrice: parseFtns("1000"),
    });
    const [found] = assets;
    if (found !== undefined) return { asset: Number(found.id), name: found.metadata?.name ?? "" };
    assert(Date.now() < deadline, "the search finds nothing");
    await sleep(LOOK_AGAIN_MS);
  }
}

async function caughtUp(market: MarketClient): Promise<void> {
  await queries.waitForBlock(market, await getBlockNumber(market.client, { cacheTime: 0 }));
}

async function receiveModel({ cast, buyer, folder, book }: StoryStage, model: SeededAsset, bought: journeys.Bought) {
  await book.step("deliver the key, verified by the chain", async () =>
    deliverSale(cast[model.seed.owner], await journeys.sellerMaster(cast[model.seed.owner]), bought.sale),
  );
  const path = join(folder, model.seed.artifact.name);
  const sale = await book.step("open the key, download, decrypt, verify", async () => {
    const delivered = await journeys.awaitDelivery(buyer, bought.sale, { pollMs: 200 });
    const inspected = await journeys.inspectVersion(buyer, model.asset, 1);
    const master = await journeys.buyerMaster(buyer);
    const { contentKey } = await journeys.openKey(buyer, delivered, inspected, master);
    await journeys.fetchArtifact(buyer, inspected, { contentKey }).pipeTo(writeFileSink(path));
    return delivered;
  });
  const [delivered, original] = await Promise.all([readFile(path), readFile(model.seed.artifact.path)]);
  assert(delivered.equals(original), "the delivered file is not byte for byte the seller's");
  await book.step(
    "run an inference with the delivered file",
    () => accuracyOf(delivered),
    (accuracy) => `accuracy ${(accuracy * 100).toFixed(1)} % over all rows`,
  );
  await book.step("confirm: the seller is paid", () => journeys.acceptSale(buyer, sale));
  const { valid } = await reads.readLicence(buyer, sale.terms, sale.buyer);
  assert(valid, "the buyer has no valid licence after the settlement");
}

async function accuracyOf(model: Uint8Array): Promise<number> {
  const { features, labels } = readBreastCancer();
  const predicted = await runClassifier(model, features);
  const accuracy = predicted.labels.filter((label, i) => label === labels[i]).length / labels.length;
  assert(accuracy > LEAST_ACCURACY, `the delivered model is right in only ${accuracy} of the rows`);
  return accuracy;
}

/** @returns what each earner was credited, FTNS base units */
async function shareRevenue(
  { cast, book }: StoryStage,
  model: SeededAsset,
  quote: reads.Quote,
): Promise<ReadonlyMap<Address, bigint>> {
  const { modelLab, dataSteward, evaluator } = cast;
  const [royalty] = quote.royalties;
  assert(royalty !== undefined && royalty.amount > 0n, "the data set gets no royalty");
  const earners = [modelLab, dataSteward, evaluator];
  const pool = poolId(model.asset, 1);
  const split = await reads.readSplit(modelLab, model.asset, 1);
  // The sale has changed reputations since the quote; those of the distribution fade with every second until it.
  const { shares } = await reads.previewDistribution(modelLab, pool, split);
  const before = await Promise.all(earners.map(creditOf));
  await book.step("split the model's revenue", () => journeys.distributePool(evaluator, pool));
  await book.step("split the data set's royalty", () => journeys.distributePool(evaluator, poolId(royalty.asset, 1)));

  const paid = new Map<Address, bigint>();
  for (const [i, earner] of earners.entries()) {
    const account = requireAccount(earner);
    const share = shares.find((found) => found.account === account)?.amount ?? 0n;
    const expected: bigint = share + (earner === dataSteward ? royalty.amount : 0n);
    const credited = (await creditOf(earner)) - (before[i] ?? 0n);
    paid.set(account, credited);
    const off = credited - expected;
    assert(
      (off < 0n ? -off : off) <= expected / 100_000n,
      `${account} is not paid as quoted: ${off} beside ${expected}`,
    );
  }
  const parts = [quote.fee, royalty.amount, ...quote.shares.map(({ amount }) => amount)];
  assert.equal(sum(parts), quote.amount, "the parts do not sum up to the payment");
  await book.step(
    "each contributor withdraws",
    async () => {
      for (const earner of earners) await journeys.withdrawAll(earner);
    },
    () => [...paid.values()].map((amount) => formatFtns(amount)).join(", "),
  );
  for (const earner of earners) assert.equal(await creditOf(earner), 0n);
  return paid;
}

async function requireIndexed(
  buyer: MarketClient,
  model: SeededAsset,
  { sale, quote }: journeys.Bought,
  paid: ReadonlyMap<Address, bigint>,
): Promise<void> {
  await caughtUp(buyer);
  const found = await queries.readSalePage(buyer, sale);
  assert.equal(found?.state, "Settled");
  assert.equal(found.amount, quote.amount.toString());
  assert.deepEqual(
    found.changes.map(({ state }) => state),
    ["AwaitingKey", "Delivered", "Settled"],
  );
  assert(found.delivery !== null);
  const pool = await queries.readPoolPage(buyer, poolId(model.asset, 1));
  assert.equal(pool?.distributedNet, quote.net.toString());
  assert.equal(pool.distributedFee, quote.fee.toString());
  const sources = [model.asset, ...quote.royalties.map(({ asset }) => asset)].map(String);
  for (const [account, credited] of paid) {
    const { account: earner } = await queries.readEarnings(buyer, account);
    const payouts = (earner?.payouts ?? []).filter(({ asset }) => sources.includes(asset.id));
    const amounts = payouts.map(({ amount }) => BigInt(amount));
    assert.equal(sum(amounts), credited, `the payouts of ${account} in the index are not what it was paid`);
    assert((earner?.withdrawals.length ?? 0) > 0, `${account} has no withdrawal in the index`);
  }
  const page = await queries.readAssetPage(buyer, model.asset);
  assert.equal(page?.salesCount, 1);
  assert.deepEqual(
    page.parents.map(({ parent }) => parent.id),
    quote.royalties.map(({ asset }) => String(asset)),
  );
  const statistics = await queries.readStatistics(buyer, { interval: "hour" });
  assert(BigInt(statistics.market?.volume ?? 0) >= quote.amount);
  const library = await queries.listLibrary(buyer, requireAccount(buyer));
  assert(
    library.items.some(({ terms }) => terms.id === model.terms[0]?.toString()),
    "the licence is not in the library",
  );
}

async function creditOf(market: MarketClient): Promise<bigint> {
  return (await reads.readFunds(market, requireAccount(market))).credit;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
