import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { crc32 } from "node:zlib";

import { encodeMetadata, parseMetadata } from "../../sdk/src/metadata/index.ts";
import { gatherEvidence } from "../../scripts/seed/catalogue/evidence.ts";
import { composeCatalogue } from "../../scripts/seed/catalogue/index.ts";
import { checkDataset, parseCsv } from "../../scripts/seed/assets/dataset-checker.mjs";
import { svmlightRow } from "../../scripts/seed/assets/spam-tokenizer.mjs";
import { type SeedAsset, type SeedTerms, buildSeedContent, seedMetadata } from "../../scripts/seed/index.ts";
import { readMessages } from "../../scripts/seed/models/data-files.ts";
import { runClassifier } from "../../scripts/seed/models/inference.ts";
import { DAG_PB, RAW, cidOf, fullMetadata } from "./metadata-fixtures.ts";

const MIB = 1_048_576;
let folder: string;
let assets: SeedAsset[];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "seed-content-"));
  assets = await buildSeedContent(join(folder, "first"));
});
after(() => rm(folder, { recursive: true }));

function assetOf(key: string): SeedAsset {
  const asset = assets.find((candidate) => candidate.key === key);
  assert.ok(asset, key);
  return asset;
}

const artifactOf = (key: string) => readFile(assetOf(key).artifact.path);
const textOf = async (key: string) => (await artifactOf(key)).toString("utf8");

/** Reads a stored ZIP by its central directory, as every unpacker does. */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.length - 22;
  assert.equal(bytes.readUInt32LE(end), 0x06054b50);
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    assert.equal(bytes.readUInt32LE(at), 0x02014b50);
    const [size, nameLength, offset] = [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt32LE(at + 42),
    ];
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    assert.equal(bytes.toString("utf8", offset + 30, offset + 30 + nameLength), name);
    const content = bytes.subarray(start, start + size);
    assert.equal(crc32(content), bytes.readUInt32LE(at + 16));
    files.set(name, content);
    at += 46 + nameLength;
  }
  assert.equal(at, end);
  return files;
}

const breastCancerCsv = async () =>
  unzip(await artifactOf("breast-cancer-data"))
    .get("breast-cancer-wisconsin.csv")
    ?.toString("utf8") ?? "";

