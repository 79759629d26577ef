import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { AUCTIONS, buildSeedContent, type SeedAsset, type SeedAuction } from "../../scripts/seed/index.ts";
import { minimumBid } from "../../sdk/src/auctions/index.ts";

let folder: string;
let assets: SeedAsset[];
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "seed-auctions-"));
  assets = await buildSeedContent(folder);
});
after(() => rm(folder, { recursive: true }));

function assetOf(key: string): SeedAsset {
  const asset = assets.find((candidate) => candidate.key === key);
  assert(asset !== undefined, `no asset ${key}`);
  return asset;
}

function biddersOf(auction: SeedAuction): string[] {
  if (auction.kind === "Dutch") return auction.taker === undefined ? [] : [auction.taker];
  return auction.bids.map(({ bidder }) => bidder);
}

describe("the auctions of the seed", () => {
  it("are of lots that the catalogue has, with bids of nobody who has a part in them", () => {
    for (const auction of AUCTIONS) {
      const { terms, owner, contributors } = assetOf(auction.asset);
      if (auction.lot === "title") assert.equal(auction.quantity, 1);
      else assert(terms.some(({ kind }) => kind === auction.lot) && auction.quantity >= 1, auction.asset);
      const parties = [owner, ...contributors.map(({ party }) => party)] as string[];
      for (const bidder of biddersOf(auction)) assert(!parties.includes(bidder), `${bidder} in ${auction.asset}`);
    }
  });

  it("are of every kind, of licences and of an asset itself, open and encrypted, one with a hidden reserve", () => {
    assert.deepEqual([...new Set(AUCTIONS.map(({ kind }) => kind))].sort(), [
      "Dutch",
      "English",
      "SealedBid",
      "Vickrey",
    ]);
    assert.deepEqual(new Set(AUCTIONS.map(({ lot }) => lot === "title")), new Set([true, false]));
    assert.deepEqual(new Set(AUCTIONS.map(({ asset }) => assetOf(asset).encrypted)), new Set([true, false]));
    assert.equal(AUCTIONS.filter((auction) => "reserve" in auction).length, 1);
  });

  it("run for days, but for one that is taken at once", () => {
    assert(AUCTIONS.every(({ days }) => days >= 2 && days <= 7));
    assert.equal(AUCTIONS.filter((auction) => auction.kind === "Dutch" && auction.taker !== undefined).length, 1);
  });

  it("have bids that the rules accept", () => {
    for (const auction of AUCTIONS) {
      const { startingPrice } = auction;
      if (auction.kind === "English") {
        let leadingBid = 0n;
        for (const { amount } of auction.bids) {
          assert(amount >= minimumBid({ startingPrice, leadingBid }), auction.asset);
          leadingBid = amount;
        }
      } else if (auction.kind !== "Dutch") {
        for (const { value, collateral } of auction.bids) assert(startingPrice <= value && value < collateral);
        assert.equal(new Set(biddersOf(auction)).size, auction.bids.length, "one commitment for each bidder");
      }
    }
  });
});
