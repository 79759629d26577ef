import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { after, before, describe, it } from "node:test";
import type { BrowserContext, Route } from "playwright-core";
import { numberToHex, type Hex } from "viem";
import { getBlock, getTransactionCount } from "viem/actions";
import { actions, queries, reads, requireAccount, type MarketClient } from "../../sdk/src/index.ts";
import { caughtUp, passTime, PRICE } from "../stack/stage.ts";
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
import { openStage, picture, type Stage } from "./stage.ts";

const SELLER = 10;
/** One for each test: who has the key of a version buys another way. */
const [REJECTING, REPRICED, HASTY, REPLACING, DOUBLE, TABS, RELOADING, TAMPERED, ELSEWHERE, REFUNDED] = [
  6, 7, 8, 11, 12, 13, 14, 15, 16, 17,
];
const RAISED = (PRICE * 3n) / 2n;
const SPED_UP_AFTER_MS = 2_000;
const GAS = numberToHex(1_500_000);

let stage: Stage;
let seller: MarketClient;
let offered: Offered;
before(async () => {
  stage = await openStage({ seed: false });
  seller = stage.market(SELLER);
  offered = await offerBytes(seller, { seed: 1 }, { name: "Checked before it is paid" });
});
after(() => stage[Symbol.asyncDispose]());

describe("paying", () => {
  it("is refused in the wallet twice: nothing is paid or lost, and the same button tries again", async () => {
    await using visitor = await stage.visitor([REJECTING]);
    const { page, wallet } = visitor;
    const before = await moneyOf(REJECTING);
    await openCheckout(visitor, offered);
    await readyToPay(page);
    // Twice for the key; then the permit.
    wallet.answers.push(true, true, false);
    await payButton(page).click();
    await page.getByText("You declined this in the wallet").first().waitFor();
    await picture(page, "checkout-declined");
    wallet.answers.push(true, false);
    await payButton(page).click();
    await until(() => transactionsAsked(visitor) === 1);
    await page.getByText("You declined this in the wallet").first().waitFor();
    assert.equal(await moneyOf(REJECTING), before);
    await payButton(page).click();
    const sale = await arrived(page);
    assert.equal((await reads.readSale(seller, sale)).amount, PRICE);
    const [first, ...rest] = questions(visitor);
    assert.equal(first, "eth_requestAccounts");
    const key = "PurchaseKey";
    assert.deepEqual(rest, [key, key, "Permit", "Permit", "eth_sendTransaction", "Permit", "eth_sendTransaction"]);
  });

  it("a higher price is shown and agreed to anew, and nothing is paid before", async () => {
    const repriced = await offerBytes(seller, { seed: 2 }, { name: "Dearer soon" });
    await using visitor = await stage.visitor([REPRICED]);
    const { page } = visitor;
    const before = await moneyOf(REPRICED);
    await openCheckout(visitor, repriced);
    await readyToPay(page);
    await reprice(repriced, RAISED);
    await page.getByText("The offer changed while you were here").waitFor();
    await picture(page, "checkout-repriced");
    assert(await payButton(page).isDisabled());
    assert.equal(await moneyOf(REPRICED), before);
    await page.getByRole("button", { name: "Agree to 150 FTNS" }).click();
    await page.getByRole("button", { name: "Pay 150 FTNS" }).click();
    const sale = await arrived(page);
    assert.equal((await reads.readSale(seller, sale)).amount, RAISED);
  });

  it("at once after the price went up takes nothing: the old price is the most that is paid", async () => {
    const repriced = await offerBytes(seller, { seed: 3 }, { name: "Dearer now" });
    await using visitor = await stage.visitor([HASTY]);
    const { page } = visitor;
    const before = await moneyOf(HASTY);
    await openCheckout(visitor, repriced);
    await readyToPay(page);
    await reprice(repriced, RAISED);
    await page.getByRole("button", { name: "Pay 100 FTNS" }).click();
    await page.getByText("The offer changed while you were here").waitFor();
    assert.equal(transactionsAsked(visitor), 0);
    assert.equal(await moneyOf(HASTY), before);
  });

  it("a transaction that the wallet sped up is followed, said to be replaced, and bought once", async () => {
    await using visitor = await stage.visitor([REPLACING]);
    const { page, wallet } = visitor;
    const hashes: Hex[] = [];
    let sped: Promise<void> | undefined;
    wallet.sendInstead = async (transaction, wallet) => {
      await mining(false);
      const nonce = await getTransactionCount(seller.client, { address: wallet.account.address });
      const { baseFeePerGas } = await getBlock(seller.client);
      const fee = (baseFeePerGas ?? 0n) * 4n + 10n ** 9n;
      // Estimated with the first one pending, the second would seem to fail.
      const call = { ...transaction, gas: GAS };
      const first = await wallet.send(call, { nonce, maxFeePerGas: fee, maxPriorityFeePerGas: 10n ** 9n });
      hashes.push(first);
      sped = sleep(SPED_UP_AFTER_MS)
        .then(() => wallet.send(call, { nonce, maxFeePerGas: fee * 3n, maxPriorityFeePerGas: 3n * 10n ** 9n }))
        .then((second) => void hashes.push(second))
        .finally(() => mining(true));
      return first;
    };
    await openCheckout(visitor, offered);
    await readyToPay(page);
    await payButton(page).click();
    await page.getByText("your wallet sent it again with another fee").first().waitFor();
    const sale = await arrived(page);
    await picture(page, "checkout-replaced");
    await sped;
    assert.equal(hashes.length, 2);
    const found = await salesOf(REPLACING);
    assert.deepEqual(found, [sale]);
  });

  it("a double click sends once", async () => {
    await using visitor = await stage.visitor([DOUBLE]);
    const { page } = visitor;
    await openCheckout(visitor, offered);
    await readyToPay(page);
    await payButton(page).dblclick();
    const sale = await arrived(page);
    assert.equal(transactionsAsked(visitor), 1);
    assert.deepEqual(await salesOf(DOUBLE), [sale]);
  });

  it("in two tabs at once sends once, and the other tab says why", async () => {
    await using visitor = await stage.visitor([TABS]);
    const { page, context, wallet } = visitor;
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    wallet.sendInstead = async (transaction, wallet) => {
      await held;
      return wallet.send(transaction);
    };
    await openCheckout(visitor, offered);
    const other = await context.newPage();
    await other.goto(checkoutPath(offered.asset, offered.terms));
    await Promise.all([readyToPay(page), readyToPay(other)]);
    await payButton(page).click();
    await until(() => transactionsAsked(visitor) === 1);
    await payButton(other).click();
    await other.getByText("This purchase is under way already").first().waitFor();
    await picture(other, "checkout-other-tab");
    release();
    const sale = await arrived(page);
    assert.equal(transactionsAsked(visitor), 1);
    assert.deepEqual(await salesOf(TABS), [sale]);
    await other.getByText("Bought", { exact: true }).waitFor();
  });

  it("goes on after a reload in the middle, without sending again", async () => {
    await using visitor = await stage.visitor([RELOADING]);
    const { page } = visitor;
    await openCheckout(visitor, offered);
    await readyToPay(page);
    await mining(false);
    try {
      await payButton(page).click();
      await page.getByText("Sent, waiting for the chain").first().waitFor();
      await page.reload();
      await page.getByText("You had sent this purchase before").waitFor();
      await picture(page, "checkout-resumed");
    } finally {
      await mining(true);
    }
    const sale = await arrived(page);
    assert.equal(transactionsAsked(visitor), 1);
    assert.deepEqual(await salesOf(RELOADING), [sale]);
  });
});

