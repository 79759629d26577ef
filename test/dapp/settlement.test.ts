import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { getBlock } from "viem/actions";
import { deliverSale } from "../../scripts/deliver/deliver-sale.ts";
import { journeys, queries, reads, requireAccount, type MarketClient, type SaleId } from "../../sdk/src/index.ts";
import { publishFraud } from "../stack/cheat.ts";
import { caughtUp, passTime, PRICE, someBytes } from "../stack/stage.ts";
import { offerBytes, shown, type Offered } from "./offer.ts";
import { arrived, openCheckout, payButton, readyToPay } from "./purchase.ts";
import { savedFiles, saveToOwnStorage } from "./saving.ts";
import { connect, openStage, picture, type Stage, type Visitor } from "./stage.ts";

const SELLER = 10;
const [CHEATED, CHECKED, WAITING, ANYBODY] = [11, 12, 13, 14];

let stage: Stage;
let seller: MarketClient;
let master: Uint8Array;
before(async () => {
  stage = await openStage({ seed: false });
  seller = stage.market(SELLER);
  master = await journeys.sellerMaster(seller);
});
after(() => stage[Symbol.asyncDispose]());

describe("right key, wrong content", () => {
  it("the download finds it, one button proves it, and money and bond come back", async () => {
    const [promised, delivered] = [someBytes(100_000, 1), someBytes(100_000, 2)];
    const offered = await publishFraud(seller, master, promised, delivered);
    await shown(seller, offered.asset);
    await using visitor = await stage.visitor([CHEATED]);
    const { page, context } = visitor;
    await context.addInitScript(saveToOwnStorage);
    const sale = await buy(visitor, offered);
    const { bond } = await reads.readSale(seller, sale);
    const before = await creditOf(CHEATED);
    await deliverSale(seller, master, sale);

    await page.getByRole("button", { name: "Download the file" }).click();
    await page.getByText("This is not what the seller committed to").waitFor();
    await picture(page, "dispute-found");
    assert.deepEqual(await savedFiles(page), [0], "bytes that were not checked reached the disk");

    await page.getByRole("button", { name: "Prove it and get the money back" }).click();
    const dialog = page.getByRole("dialog", { name: "Prove that the file is wrong" });
    await dialog.getByRole("checkbox", { name: /the key becomes public/ }).check();
    await picture(page, "dispute-dialog");
    await dialog.getByRole("button", { name: "Compare, and prove it" }).click();
    await dialog.getByText(/Confirmed on the chain|Done, and shown everywhere/).waitFor();
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await page.getByText("you got 100 FTNS and the seller’s bond").waitFor();
    await picture(page, "dispute-refunded");
    assert.equal((await creditOf(CHEATED)) - before, PRICE + bond);
    await caughtUp(seller);
    assert.equal((await queries.readAssetPage(seller, offered.asset))?.status, "Fraudulent");
  });
});

// Last, as it moves the chain's time.
describe("when a deadline is over", () => {
  it("anybody settles what was delivered and refunds what was not, from the page", async () => {
    const offered = await offerBytes(seller, { seed: 3 }, { name: "Past its deadlines" });
    const [delivered, late] = [await bought(CHECKED, offered), await bought(WAITING, offered)];
    await deliverSale(seller, master, delivered);
    const { bond, deadline } = await reads.readSale(seller, late);
    const before = await creditOf(WAITING);
    const { timestamp } = await getBlock(seller.client);
    const last = Math.max(deadline, (await reads.readSale(seller, delivered)).deadline);
    await passTime(stage.devnet, last - Number(timestamp) + 1);

    await using visitor = await stage.visitor([ANYBODY]);
    const { page, problems } = visitor;
    await page.goto(`/library/${delivered}`);
    await connect(visitor);
    await confirm(page, "Settle the sale");
    await page.getByText("Paid and done").first().waitFor();
    assert.equal((await reads.readSale(seller, delivered)).state, "Settled");
    await page.goto(`/library/${late}`);
    await confirm(page, "Take the money back");
    await page.getByText("The seller did not deliver in time").first().waitFor();
    await picture(page, "purchase-refunded-by-anybody");
    assert.equal((await creditOf(WAITING)) - before, PRICE + bond);
    assert.deepEqual(problems, []);
  });
});

async function bought(index: number, offered: Pick<Offered, "asset" | "terms">): Promise<SaleId> {
  const buyer = stage.market(index);
  const master = await journeys.buyerMaster(buyer);
  return (await journeys.purchase(buyer, { terms: offered.terms, version: 1, master })).sale;
}

async function buy(visitor: Visitor, offered: Pick<Offered, "asset" | "terms">): Promise<SaleId> {
  await openCheckout(visitor, offered);
  await readyToPay(visitor.page);
  await payButton(visitor.page).click();
  return arrived(visitor.page);
}

/** Sends what a button of the page is for, and closes its dialog when the chain has it. */
async function confirm(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Continue in wallet" }).click();
  await dialog.getByText(/Confirmed on the chain|Done, and shown everywhere/).waitFor();
  await dialog.getByRole("button", { name: "Close" }).last().click();
}

async function creditOf(index: number): Promise<bigint> {
  return (await reads.readFunds(seller, requireAccount(stage.market(index)))).credit;
}
