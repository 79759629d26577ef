import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { buildSeedContent, COLLECTED, CUSTOMERS, SALES, type SeedAsset } from "../../scripts/seed/index.ts";

let folder: string;
let assets: SeedAsset[];
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "seed-sales-"));
  assets = await buildSeedContent(folder);
});
after(() => rm(folder, { recursive: true }));

function assetOf(key: string): SeedAsset {
  const asset = assets.find((candidate) => candidate.key === key);
  assert(asset !== undefined, `no asset ${key}`);
  return asset;
}

describe("the sales of the seed", () => {
  it("are of terms that the catalogue has, to others than the seller", () => {
    for (const { asset, kind, buyer, quantity } of SALES) {
      const { terms, owner } = assetOf(asset);
      const sold = terms.find((candidate) => candidate.kind === kind);
      assert(sold !== undefined, `${asset} has no ${kind} terms`);
      assert.notEqual(buyer, owner, asset);
      // It would take the asset off the market.
      assert(!sold.exclusive, asset);
      assert(quantity >= 1 && (sold.supplyCap === 0 || quantity <= sold.supplyCap), asset);
    }
  });

  it("are few, and of every kind: every customer, free and paid, open and encrypted, several at once, a renewal", () => {
    assert(SALES.length >= 6 && SALES.length <= 10);
    for (const customer of Object.keys(CUSTOMERS))
      assert(
        SALES.some(({ buyer }) => buyer === customer),
        customer,
      );
    assert.deepEqual([...new Set(SALES.map(({ kind }) => kind))].sort(), ["metered", "perpetual", "subscription"]);
    assert.deepEqual(new Set(SALES.map(({ asset }) => assetOf(asset).encrypted)), new Set([true, false]));
    const prices = SALES.map(({ asset, kind }) => assetOf(asset).terms.find((terms) => terms.kind === kind)?.price);
    assert(prices.some((price) => price === 0n) && prices.some((price) => price !== 0n));
    assert(SALES.some(({ quantity }) => quantity > 1));
    const renewed = SALES.filter(({ kind }) => kind === "subscription").map(({ buyer, asset }) => `${buyer} ${asset}`);
    assert(new Set(renewed).size < renewed.length);
  });

  it("leave one to be checked by its buyer", () => {
    const unchecked = SALES.filter((sale) => sale.unchecked);
    assert.equal(unchecked.length, 1);
    assert(unchecked.every(({ asset }) => assetOf(asset).encrypted));
  });

  it("bring revenue that flows from a child to the payee, parents after their children", () => {
    const { assets: keys, payee } = COLLECTED;
    const order = assets.map(({ key }) => key).filter((key) => keys.includes(key));
    assert.deepEqual(order.reverse(), [...keys]);
    for (const [i, key] of keys.slice(0, -1).entries()) {
      assert(
        assetOf(key).parents.some((parent) => parent.key === keys[i + 1]),
        key,
      );
      assert(
        SALES.some(({ asset }) => asset === key),
        key,
      );
    }
    assert.equal(assetOf(keys.at(-1) ?? "").owner, payee);
  });
});
