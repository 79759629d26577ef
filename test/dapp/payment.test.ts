import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { deliverSale } from "../../scripts/deliver/deliver-sale.ts";
import { journeys, reads, requireAccount, type MarketClient } from "../../sdk/src/index.ts";
import { PRICE } from "../stack/stage.ts";
import { fundedContractWallet } from "./contract-wallet.ts";
import { keyFileDialog, makeKeyFile, openKeyFile, PASSWORD } from "./key-file.ts";
import { offerBytes, type Offered } from "./offer.ts";
import {
  arrived,
  checkoutPath,
  openCheckout,
  payButton,
  questions,
  readyToPay,
  transactionsAsked,
} from "./purchase.ts";
import { savedFiles, saveToOwnStorage } from "./saving.ts";
import { connect, openStage, picture, type Stage } from "./stage.ts";
import { TestWallet } from "./wallet.ts";

const SELLER = 10;
const [CREDIT, CONTRACT_OWNER, WAVERING] = [11, 12, 13];
const DEPOSIT = (PRICE * 3n) / 2n;

let stage: Stage;
let seller: MarketClient;
let offered: Offered;
let folder: string;
let keyFile: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ftns-payment-"));
  keyFile = join(folder, "key.json");
  stage = await openStage({ seed: false });
  seller = stage.market(SELLER);
  offered = await offerBytes(seller, { seed: 1 }, { name: "Paid in other ways" });
});
after(async () => {
  await stage[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe("paying from vault credit", () => {
  it("deposits, releases exactly the price, buys, and leaves wallet and allowances as they were", async () => {
    await using visitor = await stage.visitor([CREDIT]);
    const { page, problems } = visitor;
    const { credit } = await fundsOf(CREDIT);
    await page.goto("/funds");
    await connect(visitor);
    await page.getByRole("textbox", { name: "Amount to deposit" }).fill("150");
    await page.getByRole("button", { name: "Deposit", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Continue in wallet" }).click();
    await page
      .getByRole("dialog")
      .getByText(/Confirmed on the chain|Done, and shown everywhere/)
      .waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    const before = await fundsOf(CREDIT);
    assert.equal(before.credit - credit, DEPOSIT);

    await page.goto(checkoutPath(offered.asset, offered.terms));
    await page.getByRole("radio", { name: "Your vault credit" }).check();
    await readyToPay(page);
    await page.getByText("A transaction that releases exactly 100 FTNS of your credit.").waitFor();
    await picture(page, "checkout-vault");
    await payButton(page).click();
    const sale = await arrived(page);
    assert.equal((await reads.readSale(seller, sale)).amount, PRICE);
    const now = await fundsOf(CREDIT);
    assert.equal(before.credit - now.credit, PRICE);
    assert.equal(now.wallet, before.wallet);
    assert.equal(now.vaultAllowances.Listings, 0n);
    assert.equal(transactionsAsked(visitor), 3);
    assert(!questions(visitor).slice(-2).includes("Permit"));
    assert.deepEqual(problems, []);
  });
});

describe("an account that is a contract", () => {
  it("keeps its key in a file, and buys with one confirmation for both steps, all or nothing", async () => {
    const wallet = await fundedContractWallet(
      stage.devnet.urls.chain,
      stage.market(CONTRACT_OWNER),
      keyOf(CONTRACT_OWNER),
      3n * PRICE,
    );
    wallet.atomic = "supported";
    await using visitor = await stage.visitor(wallet);
    const { page, context, problems } = visitor;
    await context.addInitScript(saveToOwnStorage);
    await openCheckout(visitor, offered);
    await readyToPay(page);
    await page.getByText("One confirmation for both steps").waitFor();
    await picture(page, "checkout-batch");
    await payButton(page).click();
    await makeKeyFile(page, keyFile);
    const sale = await arrived(page);
    assert.deepEqual(questions(visitor), ["eth_requestAccounts", "wallet_sendCalls"]);
    const { buyer, amount } = await reads.readSale(seller, sale);
    assert.equal(buyer, wallet.address);
    assert.equal(amount, PRICE);
    const funds = await reads.readFunds(seller, wallet.address);
    assert.equal(funds.allowances.Listings, 0n);

    await deliverSale(seller, await journeys.sellerMaster(seller), sale);
    await page.getByRole("button", { name: "Download the file" }).click();
    await page.getByText("Saved").first().waitFor();
    assert.deepEqual(await savedFiles(page), [offered.bytes.length]);
    assert.deepEqual(problems, []);

    // Another device: nothing is there but the file and its password.
    await using other = await stage.visitor(wallet.onAnotherDevice());
    await other.context.addInitScript(saveToOwnStorage);
    await other.page.goto(`/library/${sale}`);
    await connect(other);
    await other.page.getByRole("button", { name: "Download the file" }).click();
    await other.page.getByRole("button", { name: "Open a key file that I have" }).click();
    await openKeyFile(other.page, keyFile, "not the password");
    await other.page.getByText("The password is wrong").waitFor();
    await openKeyFile(other.page, keyFile, PASSWORD);
    await other.page.getByText("Saved").first().waitFor();
    assert.deepEqual(await savedFiles(other.page), [offered.bytes.length]);

    wallet.atomic = undefined;
    await page.goto(checkoutPath(offered.asset, offered.terms));
    await page.getByText("Your account is a contract and cannot sign permits").waitFor();
    const before = transactionsAsked(visitor);
    await payButton(page).click();
    await keyFileDialog(page).getByLabel("Password").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await arrived(page);
    assert.equal(transactionsAsked(visitor) - before, 2);
  });
});

describe("a wallet that signs differently each time", () => {
  it("is noticed before anything is paid, and buys with a key file", async () => {
    const wallet = new WaveringWallet(stage.devnet.urls.chain, [keyOf(WAVERING)]);
    await using visitor = await stage.visitor(wallet);
    const { page } = visitor;
    await openCheckout(visitor, offered);
    await readyToPay(page);
    await payButton(page).click();
    await keyFileDialog(page).waitFor();
    await picture(page, "key-file");
    await page.keyboard.press("Escape");
    await page.getByText("Your key file is needed for this").waitFor();
    assert.equal(transactionsAsked(visitor), 0);
    await payButton(page).click();
    await makeKeyFile(page, keyFile);
    const sale = await arrived(page);
    assert.equal((await reads.readSale(seller, sale)).amount, PRICE);
  });
});

/** Signs the key of purchases with fresh randomness, so to speak; everything else as any other wallet. */
class WaveringWallet extends TestWallet {
  #signed = 0;

  override async sign(typedData: string) {
    const data = JSON.parse(typedData) as { primaryType: string; message: { purpose: string } };
    if (data.primaryType !== "PurchaseKey") return super.sign(typedData);
    this.#signed += 1;
    const message = { ...data.message, purpose: `${data.message.purpose} ${this.#signed}` };
    return super.sign(JSON.stringify({ ...data, message }));
  }
}

function keyOf(index: number) {
  const account = stage.devnet.accounts[index];
  assert(account !== undefined);
  return account.privateKey;
}

const fundsOf = (index: number) => reads.readFunds(seller, requireAccount(stage.market(index)));