describe("what stands before paying", () => {
  it("a gateway that changes one byte: the check says so, and nothing can be paid", async () => {
    await using visitor = await stage.visitor([TAMPERED]);
    const { page, context } = visitor;
    const changed = await tamper(context);
    await openCheckout(visitor, offered);
    await page.getByText("The check failed: you cannot pay").waitFor();
    await picture(page, "checkout-tampered");
    assert(changed.length > 0, "no byte was changed");
    assert(await payButton(page).isDisabled());
    await context.unroute(gateway());
    await page.getByRole("button", { name: "Check again" }).click();
    await readyToPay(page);
  });

  it("another chain: the button switches first, and pays then", async () => {
    await using visitor = await stage.visitor([ELSEWHERE]);
    const { page, wallet } = visitor;
    await openCheckout(visitor, offered);
    await readyToPay(page);
    await wallet.switchChain(1);
    const step = page.getByRole("region", { name: "Pay", exact: true });
    await step.getByRole("button", { name: "Switch to FTNS devnet" }).click();
    await payButton(page).click();
    await arrived(page);
    assert.equal(wallet.chainId, 31_337);
  });
});

// Last, as it moves the chain's time.
describe("a seller that never delivers", () => {
  it("costs the buyer nothing: the money and the bond come back by one button", async () => {
    await using visitor = await stage.visitor([REFUNDED]);
    const { page } = visitor;
    await openCheckout(visitor, offered);
    await readyToPay(page);
    await payButton(page).click();
    const sale = await arrived(page);
    await page.getByText("Waiting for the key").first().waitFor();
    const { deadline, bond } = await reads.readSale(seller, sale);
    const { timestamp } = await getBlock(seller.client);
    await passTime(stage.devnet, Number(deadline) - Number(timestamp) + 1);
    await page.reload();
    await page.getByRole("button", { name: "Take the money back" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Continue in wallet" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).first().click();
    await page.getByText("The seller did not deliver in time").first().waitFor();
    await picture(page, "purchase-refunded");
    const { credit } = await reads.readFunds(seller, addressOf(REFUNDED));
    assert.equal(credit, PRICE + bond);
  });
});

const addressOf = (index: number) => requireAccount(stage.market(index));

async function moneyOf(index: number): Promise<bigint> {
  return (await reads.readFunds(seller, addressOf(index))).wallet;
}

async function salesOf(index: number): Promise<bigint[]> {
  await caughtUp(seller);
  const { items } = await queries.listSales(seller, { buyer: addressOf(index), asset: offered.asset });
  return items.map(({ id }) => BigInt(id));
}

async function reprice({ terms }: Offered, price: bigint): Promise<void> {
  await actions.send(seller, actions.repriceListing(seller, { terms, price }));
}

/** Lets blocks come, or holds them back. */
async function mining(on: boolean): Promise<void> {
  const { chain } = stage.devnet.services;
  await chain.request("evm_setAutomine", [on]);
  await chain.request("evm_setIntervalMining", [on ? 2_000 : 0]);
  if (on) await chain.request("evm_mine");
}

async function until(fact: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!fact()) {
    assert(Date.now() < deadline, "it does not happen");
    await sleep(50);
  }
}

const gateway = () => `${stage.devnet.urls.ipfsGateway}/**`;

/** Changes one byte of every answer that is as large as the file. @returns the addresses of what was changed */
async function tamper(context: BrowserContext): Promise<readonly string[]> {
  const changed: string[] = [];
  await context.route(gateway(), async (route: Route) => {
    const response = await route.fetch();
    const body = await response.body();
    if (body.length > 100_000) {
      const at = body.length >> 1;
      body[at] = (body[at] ?? 0) ^ 1;
      changed.push(route.request().url());
    }
    await route.fulfill({ response, body });
  });
  return changed;
}
