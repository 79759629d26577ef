import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { tradersOf } from "../../scripts/devnet/market.ts";
import { COLLECTED, SALES } from "../../scripts/seed/index.ts";
import { BOND_CREDIT } from "../../scripts/seed/publish.ts";
import { parseFtns, queries, reads, requireAccount } from "../../sdk/src/index.ts";
import { caughtUp, openStage, type Stage } from "./stage.ts";

/** Of the sales in `scripts/seed/catalogue/sales.ts` that are settled: 3 × 20 + 250 + 40 + 2 × 40 + 12 + 2 × 12. */
const VOLUME = parseFtns("466");

describe("a fresh devnet with its seed", () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage({ seed: true });
    await caughtUp(stage.buyer);
  });
  after(() => stage[Symbol.asyncDispose]());

  it("has sales in its figures and charts", async () => {
    const unchecked = SALES.filter((sale) => sale.unchecked);
    const { market, categories, series, top } = await queries.readStatistics(stage.buyer, { interval: "day" });
    assert.equal(market?.sales, SALES.length - unchecked.length);
    assert.equal(market.openSales, unchecked.length);
    assert.equal(market.volume, String(VOLUME));
    assert.equal(categories.length, 5);
    assert.equal(
      series.reduce((sum, { volume }) => sum + BigInt(volume), 0n),
      VOLUME,
    );
    assert.equal(top[0]?.metadata?.name, "Breast Cancer Wisconsin classifier");
  });

  it("has licences of every kind in the libraries of its customers", async () => {
    const { clinic, university, messenger } = tradersOf(stage.devnet);
    const held = [];
    for (const customer of [clinic, university, messenger]) {
      const { items } = await queries.listLibrary(customer, requireAccount(customer));
      held.push(items.map(({ kind, balance }) => `${balance} ${kind}`).sort());
    }
    assert.deepEqual(held, [
      ["1 Perpetual", "20 Metered", "3000 Metered"],
      ["1 Perpetual", "1 Perpetual"],
      ["1 Subscription"],
    ]);
  });

  it("has paid royalties out to the owner of the data, and left the delivery bonds", async () => {
    const payee = tradersOf(stage.devnet)[COLLECTED.payee];
    const { account } = await queries.readEarnings(payee, requireAccount(payee));
    assert.equal(account?.withdrawals.length, 1);
    assert(account.payouts.length > 0);
    assert.equal((await reads.readFunds(payee, requireAccount(payee))).credit, BOND_CREDIT);
  });
});
