// The queries of auditors, audits, reviews and reputations against the real index.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { getBlock, getBlockNumber } from "viem/actions";
import { deliverSale } from "../../../scripts/deliver/deliver-sale.ts";
import {
  actions,
  audits,
  journeys,
  type MarketClient,
  parseFtns,
  queries,
  reads,
  requireAccount,
} from "../../src/index.ts";
import { failsWith } from "../support/failures.ts";
import { publicationOf, startWholeMarket, type WholeMarket } from "../support/whole-market.ts";

const SELLER = 2;
const BUYER = 6;
const CONTRIBUTOR = 7;
const AUDITORS = [11, 12, 13, 14];
const FILE_BLOCKS = 60;
const POLL_MS = 250;
const SCORES = [6_000, 8_000, 9_000];

let whole: WholeMarket;
let seller: MarketClient;
let buyer: MarketClient;
let certified: journeys.Publication;
let plain: journeys.Publication;
/** Concluded, and not drawn yet. */
let done: bigint;
let waiting: bigint;
let now: number;

before(async () => {
  whole = await startWholeMarket();
  [seller, buyer] = [whole.as(SELLER), whole.as(BUYER)];
  certified = await journeys.publish(seller, publicationOf({ name: "Audited model", price: parseFtns("100") }));
  plain = await journeys.publish(seller, publicationOf({ name: "Plain model", price: parseFtns("1") }));
  await enlist();
  done = await journeys.orderAudit(buyer, { asset: certified.asset, version: 1 });
  await work(done);
  waiting = await journeys.orderAudit(seller, { asset: plain.asset, version: 1 });
  await reviewOf(certified, 4, "Good.");
  await filesRead();
  now = Number((await getBlock(seller.client)).timestamp);
});
after(() => whole.stop());

/** A file is read beside the blocks, and shown with one of the blocks after. */
async function filesRead(): Promise<void> {
  for (let i = 0; i < FILE_BLOCKS; i++) {
    await whole.devnet.services.chain.request("evm_mine");
    await queries.waitForBlock(seller, await getBlockNumber(seller.client, { cacheTime: 0 }));
    const [review] = (await queries.listReviews(seller)).items;
    if (review?.text?.text !== undefined && review.answer?.text !== undefined) return;
    await sleep(POLL_MS);
  }
  assert.fail("the index does not read the files of the review");
}

async function enlist(): Promise<void> {
  const { bond } = await reads.readAuditTerms(seller);
  for (const [i, index] of AUDITORS.entries()) {
    const credentials = { name: `Auditor ${index}`, text: "Ten years.", website: "https://auditor.test" };
    const domains = i === 0 ? (["Model", "Dataset"] as const) : (["Model"] as const);
    await journeys.becomeAuditor(whole.as(index), { credentials, domains, stake: BigInt(4 + i) * bond });
  }
}

async function work(audit: bigint): Promise<void> {
  for (let i = 0; i < 3; i++) await whole.devnet.services.chain.request("evm_mine");
  const { seats } = await journeys.continueAudit(buyer, audit);
  const openings: [MarketClient, audits.FindingOpening][] = [];
  for (const { number: seat, auditor } of seats) {
    const market = AUDITORS.map((index) => whole.as(index)).find((one) => requireAccount(one) === auditor);
    assert(market !== undefined);
    const score = SCORES[seat] ?? 0;
    const scores: audits.Scores = {
      ...{ ModelPerformance: score, DataQuality: "NotApplicable", CodeQuality: score },
      ...{ Documentation: score, PeerReview: score },
    };
    const master = await journeys.auditMaster(market, { audit, seat });
    const finding = { scores, passed: true, contentCertified: true };
    const report = new TextEncoder().encode(JSON.stringify({ seat }));
    openings.push([market, await journeys.submitFinding(market, { audit, seat, master, finding, report })]);
  }
  for (const [market, opening] of openings) await journeys.revealFinding(market, opening);
  await journeys.continueAudit(buyer, audit);
}

