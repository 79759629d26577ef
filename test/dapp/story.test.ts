import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { reads, requireAccount, termsId, type MarketClient } from "../../sdk/src/index.ts";
import { caughtUp, PRICE } from "../stack/stage.ts";
import { irisModel, SETOSA } from "./model.ts";
import { offerBytes, shown } from "./offer.ts";
import { arrived, payButton, questions, readyToPay } from "./purchase.ts";
import { connect, openStage, picture, type Stage, type Visitor } from "./stage.ts";

const [SELLER, CONTRIBUTOR, STEWARD, BUYER] = [14, 15, 16, 17];
const NAME = "Flower teller of the story";
const FILE = "flower-teller.onnx";
const ROYALTY_PERCENT = "10";
const PUBLISHED_WITHIN_MS = 60_000;
const DELIVERED_WITHIN_MS = 90_000;

let stage: Stage;
let seller: Visitor;
let buyer: Visitor;
let market: MarketClient;
let parent: number;
let asset: number;
let sale: bigint;
const model = irisModel();

before(async () => {
  stage = await openStage({ seed: false });
  market = stage.market(SELLER);
  const open = { seed: 1, encrypted: false };
  ({ asset: parent } = await offerBytes(stage.market(STEWARD), open, { name: "Flowers, measured" }));
  [seller, buyer] = [await stage.visitor([SELLER]), await stage.visitor([BUYER])];
  // Without the dialog of the operating system the file comes as an ordinary download, as in Firefox and Safari.
  await buyer.context.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
});
after(async () => {
  await seller[Symbol.asyncDispose]();
  await buyer[Symbol.asyncDispose]();
  await stage[Symbol.asyncDispose]();
});

describe("the story, in two browsers", () => {
  it("the seller publishes an encrypted model with a contributor and a parent", async () => {
    asset = await publishModel();
    await shown(market, asset);
  });

  it("the buyer finds it by words and facets", async () => {
    const { page } = buyer;
    await page.goto("/");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Explore" }).click();
    await page.waitForURL("**/explore");
    await page.getByRole("search", { name: "This list" }).getByRole("searchbox").fill("flower story");
    await page.waitForURL(/q=flower/);
    await page
      .getByRole("list", { name: "Category" })
      .getByRole("link", { name: /^Models/ })
      .click();
    await page.waitForURL(/category=/);
    await page.getByRole("list", { name: "Framework" }).getByRole("link", { name: /ONNX/ }).click();
    await page.waitForURL(/framework=/);
    await page.getByRole("link", { name: NAME }).click();
    await page.getByRole("heading", { level: 1, name: NAME }).waitFor();
    await picture(page, "story-asset");
  });

  it("checks it in the browser before any wallet is there", async () => {
    const { page } = buyer;
    await page.getByRole("button", { name: "Check in this browser" }).click();
    const checks = page.getByRole("listitem").filter({ hasText: /^Checked: / });
    await checks.nth(3).waitFor();
    assert.equal(await page.getByText(/^(Wrong|Could not be checked): /).count(), 0);
  });

  it("buys it with one permit and one transaction", async () => {
    const { page } = buyer;
    const before = await walletOf(BUYER);
    await page.getByRole("link", { name: "Buy: For ever" }).click();
    await page.waitForURL(/checkout/);
    await connect(buyer);
    await readyToPay(page);
    await picture(page, "story-checkout");
    await payButton(page).click();
    sale = await arrived(page);
    // The key of the purchase is signed twice the first time, to see that the wallet signs the same; it moves nothing.
    assert.deepEqual(questions(buyer), [
      ...["eth_requestAccounts", "PurchaseKey", "PurchaseKey"],
      ...["Permit", "eth_sendTransaction"],
    ]);
    assert.equal(before - (await walletOf(BUYER)), PRICE);
    assert.equal((await reads.readSale(market, sale)).state, "AwaitingKey");
    await page.getByText("Waiting for the key").first().waitFor();
    await picture(page, "story-waiting");
  });

  it("the agent in the seller's page delivers the key", async () => {
    const { page } = seller;
    await page.goto("/sell/deliveries");
    await page.getByRole("button", { name: "Start the agent" }).click();
    const log = page.getByRole("log", { name: "What the agent did" });
    await log.getByText(`Delivered the key of sale ${sale}`).waitFor({ timeout: DELIVERED_WITHIN_MS });
    await picture(page, "story-delivered");
    assert.equal((await reads.readSale(market, sale)).state, "Delivered");
    await page.getByRole("button", { name: "Stop the agent" }).click();
  });

  it("the buyer gets the file, byte for byte the seller's", async () => {
    const { page } = buyer;
    const button = page.getByRole("button", { name: "Download the file" });
    await button.waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    assert.equal(download.suggestedFilename(), FILE);
    assert.equal(sha256(await readFile(await download.path())), sha256(model));
    await page.getByText("Every part is what the seller committed to").waitFor();
  });

  it("tries the model in the page", async () => {
    const { page } = buyer;
    await page.getByRole("button", { name: "Open the model" }).click();
    await page.getByRole("textbox", { name: /^Input features/ }).fill(SETOSA);
    await page.getByRole("button", { name: "Run the model" }).click();
    const label = page.getByRole("table", { name: "Output label" });
    await label.waitFor();
    assert.deepEqual(await label.getByRole("row").last().getByRole("cell").allInnerTexts(), ["1", "0"]);
    await picture(page, "story-tried");
  });

  it("accepts, and the seller is paid", async () => {
    const { page } = buyer;
    await page.getByRole("button", { name: "It is what was promised" }).click();
    await confirm(page);
    await page.getByText("Paid and done").first().waitFor();
    const { valid } = await reads.readLicence(market, termsOf(), addressOf(BUYER));
    assert(valid);
    assert.deepEqual(buyer.problems, []);
  });

  it("the seller distributes and withdraws; contributor and parent get their parts", async () => {
    const { page } = seller;
    const before = await walletOf(SELLER);
    const quote = await reads.quote(market, { terms: termsOf(), buyer: addressOf(18) });
    const shareOf = (index: number) => quote.shares.find(({ account }) => account === addressOf(index))?.amount ?? 0n;
    await caughtUp(market);
    await page.getByRole("link", { name: "Earnings" }).click();
    await page.getByRole("button", { name: "Distribute all and withdraw" }).click();
    await picture(page, "story-earnings");
    await page.getByRole("dialog").getByRole("button", { name: "Continue in wallet" }).click();
    await page.getByRole("dialog").getByText("Done, and shown everywhere").waitFor();
    const paid = [(await walletOf(SELLER)) - before, (await reads.readFunds(market, addressOf(CONTRIBUTOR))).credit];
    const quoted = [shareOf(SELLER), shareOf(CONTRIBUTOR)];
    assert.equal(sumOf(paid), sumOf(quoted));
    // Reputations are those of the second of the distribution, and the seller's fades with every second.
    for (const [index, share] of quoted.entries()) {
      const off = (paid[index] ?? 0n) - share;
      assert(share > 0n && (off < 0n ? -off : off) < share / 100_000n, `${paid[index]} is not about ${share}`);
    }
    const [royalty] = quote.royalties;
    assert.equal(royalty?.asset, parent);
    assert.deepEqual(seller.problems, []);
  });

  it("account and market pages show it", async () => {
    await caughtUp(market);
    const { page } = buyer;
    await page.goto(`/accounts/${addressOf(BUYER)}`);
    const row = page.getByRole("table", { name: "Purchases of this account" }).getByRole("row", { name: NAME });
    await row.getByText("Settled").waitFor();
    await page.goto("/market");
    await page.getByRole("region", { name: "So far" }).getByText("100 FTNS").first().waitFor();
    await page.getByRole("region", { name: "Largest volume" }).getByText(NAME).waitFor();
    await picture(page, "story-market");
  });
});

