import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { devnetAccounts } from "../../scripts/devnet/accounts.ts";
import {
  AUDITORS,
  AUDITS,
  buildSeedContent,
  REVIEWS,
  SALES,
  type SeedAsset,
  type SeedAudit,
} from "../../scripts/seed/index.ts";
import { audits, CATEGORIES, parseFtns } from "../../sdk/src/index.ts";

const BOND = parseFtns("1000");
const LEAST_FEE = parseFtns("10");
const SEATS = 3;

let folder: string;
let assets: SeedAsset[];
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "seed-trust-"));
  assets = await buildSeedContent(folder);
});
after(() => rm(folder, { recursive: true }));

function assetOf(key: string): SeedAsset {
  const asset = assets.find((candidate) => candidate.key === key);
  assert(asset !== undefined, `no asset ${key}`);
  return asset;
}

/** Owner and contributors of an asset. */
function partiesOf({ owner, contributors }: SeedAsset): string[] {
  return [owner, ...contributors.map(({ party }) => party)];
}

const concluded = () => AUDITS.filter(({ opinions }) => opinions !== undefined);
const fails = ({ opinions }: SeedAudit) =>
  Number(opinions?.filter(({ objection }) => objection !== undefined).length) >= 2;

describe("the auditors of the seed", () => {
  it("are five or more with credentials that are read, and several bonds so that small panels are full", () => {
    const all = Object.values(AUDITORS);
    assert(all.length >= 5);
    for (const { credentials, stake, domains } of all) {
      const read = audits.parseCredentials(audits.encodeCredentials(credentials));
      assert.deepEqual(read, { ok: true, document: credentials });
      assert(stake >= 4n * BOND && domains.length > 0);
    }
  });

  it("have accounts of their own, so that none has a part in what it audits", () => {
    const purposes = devnetAccounts().map(({ purpose }) => purpose);
    for (const { credentials } of Object.values(AUDITORS))
      assert.equal(purposes.filter((purpose) => purpose.endsWith(credentials.name)).length, 1, credentials.name);
  });

  it("are enough for each category that is audited", () => {
    for (const { asset } of AUDITS) {
      const domain = CATEGORIES.find((category) => category.toLowerCase() === assetOf(asset).category);
      const able = Object.values(AUDITORS).filter(({ domains }) => domain !== undefined && domains.includes(domain));
      assert(able.length >= SEATS, asset);
    }
  });
});

describe("the audits of the seed", () => {
  it("are of different assets of several categories, open and sealed, at the least fee and above", () => {
    assert.equal(new Set(AUDITS.map(({ asset }) => asset)).size, AUDITS.length);
    assert(new Set(AUDITS.map(({ asset }) => assetOf(asset).category)).size >= 3);
    assert.deepEqual(new Set(concluded().map(({ asset }) => assetOf(asset).encrypted)), new Set([true, false]));
    assert(AUDITS.every(({ fee }) => fee >= LEAST_FEE) && new Set(AUDITS.map(({ fee }) => fee)).size > 1);
  });

  it("come to certificates of every kind: passed, failed, one with a score withheld; and one is at work", () => {
    assert.equal(AUDITS.length - concluded().length, 1);
    assert.equal(concluded().filter(fails).length, 1);
    const withheld = concluded().filter((audit) => assetOf(audit.asset).category === "model" && !audit.reproduced);
    assert.equal(withheld.length, 1);
    assert(concluded().length - 1 >= 3);
  });

  it("have opinions that are scores, each with its reason", () => {
    for (const { opinions } of concluded())
      for (const { peerReview, reason } of opinions ?? [])
        assert(peerReview >= 0 && peerReview <= 10_000 && reason.length > 0 && reason.length <= 2_000);
  });
});

describe("the reviews of the seed", () => {
  it("are by buyers with no part in the asset or in what it is made from", () => {
    for (const { reviewer, asset, kind } of REVIEWS) {
      const sold = SALES.some((sale) => sale.buyer === reviewer && sale.asset === asset && sale.kind === kind);
      assert(sold, `${reviewer} has not bought ${asset}`);
      const { parents } = assetOf(asset);
      const parties = [...partiesOf(assetOf(asset)), ...parents.map(({ key }) => assetOf(key).owner)];
      assert(!parties.includes(reviewer), `${reviewer} in ${asset}`);
    }
  });

  it("are one for each licence, good and bad, some answered, one edited, in the form that is read", () => {
    assert.equal(
      new Set(REVIEWS.map(({ reviewer, asset, kind }) => `${reviewer} ${asset} ${kind}`)).size,
      REVIEWS.length,
    );
    const ratings = REVIEWS.map(({ rating }) => rating);
    assert(Math.min(...ratings) <= 2 && Math.max(...ratings) === 5);
    assert(REVIEWS.filter(({ answer }) => answer !== undefined).length >= 2);
    assert.equal(REVIEWS.filter(({ first }) => first !== undefined).length, 1);
    for (const { text, answer = text } of REVIEWS)
      for (const words of [text, answer])
        assert.deepEqual(audits.parseReviewText(audits.encodeReviewText({ text: words })), {
          ok: true,
          document: { text: words },
        });
  });
});