async function reviewOf({ terms: [terms] }: journeys.Publication, rating: number, text: string): Promise<void> {
  assert(terms !== undefined);
  await journeys.purchase(buyer, { terms, version: 1 });
  await journeys.writeReview(buyer, { terms, rating, text });
  await journeys.answerReview(seller, { terms, reviewer: requireAccount(buyer), text: "Thanks." });
}

const idsOf = ({ assets }: queries.SearchPage) => assets.map(({ id }) => Number(id));
const lower = (market: MarketClient) => requireAccount(market).toLowerCase();

describe("queries of auditors", () => {
  it("list them by stake, page by page, each once", async () => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await queries.searchAuditors(seller, { now, first: 3, ...(cursor !== undefined && { cursor }) });
      found.push(...page.items.map(({ account }) => account));
      cursor = page.cursor;
    } while (cursor !== undefined);
    assert.deepEqual(found, AUDITORS.map((index) => lower(whole.as(index))).reverse());
  });

  it("filter by domain, at the time that is asked for", async () => {
    const { items } = await queries.searchAuditors(seller, { now, domain: "Dataset", drawable: true });
    assert.deepEqual(
      items.map(({ account, domains }) => [account, domains]),
      [[lower(whole.as(11)), ["Model", "Dataset"]]],
    );
    assert.deepEqual((await queries.searchAuditors(seller, { now, domain: "IP" })).items, []);
  });

  it("show one with credentials, stake, seats, and the reputation that the chain has", async () => {
    const account = requireAccount(whole.as(14));
    const page = await queries.readAuditorPage(seller, { account, now });
    assert(page !== undefined);
    assert.deepEqual(page.credentials, { name: "Auditor 14", text: "Ten years.", website: "https://auditor.test" });
    assert.deepEqual(
      page.movements.map(({ kind, amount }) => [kind, amount]),
      [["Bonded", page.stake]],
    );
    assert.equal(page.auditsDone, page.seats.length);
    const { score } = await reads.readReputation(seller, account);
    assert.equal(page.reputation.score, score);
    assert.equal(await queries.readAuditorPage(seller, { account: requireAccount(seller), now }), undefined);
  });

  it("refuse a cursor that is none", async () => {
    await failsWith(queries.searchAuditors(seller, { now, cursor: "nonsense" }), "InvalidInput");
  });
});

describe("queries of audits", () => {
  it("show an audit with its panel, findings, and certificate", async () => {
    const page = await queries.readAuditPage(seller, done);
    assert(page !== undefined);
    assert.deepEqual([page.phase, page.certified, page.asset, page.seats], ["Concluded", true, certified.asset, 3]);
    assert.deepEqual(page.panel.map(({ finding }) => finding?.overall).sort(), SCORES);
    assert.equal(page.certificate?.overall, 8_000);
    assert.deepEqual(page.certificate?.scores["DataQuality"], "NotApplicable");
    assert(page.panel.every(({ auditorName, atStake }) => auditorName?.startsWith("Auditor") && atStake > 0n));
    assert.equal(await queries.readAuditPage(seller, 99n), undefined);
  });

  it("list them by asset, auditor, orderer and phase", async () => {
    const idsBy = async (input: queries.AuditsInput) =>
      (await queries.listAudits(seller, input)).items.map(({ audit }) => audit);
    const [auditor] = (await queries.readAuditPage(seller, done))?.panel ?? [];
    assert.deepEqual(await idsBy({}), [waiting, done]);
    assert.deepEqual(await idsBy({ asset: certified.asset, version: 1 }), [done]);
    assert.deepEqual(await idsBy({ asset: certified.asset, version: 2 }), []);
    assert.deepEqual(await idsBy({ auditor: auditor?.auditor ?? "0x" }), [done]);
    assert.deepEqual(await idsBy({ orderer: requireAccount(seller) }), [waiting]);
    assert.deepEqual(await idsBy({ phase: "Drawing" }), [waiting]);
    assert.deepEqual(await idsBy({ open: false }), [done]);
  });

  it("say what can be done now, as the chain does", async () => {
    const { items } = await queries.listAudits(seller);
    const number = await getBlockNumber(seller.client, { cacheTime: 0 });
    for (const audit of items) {
      const { next } = await reads.readAudit(seller, audit.audit);
      assert.equal(audits.auditNextAt(audit, { number, timestamp: now }), next);
    }
  });

  it("show nobody a seat that waits while none does", async () => {
    for (const index of AUDITORS) {
      const account = requireAccount(whole.as(index));
      assert.deepEqual((await queries.listMyDesk(seller, account)).items, []);
    }
    assert.deepEqual((await queries.listAuditKeysDue(seller, requireAccount(seller))).items, []);
  });

  it("list the certificates of an asset", async () => {
    const [only, ...rest] = await queries.certificatesOf(seller, certified.asset);
    assert.deepEqual([only?.audit, only?.version, only?.current, rest.length], [done, 1, true, 0]);
    assert.equal(only?.fraudulent, false);
    assert.deepEqual(await queries.certificatesOf(seller, plain.asset), []);
  });
});

