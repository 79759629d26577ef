// @vitest-environment node
import type { ChainPolicy, Funds } from "@ftns-market/sdk/reads";
import { parseFtns } from "@ftns-market/sdk/chain";
import { describe, expect, it } from "vitest";
import type { FilesRecord } from "./chosen-files";
import { bondOf, costsOf } from "./costs";
import { newForm, newOffer, type PublishForm } from "./form";
import { bpsOf, shareTexts, weightOf } from "./shares";
import { problemsOf, type FormStep } from "./validation";
import { isSame, needOf, newDraft, wizard, type Draft, type WizardEvent } from "./wizard";

const FILES: FilesRecord = {
  ...{ name: "a.csv", isFolder: false, size: 3, count: 1, fingerprint: "f", warnings: [] },
  files: [{ path: "a.csv", size: 3, mediaType: "text/csv" }],
};
const HASH = `0x${"12".repeat(32)}` as const;
const STORED = {
  cid: "c",
  digest: HASH,
  size: 3,
  ciphertextRoot: HASH,
  plaintextRoot: HASH,
  keyHash: HASH,
  keyNonce: HASH,
};
const POLICY = {
  ...{ feeBps: 250, bondBps: 500, maxContributors: 2, maxParents: 1, maxLineageRoyaltyBps: 5_000 },
  maxResaleRoyaltyBps: 1_000,
} as ChainPolicy;
const FUNDS: Funds = {
  ...{ wallet: parseFtns("100"), credit: 0n, native: 1n },
  allowances: { Listings: 0n, Vault: 0n },
  vaultAllowances: { Escrow: 0n, Listings: 0n },
};
const A = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const B = "0x976EA74026E726554dB657fA54763abd0C3a0aa9";

const form = (change: Partial<PublishForm> = {}): PublishForm => ({
  ...newForm(),
  ...{ name: "Data", description: "Some data.", offers: [{ ...newOffer(), price: "10" }] },
  ...change,
});
const draft = (change: Partial<Draft> = {}): Draft => ({ ...newDraft("1"), form: form(), files: FILES, ...change });
const after = (from: Draft, event: WizardEvent) => wizard({ draft: from, problems: {} }, event).draft;
const fields = (step: FormStep, change: Partial<PublishForm>, files: FilesRecord | undefined = FILES) =>
  Object.keys(problemsOf(step, form(change), files, { policy: POLICY, existing: undefined, now: 1_000 }));

describe("problemsOf", () => {
  it("lets a plain publication pass", () => {
    for (const step of ["artifact", "description", "people", "offers"] as const) expect(fields(step, {})).toEqual([]);
  });
  it("names the field of each fault", () => {
    expect(fields("description", { name: "", description: " ", languages: "English!", homePage: "http://a" })).toEqual([
      ...["name", "description", "languages", "homePage"],
    ]);
    const metric = { key: "1", name: "Accuracy", value: "high", dataset: "d", split: "", higherIsBetter: true };
    expect(fields("description", { metrics: [metric] })).toEqual(["metrics.0.value", "metrics.0.split"]);
    expect(fields("artifact", {}, { ...FILES, size: 0 })).toEqual(["files"]);
    expect(fields("artifact", {}, { ...FILES, files: [{ path: "a?.csv", size: 3, mediaType: "text/csv" }] })).toEqual([
      "files",
    ]);
  });
  it("holds people and lineage to the policy", () => {
    const one = (account: string, weight = "1") => ({ key: account + weight, account, weight });
    expect(fields("people", { contributors: [one(A), one(A.toLowerCase(), "0")] })).toEqual([
      ...["contributors.1.account", "contributors.1.weight"],
    ]);
    expect(fields("people", { contributors: [one(A), one(B), one(`0x${"11".repeat(20)}`)] })).toEqual(["contributors"]);
    const parent = (asset: number, royalty: string) => ({ asset, name: undefined, royalty });
    expect(fields("people", { parents: [parent(1, "50.01")] })).toEqual(["parents"]);
    expect(fields("people", { parents: [parent(1, "0")], resaleRoyalty: "10.01" })).toEqual([
      ...["parents.0.royalty", "resaleRoyalty"],
    ]);
  });
  it("refuses offers that the contracts would refuse", () => {
    const offers = [
      { ...newOffer(), price: "-1" },
      { ...newOffer(), price: "1", exclusive: true },
      { ...newOffer(), price: "1", kind: "Metered" as const, unitsPerPack: "0", exclusive: true },
      { ...newOffer(), price: "1", expiresAt: "1970-01-01T00:01" },
    ];
    expect(fields("offers", { offers })).toEqual([
      ...["offers.0.price", "offers.1.supplyCap", "offers.2.unitsPerPack", "offers.2.exclusive", "offers.3.expiresAt"],
    ]);
  });
});

