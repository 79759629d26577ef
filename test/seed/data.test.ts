import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

import { dataFileDigest, readBreastCancer, readIris, readMessages } from "../../scripts/seed/models/data-files.ts";

describe("data/", () => {
  const sums = readFileSync(new URL("../../data/SHA256SUMS", import.meta.url), "utf8")
    .trim()
    .split("\n");

  it("holds the files as they were received", () => {
    assert.equal(sums.length, 3);
    for (const [digest, path] of sums.map((line) => line.split("  "))) {
      assert.equal(dataFileDigest(path?.replace("data/", "") ?? ""), digest);
    }
  });

  it("reads the breast cancer table", () => {
    const { features, featureNames, labels, rowIds } = readBreastCancer();
    assert.equal(features.length, 569);
    assert.ok(features.every((row) => row.length === 30 && row.every(Number.isFinite)));
    assert.equal(labels.filter((label) => label === 1).length, 212);
    assert.deepEqual(featureNames.slice(0, 2), ["mean_radius", "mean_texture"]);
    assert.equal(featureNames[21], "worst_texture");
    assert.deepEqual([rowIds[0], labels[0], features[0]?.[0]], ["842302", 1, 17.99]);
  });

  it("reads the iris table", () => {
    const { features, labels } = readIris();
    assert.deepEqual(
      [0, 1, 2].map((k) => labels.filter((label) => label === k).length),
      [50, 50, 50],
    );
    assert.deepEqual([...(features[149] ?? [])], [5.9, 3, 5.1, 1.8]);
  });

  it("reads the messages", () => {
    const { texts, labels } = readMessages();
    assert.equal(texts.length, 5_574);
    assert.equal(labels.filter((label) => label === 1).length, 747);
    assert.ok(texts[0]?.startsWith("Go until jurong point"));
    assert.ok(texts.every((text) => !/[\r\n]$/.test(text) && text !== ""));
  });
});