describe("the search by trust", () => {
  it("finds what is certified now, and what is not", async () => {
    assert.deepEqual(idsOf(await queries.searchAssets(seller, { certified: true, now })), [certified.asset]);
    assert.deepEqual(idsOf(await queries.searchAssets(seller, { certified: false, now })), [plain.asset]);
    const until = (await queries.readAssetPage(seller, certified.asset))?.certifiedUntil;
    assert.deepEqual(idsOf(await queries.searchAssets(seller, { certified: true, now: Number(until) })), []);
  });

  it("finds by quality, rating and the owner's reputation, the bounds included, with words too", async () => {
    const found = async (input: queries.SearchInput) => idsOf(await queries.searchAssets(seller, { now, ...input }));
    assert.deepEqual(await found({ minQuality: 8_000 }), [certified.asset]);
    assert.deepEqual(await found({ minQuality: 8_001 }), []);
    assert.deepEqual(await found({ minRating: 4 }), [certified.asset]);
    assert.deepEqual(await found({ minRating: 4.1 }), []);
    const { score } = await reads.readReputation(seller, requireAccount(seller));
    assert.deepEqual((await found({ minReputation: score })).sort(), [certified.asset, plain.asset]);
    assert.deepEqual(await found({ text: "plain", minReputation: score }), [plain.asset]);
    assert.deepEqual(await found({ text: "plain", minReputation: 10n ** 18n }), []);
  });

  it("sorts by quality and rating, and shows them on the card", async () => {
    for (const sort of ["quality", "rating"] as const) {
      const { assets } = await queries.searchAssets(seller, { sort, now });
      assert.deepEqual(
        assets.map(({ id, certificate, rating, reviewCount }) => [
          ...[id, certificate?.overall, certificate?.passed],
          ...[queries.starsOf(rating ?? -1), reviewCount],
        ]),
        [[String(certified.asset), 8_000, true, 4, 1]],
      );
    }
  });

  it("counts what is certified among the facets", async () => {
    const { certified: values } = await queries.readFacets(seller, { now });
    assert.deepEqual(values.map(({ value, count }) => `${value} ${count}`).sort(), ["certified 1", "uncertified 1"]);
  });
});