const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

/** Goes through the steps of /publish as the seller does. @returns the asset */
async function publishModel(): Promise<number> {
  const { page } = seller;
  const field = (name: string) => page.getByRole("textbox", { name });
  const next = () => page.getByRole("button", { name: "Continue" }).click();
  await page.goto("/publish");
  await connect(seller);
  const buffer = Buffer.from(model);
  await page.getByLabel("File to publish").setInputFiles({ name: FILE, mimeType: "application/onnx", buffer });
  await page.getByText(FILE).waitFor();
  assert(await page.getByRole("checkbox", { name: /Encrypt it/ }).isChecked());
  await next();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(NAME);
  await field("Description").fill("Tells the species of an iris from four lengths.");
  await field("Framework").fill("ONNX");
  await field("Task").fill("tabular-classification");
  await next();
  await page.getByRole("button", { name: "Add a contributor" }).click();
  await field("Weight 1").fill("70");
  await field("Address 2").fill(addressOf(CONTRIBUTOR));
  await field("Weight 2").fill("30");
  await page.getByRole("searchbox", { name: "Find a parent by name" }).fill("Flowers measured");
  await page.getByRole("button", { name: `(asset ${parent})` }).click();
  await field(`(asset ${parent}) gets`).fill(ROYALTY_PERCENT);
  await next();
  await field("Price").fill("100");
  await next();
  await page.getByText("Your wallet will ask for").waitFor();
  await picture(page, "story-publish-review");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const done = page.getByText(/^Published: asset \d+, version 1/);
  await done.waitFor({ timeout: PUBLISHED_WITHIN_MS });
  return Number(/asset (\d+)/.exec(await done.innerText())?.[1]);
}

/** Agrees in the dialog of a write, and closes it when the chain has it. */
async function confirm(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Continue in wallet" }).click();
  await dialog.getByText(/Confirmed on the chain|Done, and shown everywhere/).waitFor();
  await dialog.getByRole("button", { name: "Close" }).last().click();
}

const addressOf = (index: number) => requireAccount(stage.market(index));
const termsOf = () => termsId(asset, 1);
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function walletOf(index: number): Promise<bigint> {
  return (await reads.readFunds(market, addressOf(index))).wallet;
}