describe("shares", () => {
  it("sum to 100 %", () => {
    expect(shareTexts([1n, 1n, 1n])).toEqual(["33.34 %", "33.33 %", "33.33 %"]);
    expect(shareTexts([3n, undefined, 1n])).toEqual(["75.00 %", undefined, "25.00 %"]);
  });
  it("reads weights and percentages exactly", () => {
    expect([weightOf("0"), weightOf("1.5"), weightOf(String(2n ** 96n)), weightOf(" 7 ")]).toEqual([
      ...[undefined, undefined, undefined, 7n],
    ]);
    expect([bpsOf("2.5"), bpsOf("0.01"), bpsOf("100.01"), bpsOf("1.005")]).toEqual([250, 1, undefined, undefined]);
  });
});

describe("costsOf", () => {
  it("lists every signature and transaction, with the bonds", () => {
    const bond = bondOf(draft(), POLICY);
    expect(bond).toBe(parseFtns("0.5"));
    const costs = costsOf(draft(), FUNDS, bond * 3n);
    expect(costs.map(({ kind }) => kind)).toEqual(["signature", ...Array<string>(6).fill("transaction")]);
    expect(costs.reduce((sum, { ftns }) => sum + ftns, 0n)).toBe(parseFtns("1.5"));
  });
  it("prefers the chain's estimate of the transaction that publishes, and keeps the two apart", () => {
    const gasOf = (publishing?: bigint) =>
      costsOf(draft(), FUNDS, 0n, publishing).find(({ what }) => what === "Publish the asset");
    expect(gasOf()).toMatchObject({ estimated: false });
    expect(gasOf(171_234n)).toMatchObject({ estimated: true, gas: 171_234n });
  });
  it("leaves out what is done, and bonds of what is open", () => {
    const publication = { artifact: STORED, publishHash: HASH, asset: "1", version: 1, offers: [{ terms: "1" }] };
    expect(costsOf(draft({ publication }), FUNDS, 0n).map(({ what }) => what)).toEqual(["Offer 1: put it on sale"]);
    expect(bondOf(draft({ form: form({ encrypted: false }) }), POLICY)).toBe(0n);
  });
});

describe("wizard", () => {
  const uploaded = draft({ publication: { artifact: STORED, metadataDigest: HASH } });
  it("forgets what does not fit any more, and only that", () => {
    expect(after(uploaded, { type: "edited", change: { name: "Other" } }).publication).toEqual({ artifact: STORED });
    expect(after(uploaded, { type: "edited", change: { encrypted: false } }).publication).toEqual({});
    const other = { ...FILES, fingerprint: "g" };
    expect(after(uploaded, { type: "chose", files: other }).publication).toEqual({});
    expect(after(uploaded, { type: "chose", files: FILES }).publication).toEqual({ artifact: STORED });
  });
  it("changes nothing that is on the chain", () => {
    const sent = draft({ publication: { artifact: STORED, publishHash: HASH, offers: [{ createHash: HASH }] } });
    const [first] = sent.form.offers;
    const later = newOffer();
    const changed = after(sent, { type: "edited", change: { name: "Other", offers: [newOffer(), later] } });
    expect(changed.form.name).toBe("Data");
    expect(changed.form.offers).toEqual([first, later]);
    expect(changed.publication).toEqual(sent.publication);
  });
  it("asks for the file again only while it is needed", () => {
    expect(needOf(draft(), false)).toBe("files");
    expect(needOf(draft(), true)).toBe("nothing");
    expect(needOf(draft({ files: { ...FILES, handle: {} as FileSystemHandle } }), false)).toBe("permission");
    expect(needOf(uploaded, false)).toBe("nothing");
    expect([isSame({ ...FILES, size: 4 }, FILES), isSame({ ...FILES }, FILES)]).toEqual([false, true]);
  });
});