describe("queries of reviews and reputations", () => {
  it("list reviews with text, answer and history", async () => {
    const { items } = await queries.listReviews(seller, { asset: certified.asset, order: "weight" });
    const [only] = items;
    assert.deepEqual(
      [items.length, only?.rating, only?.text?.text, only?.answer?.text, only?.history.length, only?.reviewer],
      [1, 4, "Good.", "Thanks.", 1, lower(buyer)],
    );
    assert.deepEqual((await queries.listReviews(seller, { asset: plain.asset })).items, []);
  });

  it("show a reputation as the chain has it, with what changed it", async () => {
    const account = requireAccount(seller);
    const page = await queries.readReputationPage(seller, { account, now });
    const truth = await reads.readReputation(seller, account);
    assert.deepEqual([page?.score, page?.standing], [truth.score, truth.standing]);
    const history = await queries.reputationHistory(seller, { account });
    assert.deepEqual(
      history.items.map(({ cause, quality }) => [cause, quality]),
      [
        ["Reviewed", undefined],
        ["QualityFound", 8_000],
      ],
    );
    assert.deepEqual(page?.changes, history.items);
  });

  it("have leaders: auditors by domain; no seller without a sale that could have failed", async () => {
    const { items } = await queries.leaderboard(seller, { now, role: "auditor", domain: "Model" });
    assert.equal(items.length, AUDITORS.length);
    const scores = items.map(({ reputation }) => reputation.score);
    assert.deepEqual(
      scores,
      [...scores].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)),
    );
    assert.deepEqual((await queries.leaderboard(seller, { now, role: "seller" })).items, []);
  });
});

// Last: it changes the seller's standing.
describe("queries of self-dealing", () => {
  it("find the sale to a contributor, and the splits that named it, until the chain is shown", async () => {
    const [contributor, account] = [whole.as(CONTRIBUTOR), requireAccount(whole.as(CONTRIBUTOR))];
    const price = parseFtns("100");
    await journeys.prepareToSell(seller, price);
    const master = await journeys.sellerMaster(seller);
    const contributors = [requireAccount(seller), account].map((one) => ({ account: one, weight: 1n }));
    const input = publicationOf({ name: "Sold to a friend", price, master, contributors });
    const { asset, terms } = await journeys.publish(seller, input);
    const order = { terms: terms[0] ?? 0n, version: 1, master: await journeys.buyerMaster(contributor) };
    const { sale } = await journeys.purchase(contributor, order);
    assert.equal(queries.canBeStruck(await saleRow(sale)), false, "it waits for its key");
    await deliverSale(seller, master, sale);
    await journeys.acceptSale(contributor, await reads.readSale(contributor, sale));
    assert.equal(queries.canBeStruck(await saleRow(sale)), true);

    const current = await reads.readSplit(seller, asset, 1);
    await actions.send(seller, actions.setContributors(seller, { asset, current, contributors: [] }));
    await indexed();
    const accounts = [account, requireAccount(buyer)];
    const named = [{ account: account.toLowerCase(), split: 1 }];
    assert.deepEqual(await queries.listNamings(seller, { asset, accounts }), named);
    assert.deepEqual(await queries.listNamings(seller, { asset, accounts: [] }), []);

    const strike = actions.strikeSale(buyer, { sale, split: current, seller: requireAccount(seller) });
    await actions.send(buyer, strike);
    const struck = await saleRow(sale);
    assert.deepEqual([struck.selfDealing, struck.struck, queries.canBeStruck(struck)], [true, true, false]);
  });

  it("leave sales alone that count for nothing: settled at once, or with a fee too low to say something", () => {
    const sale = { ...({ state: "Settled", instant: false, selfDealing: true, struck: false } as const), fee: "" };
    const [enough, less] = [parseFtns("0.1"), parseFtns("0.1") - 1n].map(String);
    assert.equal(queries.canBeStruck({ ...sale, fee: enough ?? "" }), true);
    assert.equal(queries.canBeStruck({ ...sale, fee: less ?? "" }), false);
    assert.equal(queries.canBeStruck({ ...sale, fee: enough ?? "", instant: true }), false);
    assert.equal(queries.canBeStruck({ ...sale, fee: enough ?? "", selfDealing: false }), false);
    assert.equal(queries.canBeStruck({ ...sale, fee: enough ?? "", state: "Refunded" }), false);
  });

  const indexed = async () => queries.waitForBlock(seller, await getBlockNumber(seller.client, { cacheTime: 0 }));

  async function saleRow(sale: bigint): Promise<queries.SaleRow> {
    await indexed();
    const { items } = await queries.listSales(seller, { seller: requireAccount(seller) });
    return items.find(({ id }) => id === String(sale)) ?? assert.fail(`the index has no sale ${sale}`);
  }
});
