import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { deliverSale } from "../../scripts/deliver/deliver-sale.ts";
import { journeys, queries, requireAccount, termsId, uploadFile } from "../../sdk/src/index.ts";
import { writeFileSink } from "../../sdk/src/node.ts";
import { caughtUp, someBytes } from "../stack/stage.ts";
import { offerBytes, shown } from "./offer.ts";
import { arrived, openCheckout, payButton, transactionsAsked } from "./purchase.ts";
import { savedFiles, savedHash, saveToOwnStorage } from "./saving.ts";
import { connect, openStage, picture, type Stage } from "./stage.ts";

const [REFUSING, RELOADING, FOLDERS, LARGE, BUYER, FURTHER] = [11, 12, 13, 14, 15, 16];
const FILE_SIZE = 200_000;
const LARGE_SIZE = 64 * 2 ** 20;
const LARGE_WITHIN_MS = 120_000;
/** The SDK sends 4 MiB in each request. */
const PARTS = 16;
const PARTS_BEFORE = 8;
const IMPORTS = /\/dag\/import\?/;

let stage: Stage;
let folder: string;
let file: string;
before(async () => {
  stage = await openStage({ seed: false });
  folder = await mkdtemp(join(tmpdir(), "ftns-publish-"));
  file = join(folder, "measured.bin");
  await writeFile(file, someBytes(FILE_SIZE, 5));
});
after(async () => {
  await stage[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe("publishing in the browser", () => {
  it("a refused transaction keeps the draft, and the same button goes on", async () => {
    await using visitor = await stage.visitor([REFUSING]);
    const { page, wallet } = visitor;
    await page.goto("/publish");
    await connect(visitor);
    await fillIn(page, { name: "Refused first", path: file });
    await page.getByText(/^Publish the asset · estimated 0\.\d+ ETH/).waitFor();
    wallet.answers.push(false);
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByText("You declined this in the wallet").first().waitFor();
    await page.getByText("Everything done so far is kept").waitFor();
    await picture(page, "publish-declined");
    assert.equal(await assetsOf(REFUSING), 0);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText(/^Published: asset \d+, version 1/).waitFor();
    assert.equal(await assetsOf(REFUSING), 1);
  });

  it("goes on after a reload in the middle: nothing is uploaded or sent twice", async () => {
    await using visitor = await stage.visitor([RELOADING]);
    const { page, wallet, context } = visitor;
    const uploads = countUploads(context, stage.devnet.urls.ipfs);
    await page.goto("/publish");
    await connect(visitor);
    await fillIn(page, { name: "Reloaded in the middle", path: file });
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    // The first transaction publishes; the page goes away while the second one is asked for.
    wallet.sendInstead = async (transaction, wallet) => {
      if (transactionsAsked(visitor) > 1) await held;
      return wallet.send(transaction);
    };
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    while (transactionsAsked(visitor) < 2) await page.waitForTimeout(50);
    const uploaded = uploads.count;
    assert(uploaded > 0);
    await page.reload();
    wallet.sendInstead = undefined;
    await page.getByRole("region", { name: "Your drafts" }).getByRole("button", { name: "Go on" }).click();
    await picture(page, "publish-resumed");
    await page.getByRole("button", { name: "Go on" }).last().click();
    await page.getByText(/^Published: asset \d+, version 1/).waitFor();
    release();
    assert.equal(uploads.count, uploaded, "something was uploaded again");
    assert.equal(await assetsOf(RELOADING), 1);
  });

  it("a further version begins with the metrics and the licence text of the one before", async () => {
    const market = stage.market(FURTHER);
    const upload = market.ipfs?.upload;
    assert(upload !== undefined);
    const text = "Use it on Sundays only.";
    const { cid } = await uploadFile(new TextEncoder().encode(text), upload);
    const metric = { name: "Accuracy", value: 0.93, dataset: "Sundays", split: "held out" };
    const words = { licence: { textCid: cid, name: "Sunday licence" }, metrics: [metric] };
    const { asset } = await offerBytes(market, { size: 1_000, seed: 9, encrypted: false }, words);
    await using visitor = await stage.visitor([FURTHER]);
    const { page } = visitor;
    const next = () => page.getByRole("button", { name: "Continue" }).click();
    await page.goto(`/publish?asset=${asset}`);
    await connect(visitor);
    await page.getByLabel("File to publish").setInputFiles(file);
    await page.getByText("measured.bin").waitFor();
    await next();
    assert.equal(await page.getByRole("textbox", { name: "Metric", exact: true }).inputValue(), "Accuracy");
    assert.equal(await page.getByRole("textbox", { name: "Value" }).inputValue(), "0.93");
    await next();
    await page.getByText("A new version does not change them").waitFor();
    await next();
    assert.equal(await page.getByRole("textbox", { name: "Text of the licence" }).inputValue(), text);
    await next();
    await page.getByText(/^Publish the version · estimated 0\.\d+ ETH/).waitFor();
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByText(/^Published: asset \d+, version 2/).waitFor();
    await caughtUp(market);
    const { metadata } = await journeys.readVersionFacts(market, asset, 2);
    assert.deepEqual(metadata.metrics, [{ ...metric, higherIsBetter: true }]);
    assert.deepEqual(metadata.licence, words.licence);
  });

  it("a folder becomes one archive", async () => {
    const many = join(folder, "many");
    await mkdir(join(many, "inner"), { recursive: true });
    await writeFile(join(many, "readme.txt"), "one\n");
    await writeFile(join(many, "inner", "data.csv"), "1,2\n");
    await using visitor = await stage.visitor([FOLDERS]);
    const { page } = visitor;
    await page.goto("/publish");
    await connect(visitor);
    await fillIn(page, { name: "A whole folder", path: many });
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByText(/^Published: asset \d+, version 1/).waitFor();
    const market = stage.market(FOLDERS);
    await caughtUp(market);
    const { assets } = await queries.searchAssets(market, { owner: requireAccount(market) });
    const asset = Number(assets[0]?.id);
    const { metadata } = await journeys.readVersionFacts(market, asset, 1);
    const files = ["inner/data.csv", "readme.txt"];
    assert.equal(metadata.artifact.name, "many.tar");
    assert.deepEqual(metadata.files.map(({ path }) => path).sort(), files);
    const archive = join(folder, "many.tar");
    await journeys.downloadOpenArtifact(market, { asset, version: 1, sink: writeFileSink(archive) });
    const inside = execFileSync("tar", ["-tf", archive], { encoding: "utf8" }).trim().split("\n");
    assert.deepEqual(inside.filter((path) => !path.endsWith("/")).sort(), files);
  });
});

describe("a file of 64 MiB", () => {
  it("is encrypted and published, with a reload in the middle, checked, bought and written to the disk", async () => {
    const large = join(folder, "large.bin");
    await writeFile(large, someBytes(LARGE_SIZE, 7));
    await using seller = await stage.visitor([LARGE]);
    await seller.page.goto("/publish");
    await connect(seller);
    await fillIn(seller.page, { name: "Large", path: large, encrypted: true });
    await interruptUpload(seller.page);
    const before = countImports(seller.context);
    await seller.page.getByRole("region", { name: "Your drafts" }).getByRole("button", { name: "Go on" }).click();
    await seller.page.getByLabel("File to publish").setInputFiles(large);
    await seller.page.getByRole("button", { name: "Go on" }).last().click();
    const done = seller.page.getByText(/^Published: asset \d+, version 1/);
    await done.waitFor({ timeout: LARGE_WITHIN_MS });
    assert(before.count < PARTS - PARTS_BEFORE / 2, `${before.count} requests: the file was uploaded anew`);
    const asset = Number(/asset (\d+)/.exec(await done.innerText())?.[1]);
    await shown(stage.market(LARGE), asset);

    await using buyer = await stage.visitor([BUYER]);
    const { page, context } = buyer;
    await context.addInitScript(saveToOwnStorage);
    await openCheckout(buyer, { asset, terms: termsId(asset, 1) });
    await page.getByRole("button", { name: "Check the stored file" }).click();
    await page.getByText("Every byte is what the chain has on record").waitFor({ timeout: LARGE_WITHIN_MS });
    await payButton(page).click();
    const sale = await arrived(page);
    await deliverSale(stage.market(LARGE), await journeys.sellerMaster(stage.market(LARGE)), sale);
    await page.getByRole("button", { name: "Download the file" }).click();
    await page.getByText("Saved").first().waitFor({ timeout: LARGE_WITHIN_MS });
    assert.deepEqual(await savedFiles(page), [LARGE_SIZE]);
    assert.equal(await savedHash(page), createHash("sha256").update(someBytes(LARGE_SIZE, 7)).digest("hex"));
  });
});

/** Publishes, and reloads the page once some parts of the file are on the node. */
async function interruptUpload(page: Page): Promise<void> {
  let parts = 0;
  const { promise: enough, resolve } = Promise.withResolvers<void>();
  await page.route(IMPORTS, async (route) => {
    parts += 1;
    if (parts <= PARTS_BEFORE) return route.continue();
    resolve();
    return route.abort();
  });
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await enough;
  await picture(page, "publish-uploading");
  await page.unroute(IMPORTS);
  await page.reload();
}

/** Counts requests that bring a part of a file to the node. */
function countImports(context: BrowserContext): { count: number } {
  const imports = { count: 0 };
  context.on("request", (request) => {
    if (request.url().includes("/dag/import")) imports.count += 1;
  });
  return imports;
}

/** Goes through the steps with an open file or folder and one offer, to the review. */
async function fillIn(
  page: Page,
  { name, path, encrypted = false }: { readonly name: string; readonly path: string; readonly encrypted?: boolean },
): Promise<void> {
  const next = () => page.getByRole("button", { name: "Continue" }).click();
  const isFile = path.endsWith(".bin");
  await page.getByLabel(isFile ? "File to publish" : "Folder to publish").setInputFiles(path);
  await page.getByText(isFile ? basename(path) : "2 files in one archive").waitFor();
  await page.getByRole("checkbox", { name: /Encrypt it/ }).setChecked(encrypted);
  await next();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByRole("textbox", { name: "Description" }).fill("Made to be published.");
  await next();
  await page.getByRole("button", { name: "Add a contributor" }).waitFor();
  await next();
  await page.getByRole("textbox", { name: "Price" }).fill("10");
  await next();
  await page.getByRole("button", { name: "Publish", exact: true }).and(page.locator(":enabled")).waitFor();
}

function countUploads(context: BrowserContext, url: string): { count: number } {
  const uploads = { count: 0 };
  context.on("request", (request) => {
    if (request.method() === "POST" && request.url().startsWith(url)) uploads.count += 1;
  });
  return uploads;
}

async function assetsOf(index: number): Promise<number> {
  const market = stage.market(index);
  await caughtUp(market);
  const { assets } = await queries.searchAssets(market, { owner: requireAccount(market) });
  return assets.length;
}