describe("buildSeedContent", () => {
  it("covers all five categories with at least 12 assets", () => {
    assert.ok(assets.length >= 12);
    const categories = assets.map(({ category }) => category);
    assert.deepEqual([...new Set(categories)].sort(), ["compute", "dataset", "ip", "model", "tool"]);
    assert.equal(new Set(assets.map(({ key }) => key)).size, assets.length);
    assert.equal(new Set(assets.map(({ name }) => name)).size, assets.length);
    assert.ok(assets.some(({ encrypted }) => encrypted) && assets.some(({ encrypted }) => !encrypted));
    const kinds = assets.flatMap(({ terms }) => terms.map(({ kind }) => kind));
    assert.deepEqual([...new Set(kinds)].sort(), ["metered", "perpetual", "subscription"]);
  });

  it("writes the same bytes again", async () => {
    const again = await buildSeedContent(join(folder, "second"));
    for (const [i, asset] of assets.entries()) {
      for (const part of ["artifact", "cover"] as const) {
        assert.deepEqual(await readFile(again[i]?.[part].path ?? ""), await readFile(asset[part].path), asset.key);
      }
    }
    const listing = (asset: SeedAsset) => ({
      ...asset,
      artifact: { ...asset.artifact, path: "" },
      cover: { ...asset.cover, path: "" },
    });
    assert.deepEqual(again.map(listing), assets.map(listing));
  });

  it("states sizes and files as they are on disk", async () => {
    for (const { artifact, cover, files } of assets) {
      assert.equal((await readFile(artifact.path)).length, artifact.size);
      assert.equal((await readFile(cover.path)).length, cover.size);
      assert.ok(artifact.size > 0 && files.length > 0);
      if (files.length === 1) {
        assert.deepEqual(files, [{ path: artifact.name, size: artifact.size, mediaType: artifact.mediaType }]);
        continue;
      }
      const packed = [...unzip(await readFile(artifact.path))].map(([path, content]) => ({
        path,
        size: content.length,
      }));
      assert.deepEqual(
        files.map(({ path, size }) => ({ path, size })),
        packed,
      );
    }
    assert.ok(
      assets.some(({ artifact }) => artifact.size > MIB),
      "one artifact is more than one IPFS block",
    );
  });

  it("keeps the rules of the registry: lineage, royalties, contributors", () => {
    const depth = new Map<string, number>();
    for (const { key, parents, contributors, resaleRoyaltyBps, owner } of assets) {
      for (const parent of parents) {
        assert.ok(depth.has(parent.key), `${key}: ${parent.key} comes before it`);
        assert.ok(parent.royaltyBps > 0);
      }
      assert.ok(parents.reduce((sum, { royaltyBps }) => sum + royaltyBps, 0) <= 5_000);
      assert.ok(resaleRoyaltyBps <= 1_000);
      assert.equal(new Set(contributors.map(({ party }) => party)).size, contributors.length);
      assert.ok(contributors.every(({ weight }) => Number.isInteger(weight) && weight > 0));
      assert.ok(contributors.length === 0 || contributors.some(({ party }) => party === owner));
      depth.set(key, 1 + Math.max(-1, ...parents.map((parent) => depth.get(parent.key) ?? 0)));
    }
    assert.ok(Math.max(...depth.values()) >= 2 && Math.max(...depth.values()) <= 8);
    const model = assetOf("breast-cancer-classifier");
    assert.equal(model.contributors.length, 3);
    assert.deepEqual(model.parents, [{ key: "breast-cancer-data", royaltyBps: 1_000 }]);
  });

  it("keeps the rules of the licences", async () => {
    const check = async ({ kind, price, period, unitsPerPack, exclusive, supplyCap, licence }: SeedTerms) => {
      assert.ok(price >= 0n && price < 2n ** 96n);
      assert.equal(period > 0, kind === "subscription");
      assert.equal(unitsPerPack > 0, kind === "metered");
      if (exclusive) assert.deepEqual([kind, supplyCap], ["perpetual", 1]);
      if ("spdx" in licence) assert.ok(Buffer.byteLength(licence.spdx) <= 31);
      else assert.match(await readFile(licence.textPath, "utf8"), /^# .+ licence\n/);
    };
    for (const { terms, encrypted, key } of assets) {
      assert.ok(terms.length > 0, key);
      for (const entry of terms) await check(entry);
      if (encrypted)
        assert.ok(
          terms.every(({ price }) => price > 0n),
          `${key}: nothing encrypted is free`,
        );
    }
  });

  it("gives metadata that the parser takes unchanged", () => {
    const parentIds = Object.fromEntries(assets.map(({ key }, i) => [key, BigInt(i + 1)]));
    for (const asset of assets) {
      const codec = asset.artifact.size > MIB ? DAG_PB : RAW;
      const { encryption } = fullMetadata().artifact;
      const bytes = encodeMetadata(
        seedMetadata(asset, {
          artifactCid: cidOf(asset.key, codec),
          coverCid: cidOf("cover"),
          encryption: asset.encrypted ? encryption : undefined,
          licence: "spdx" in asset.licence ? asset.licence : { textCid: cidOf("text"), name: asset.licence.name },
          parentIds,
        }),
      );
      const parsed = parseMetadata(bytes);
      assert.ok(parsed.ok, asset.key);
      assert.equal(parsed.metadata.description, asset.description);
      assert.deepEqual(parsed.metadata.metrics, asset.metrics);
      assert.ok(bytes.length < 16_384, `${asset.key}: ${bytes.length} bytes`);
    }
  });

  it("refuses metadata of an asset whose parent has no id", () => {
    const parts = { artifactCid: cidOf("a"), coverCid: cidOf("c"), licence: { spdx: "MIT" }, parentIds: {} };
    assert.throws(() => seedMetadata(assetOf("iris-classifier"), parts), /iris-data is not published yet/);
  });

  it("leaves no unfilled or broken figure in any text", async () => {
    for (const { key, description, artifact } of assets) {
      const texts = [description, ...(artifact.mediaType.startsWith("text/markdown") ? [await textOf(key)] : [])];
      for (const text of texts) assert.doesNotMatch(text, /NaN|undefined|Infinity|\[object|\$\{/, key);
    }
  });

  it("sells and shows no message of the SMS collection", async () => {
    const published = await Promise.all(
      assets.map(async ({ artifact, cover, description }) => [
        await readFile(artifact.path, "utf8"),
        await readFile(cover.path, "latin1"),
        description,
      ]),
    );
    const all = published.flat().join("\n");
    const leaked = readMessages().texts.filter((text) => text.length >= 20 && all.includes(text));
    assert.deepEqual(leaked, []);
  });

  it("draws covers that are pictures and nothing else", () => {
    for (const { key, cover: svg } of composeCatalogue(gatherEvidence())) {
      assert.match(svg, /^<svg [^>]*viewBox="0 0 640 360"[^>]*>\n<title>[^<]+<\/title>/);
      assert.doesNotMatch(svg, /NaN|undefined|<script|<style|href|url\(|\s[oO][nN]\w+=|<foreignObject/, key);
      const opened = svg.match(/<(?!\/)[a-z]+(?:\s[^>]*[^/])?>/g)?.length;
      assert.equal(opened, svg.match(/<\/[a-z]+>/g)?.length, key);
    }
  });

  it("paints them as PNG, 1,280 points wide, small enough for a list", async () => {
    for (const { key, cover } of assets) {
      const png = await readFile(cover.path);
      assert.equal(png.subarray(1, 4).toString("latin1"), "PNG", key);
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1_280, 720], key);
      assert.equal(cover.mediaType, "image/png");
      assert.ok(cover.size < 200_000, `${key}: ${cover.size}`);
    }
  });
});

describe("what the catalogue claims", () => {
  it("the delivered model gives the card's figures on the delivered data", async () => {
    const [header = [], ...rows] = parseCsv(await breastCancerCsv());
    const test = rows.filter((row) => row[header.indexOf("split")] === "test");
    const { labels, probabilities } = await runClassifier(
      await artifactOf("breast-cancer-classifier"),
      test.map((row) => row.slice(3).map(Number)),
    );
    const right = test.filter((row, i) => (row[1] === "malignant" ? 1 : 0) === labels[i]).length;
    const { description } = assetOf("breast-cancer-classifier");
    assert.ok(description.includes(`(${right} of ${test.length};`), `${right} of ${test.length}`);
    const example = /row (\d+) of the data set must\s+give malignant with probability (0\.\d{6})/.exec(description);
    const at = test.findIndex((row) => row[0] === example?.[1]);
    assert.ok(Math.abs((probabilities[at]?.[1] ?? 0) - Number(example?.[2])) < 2e-6);
  });

  it("the recipe, computed by hand from its own table, gives its figures", async () => {
    const recipe = await textOf("breast-cancer-feature-recipe");
    const weights = [...recipe.matchAll(/^\| (\w+) \| ([\d.]+) \| ([\d.]+) \| (-?[\d.]+) \|$/gm)]
      .map(([, name = "", ...numbers]) => ({ name, numbers: numbers.map(Number) }))
      .filter(({ name }) => !/^\d+$/.test(name));
    assert.equal(weights.length, 6);
    const bias = Number(/^Bias: (-?[\d.]+)\.$/m.exec(recipe)?.[1]);
    const [header = [], ...rows] = parseCsv(await breastCancerCsv());
    const test = rows.filter((row) => row[2] === "test");
    const right = test.filter((row) => {
      const z = weights.reduce((sum, { name, numbers: [mean = 0, deviation = 0, weight = 0] }) => {
        return sum + (weight * (Number(row[header.indexOf(name)]) - mean)) / deviation;
      }, bias);
      return z > 0 === (row[1] === "malignant");
    }).length;
    assert.match(recipe, new RegExp(`\\| Accuracy \\| [\\d.]+ % \\(${right} of ${test.length};`));
  });

  it("the data sets are as sound as their datasheets say", async () => {
    const report = checkDataset(await breastCancerCsv(), { label: "diagnosis", ignore: ["id", "split"] });
    assert.equal(report.findings.filter(({ severity }) => severity === "serious").length, 0);
    assert.equal(report.findings.filter(({ check }) => check === "nearly identical").length, 2);
    assert.equal(report.findings.filter(({ check }) => check === "missing" || check === "repeated row").length, 0);
    const iris = checkDataset(await textOf("iris-data"), { label: "species" });
    assert.deepEqual(
      iris.findings.map(({ message }) => message),
      ["3 rows repeat the features of an earlier one"],
    );
  });

  it("the hashed features are what the tokenizer gives", async () => {
    const lines = unzip(await artifactOf("spam-features"))
      .get("features.svmlight")
      ?.toString("utf8")
      .trim()
      .split("\n");
    const { texts, labels } = readMessages();
    assert.deepEqual(
      lines,
      texts.map((text, i) => svmlightRow(text, String(labels[i]))),
    );
  });

  it("the note's conclusion follows from its figures", async () => {
    const note = await textOf("sms-spam-duplicates");
    const difference = Number(/differ by ([\d.]+) percentage points/.exec(note)?.[1]);
    const moves = Number(/moves by\s+([\d.]+) points/.exec(note)?.[1]);
    assert.ok(difference < moves / 2, `${difference} and ${moves}`);
  });

  it("the compute offers are OpenAPI documents with a unit", async () => {
    for (const asset of assets.filter(({ category }) => category === "compute")) {
      const specification = JSON.parse(await textOf(asset.key)) as Record<string, Record<string, unknown>>;
      assert.equal(JSON.stringify(specification["openapi"]), '"3.1.0"');
      assert.equal(specification["x-metering"]?.["unitsPerPack"], asset.terms[0]?.unitsPerPack);
      assert.equal(Object.keys(specification["paths"] ?? {}).length, 1);
    }
  });

  it("every figure in the metadata stands in the description or the report", () => {
    const { metrics, description } = assetOf("breast-cancer-classifier");
    assert.equal(metrics.length, 6);
    for (const { name, value } of metrics) {
      const shown = /AUC|Brier/.test(name) ? value.toFixed(4) : `${(Math.round(value * 1_000) / 10).toFixed(1)} %`;
      assert.ok(description.includes(shown), `${name}: ${shown}`);
    }
  });

  it("sources are named by the digest of the file they came from", async () => {
    const digest = createHash("sha256")
      .update(await readFile(new URL("../../data/wdbc.data", import.meta.url)))
      .digest("hex");
    assert.ok(assetOf("breast-cancer-data").description.includes(digest));
  });
});
