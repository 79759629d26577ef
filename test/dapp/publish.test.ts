import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { journeys, queries, requireAccount } from "../../sdk/src/index.ts";
import { writeFileSink } from "../../sdk/src/node.ts";
import { caughtUp, someBytes } from "../stack/stage.ts";
import { transactionsAsked } from "./purchase.ts";
import { connect, openStage, picture, type Stage } from "./stage.ts";

const [REFUSING, RELOADING, FOLDERS] = [11, 12, 13];
const FILE_SIZE = 200_000;

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

/** Goes through the steps with an open file or folder and one offer, to the review. */
async function fillIn(page: Page, { name, path }: { readonly name: string; readonly path: string }): Promise<void> {
  const next = () => page.getByRole("button", { name: "Continue" }).click();
  const isFile = path.endsWith(".bin");
  await page.getByLabel(isFile ? "File to publish" : "Folder to publish").setInputFiles(path);
  await page.getByText(isFile ? "measured.bin" : "2 files in one archive").waitFor();
  await page.getByRole("checkbox", { name: /Encrypt it/ }).uncheck();
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
