import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { reads, requireAccount, type MarketClient } from "../../sdk/src/index.ts";
import { PRICE } from "../stack/stage.ts";
import { offerBytes, type Offered } from "./offer.ts";
import { arrived, checkoutPath, payButton, questions, readyToPay, transactionsAsked } from "./purchase.ts";
import { connect, openStage, picture, type Stage } from "./stage.ts";

const SELLER = 10;
const CREDIT = 11;
const DEPOSIT = (PRICE * 3n) / 2n;

let stage: Stage;
let seller: MarketClient;
let offered: Offered;
before(async () => {
  stage = await openStage({ seed: false });
  seller = stage.market(SELLER);
  offered = await offerBytes(seller, { seed: 1 }, { name: "Paid in other ways" });
});
after(() => stage[Symbol.asyncDispose]());

describe("paying from vault credit", () => {
  it("deposits, releases exactly the price, buys, and leaves wallet and allowances as they were", async () => {
    await using visitor = await stage.visitor([CREDIT]);
    const { page, problems } = visitor;
    await page.goto("/funds");
    await connect(visitor);
    await page.getByRole("textbox", { name: "Amount to deposit" }).fill("150");
    await page.getByRole("button", { name: "Deposit", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Continue in wallet" }).click();
    await page.getByRole("dialog").getByText(/Confirmed on the chain|Done, and shown everywhere/).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    const before = await fundsOf(CREDIT);
    assert.equal(before.credit, DEPOSIT);

    await page.goto(checkoutPath(offered.asset, offered.terms));
    await page.getByRole("radio", { name: "Your vault credit" }).check();
    await readyToPay(page);
    await page.getByText("A transaction that releases exactly 100 FTNS of your credit.").waitFor();
    await picture(page, "checkout-vault");
    await payButton(page).click();
    const sale = await arrived(page);
    assert.equal((await reads.readSale(seller, sale)).amount, PRICE);
    const now = await fundsOf(CREDIT);
    assert.equal(now.credit, DEPOSIT - PRICE);
    assert.equal(now.wallet, before.wallet);
    assert.equal(now.vaultAllowances.Listings, 0n);
    assert.equal(transactionsAsked(visitor), 3);
    assert(!questions(visitor).slice(-2).includes("Permit"));
    assert.deepEqual(problems, []);
  });
});

const fundsOf = (index: number) => reads.readFunds(seller, requireAccount(stage.market(index)));
