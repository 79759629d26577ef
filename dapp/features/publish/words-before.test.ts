// @vitest-environment node
import type { Metadata } from "@ftns-market/sdk/metadata";
import { describe, expect, it } from "vitest";
import type { FilesRecord } from "./chosen-files";
import { newForm, type ExistingAsset } from "./form";
import { metadataOf } from "./publication-input";
import { wordsOf } from "./words-before";

const TEXT = "Use it on Sundays only.";
const TEXT_CID = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku";
const FILES: FilesRecord = {
  ...{ name: "a.csv", isFolder: false, size: 3, count: 1, fingerprint: "f", warnings: [] },
  files: [{ path: "a.csv", size: 3, mediaType: "text/csv" }],
};
const BEFORE: Metadata = {
  schema: "ftns-market/metadata/v1",
  ...{ name: "Flowers", description: "Measured by hand.", category: "dataset", tags: ["iris", "small"] },
  ...{ framework: "CSV", task: "tabular-classification", languages: ["en"], image: `ipfs://${TEXT_CID}` },
  external_url: "https://example.org/",
  licence: { textCid: TEXT_CID, name: "Sunday licence" },
  artifact: { name: "a.csv", mediaType: "text/csv", size: 3, cid: "c" },
  files: [{ path: "a.csv", size: 3, mediaType: "text/csv" }],
  metrics: [{ name: "Rows", value: 150, dataset: "itself", split: "all", higherIsBetter: true }],
  parents: [{ asset: "7", name: "Seeds", royaltyBps: 500 }],
};
const existing = (text: string | undefined): ExistingAsset => ({
  ...{ asset: 1, owner: "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC", latestVersion: 1, live: true, contributors: 0 },
  ...{ parents: BEFORE.parents, activeOffers: 1, encrypted: false, unread: undefined },
  words: { category: "Dataset", ...wordsOf(BEFORE, text) },
});

describe("wordsOf", () => {
  it("carries everything over: unchanged, the next version has the same metadata", () => {
    const before = existing(TEXT);
    const licences = { [TEXT]: { cid: TEXT_CID, digest: `0x${"12".repeat(32)}` as const } };
    expect(metadataOf(newForm(before), FILES, { cid: "c" }, { licences }, before)).toEqual(BEFORE);
  });

  it("leaves the licence to be chosen when its text is not to be had", () => {
    expect(wordsOf(BEFORE, undefined)).not.toHaveProperty("licence");
    expect(wordsOf({ ...BEFORE, licence: { spdx: "MIT" } }, undefined).licence).toEqual({ kind: "spdx", spdx: "MIT" });
  });
});
