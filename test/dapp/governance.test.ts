import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { deliverSale } from "../../scripts/deliver/deliver-sale.ts";
import { governance, journeys, parseFtns, poolId, reads, requireAccount, type SaleId } from "../../sdk/src/index.ts";
import { caughtUp, passTime, PRICE } from "../stack/stage.ts";
import { confirm } from "./bidding.ts";
import { offerBytes, type Offered } from "./offer.ts";
import { connect, openStage, PHONE, picture, shownAfterReload, type Stage, type Visitor } from "./stage.ts";

const [SELLER, BUYER] = [2, 6];
/** The first two have FTNS of their own to vote with, the third votes for the second, the last has nothing to do with it. */
const [HOLDER, SAVER, DELEGATE, MESSENGER] = [11, 12, 13, 14];
const HOUR = 3_600;

let stage: Stage;
let offered: Offered;
let master: Uint8Array;
before(async () => {
  stage = await openStage({ seed: false });
  const seller = stage.market(SELLER);
  offered = await offerBytes(seller, { seed: 7, size: 60_000 }, { name: "Teller of flowers" });
  master = await journeys.sellerMaster(seller);
  // Credit for the bonds of all sales of this file.
  await journeys.prepareToSell(seller, parseFtns("1000"));
});
after(() => stage[Symbol.asyncDispose]());

describe("a lower fee", () => {
  let holder: Visitor;
  let delegate: Visitor;
  let early: SaleId;

  before(async () => {
    [holder, delegate] = [await stage.visitor([HOLDER]), await stage.visitor([DELEGATE])];
    early = await bought();
  });
  after(async () => {
    await holder[Symbol.asyncDispose]();
    await delegate[Symbol.asyncDispose]();
  });

  it("needs votes: FTNS are locked with a signature and one transaction, and unlocked again", async () => {
    const { page, wallet } = holder;
    await page.goto("/governance");
    await connect(holder);
    await page.getByText("You have locked nothing.").waitFor();
    await page.getByRole("link", { name: "Lock FTNS" }).click();
    await page.waitForURL("**/governance/votes");
    await page.getByRole("textbox", { name: "Amount to lock" }).fill("1600000");
    await page.getByRole("button", { name: "Lock and delegate" }).click();
    await confirm(page);
    const asked = wallet.asked.map(({ method }) => method).filter((method) => method !== "eth_requestAccounts");
    assert.deepEqual(asked, ["eth_signTypedData_v4", "eth_sendTransaction"]);
    await page.getByText("You vote with 1,600,000 FTNS.").waitFor();
    await page.getByRole("textbox", { name: "Amount to unlock" }).fill("100000");
    await page.getByRole("button", { name: "Unlock", exact: true }).click();
    await confirm(page);
    await page.getByText("You vote with 1,500,000 FTNS.").waitFor();
    await picture(page, "governance-votes");
  });

  it("a delegate says what it stands for, and somebody delegates to it from the directory", async () => {
    const { page } = delegate;
    await page.goto(`/governance/delegates/${delegate.wallet.address}`);
    await connect(delegate);
    await page.getByRole("textbox", { name: "Name" }).fill("Ada of the low fees");
    await page.getByRole("textbox", { name: "What you stand for" }).fill("**Low fees**, and nothing in a hurry.");
    await page.getByRole("button", { name: "Publish" }).click();
    await confirm(page);
    // Known to the directory by somebody else's votes.
    await using saver = await stage.visitor([SAVER]);
    await saver.page.goto("/governance/votes");
    await connect(saver);
    await saver.page.getByRole("textbox", { name: "Amount to lock" }).fill("700000");
    await saver.page.getByRole("button", { name: "Lock and delegate" }).click();
    await confirm(saver.page);
    await caughtUp(stage.market(SAVER));
    await saver.page.goto("/governance/delegates");
    await shownAfterReload(saver.page, "Ada of the low fees");
    await picture(saver.page, "governance-delegates");
    await saver.page.getByRole("button", { name: "Delegate to Ada of the low fees" }).click();
    await confirm(saver.page);
    await saver.page.getByText("votes with your 700,000 FTNS").waitFor();
    assert.equal((await votesOf(DELEGATE)).votes, parseFtns("700000"));
    assert.deepEqual(saver.problems, []);
  });

  it("is proposed by a form that keeps what was typed and tries it before the signature", async () => {
    const { page } = holder;
    await page.goto("/governance");
    await page.getByRole("link", { name: "New proposal" }).click();
    await page.waitForURL("**/governance/new");
    await page.getByRole("textbox", { name: "New value" }).fill("40 %");
    await page.getByText("No vote can leave 0 % to 10 %.").waitFor();
    await page.getByRole("textbox", { name: "New value" }).fill("4 %");
    await page.getByRole("textbox", { name: "Title" }).fill("A lower fee");
    await page.getByRole("textbox", { name: "Text" }).fill("## Why\n\nSellers keep **more**.");
    await page.reload();
    assert.equal(await page.getByRole("textbox", { name: "Title" }).inputValue(), "A lower fee");
    await page
      .getByRole("list", { name: "Calls of the proposal" })
      .getByText(/Platform fee: 5 % .* 4 %/)
      .waitFor();
    await page.getByText("It would work if it were executed now").waitFor();
    await picture(page, "governance-new-filled");
    await page.getByRole("button", { name: "Propose", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Continue in wallet" }).click();
    await page.waitForURL(/\/governance\/\d+$/);
    await page.getByRole("heading", { level: 1, name: "A lower fee" }).waitFor();
    await page.getByText("Not begun").first().waitFor();
    await page.getByRole("button", { name: "Take it back" }).waitFor();
    await picture(page, "governance-proposal-pending");
  });

  it("is voted on from two wallets, with reasons", async () => {
    const { page } = holder;
    await advance(page, "the vote begins");
    await vote(page, "For", "The treasury has enough.");
    await page.getByText("You have voted.").waitFor();
    await delegate.page.goto(page.url());
    await vote(delegate.page, "Against", "Reviews have to be paid, too.");
    await caughtUp(stage.market(HOLDER));
    const votes = page.getByRole("list", { name: "Votes" });
    await votes.getByText("Reviews have to be paid, too.").waitFor();
    await votes.getByText("The treasury has enough.").waitFor();
    await page.getByText("Quorum reached").waitFor();
    await picture(page, "governance-proposal-active");
    await page.goto("/governance?state=Active");
    await page.getByRole("link", { name: "A lower fee" }).waitFor();
    await picture(page, "governance-list");
    await page.goBack();
  });

  it("waits for its delay, and is executed by whoever comes along", async () => {
    const { page } = holder;
    await advance(page, "the vote ends");
    await page.getByRole("button", { name: "Start the delay" }).click();
    await confirm(page);
    await page.getByText("until it is over, nobody can execute it").waitFor();
    assert.equal(await page.getByRole("button", { name: "Execute", exact: true }).count(), 0);
    await picture(page, "governance-proposal-queued");
    await using anybody = await stage.visitor([MESSENGER]);
    await anybody.page.goto(page.url());
    await connect(anybody);
    await advance(anybody.page, "the delay is over");
    await anybody.page.getByRole("button", { name: "Execute", exact: true }).click();
    await confirm(anybody.page);
    await anybody.page.getByText("It is in force.").first().waitFor();
    await picture(anybody.page, "governance-proposal-executed");
    await anybody.page.goto("/governance/policy");
    await anybody.page.getByRole("table", { name: "Changes of the numbers" }).getByText("A lower fee").waitFor();
    await picture(anybody.page, "governance-policy");
    assert.deepEqual([...anybody.problems, ...holder.problems, ...delegate.problems], []);
  });

  it("holds for the next sale, and the sale that was open before pays what it was", async () => {
    const late = await bought();
    const feeOf = async (sale: SaleId) => (await reads.readSale(stage.market(BUYER), sale)).feeBps;
    assert.deepEqual([await feeOf(early), await feeOf(late)], [500, 400]);
    const treasury = async () => (await governance.readTreasury(stage.market(BUYER))).credit;
    const seller = stage.market(SELLER);
    const paid: bigint[] = [];
    for (const sale of [early, late]) {
      const before = await treasury();
      await deliverSale(seller, master, sale);
      await settle(sale);
      paid.push((await treasury()) - before);
    }
    assert.deepEqual(paid, [(PRICE * 5n) / 100n, (PRICE * 4n) / 100n]);
  });
});

describe("a venue that is retired", () => {
  it("by votes handed in by somebody else, drains: what is open ends well, and nothing new begins", async () => {
    const seller = stage.market(SELLER);
    const plan = { terms: offered.terms, kind: "English", startingPrice: parseFtns("50"), duration: 2 * HOUR } as const;
    const { auction } = await journeys.createAuction(seller, plan);
    await using holder = await stage.visitor([HOLDER], { acceptDownloads: true });
    const { page } = holder;
    await page.goto("/governance/new");
    await connect(holder);
    await page.getByRole("combobox", { name: "What is decided" }).selectOption("retireVenue");
    await page.getByRole("combobox", { name: "Which venue" }).selectOption("EnglishAuction");
    await page.getByRole("textbox", { name: "Title" }).fill("Retire the English auctions");
    await page.getByRole("button", { name: "Propose", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Continue in wallet" }).click();
    await page.waitForURL(/\/governance\/\d+$/);
    await advance(page, "the vote begins");

    const signed = await signedVote(page);
    await using messenger = await stage.visitor([MESSENGER], { viewport: PHONE, hasTouch: true, isMobile: true });
    await messenger.page.goto(page.url());
    await connect(messenger);
    // Nothing moves under the finger any more.
    await messenger.page.getByText("You have no votes in this proposal").waitFor();
    await handIn(messenger.page, signed);
    await confirm(messenger.page);
    await page.getByText("You have voted.").waitFor();
    // It counts once.
    await handIn(messenger.page, signed);
    await messenger.page.getByRole("dialog").getByRole("button", { name: "Continue in wallet" }).tap();
    await messenger.page.getByRole("dialog").getByRole("alert").waitFor();
    assert.deepEqual([...messenger.problems, ...holder.problems], []);

    await advance(page, "the vote ends");
    await page.getByRole("button", { name: "Start the delay" }).click();
    await confirm(page);
    await advance(page, "the delay is over");
    await page.getByRole("button", { name: "Execute", exact: true }).click();
    await confirm(page);

    await assert.rejects(journeys.createAuction(seller, plan), "a retired venue begins no auction");
    await using bidder = await stage.visitor([SAVER]);
    await bidder.page.goto(`/auctions/${auction}`);
    await connect(bidder);
    await bidder.page.getByRole("textbox", { name: "Your bid" }).fill("60");
    await bidder.page.getByRole("button", { name: "Bid 60 FTNS" }).click();
    await confirm(bidder.page);
    await passTime(stage.devnet, 2 * HOUR);
    await bidder.page.reload();
    await bidder.page.getByRole("button", { name: "Settle" }).click();
    await confirm(bidder.page);
    const { end } = await reads.readAuction(seller, { auction });
    assert.deepEqual(end, { outcome: "Sold", winner: addressOf(SAVER), price: parseFtns("60") });
    await caughtUp(seller);
    await bidder.page.goto("/governance/policy");
    await bidder.page.getByRole("table", { name: "Venues" }).getByText("Retired: drains").waitFor();
    assert.deepEqual(bidder.problems, []);
  });
});

/** A purchase that waits for its key. */
async function bought(): Promise<SaleId> {
  const buyer = stage.market(BUYER);
  const own = await journeys.buyerMaster(buyer);
  return (await journeys.purchase(buyer, { terms: offered.terms, version: 1, master: own })).sale;
}

/** Ends a delivered sale as its buyer does, and lets its fee reach the treasury. */
async function settle(sale: SaleId): Promise<void> {
  const buyer = stage.market(BUYER);
  const delivered = await reads.readSale(buyer, sale);
  await journeys.acceptSale(buyer, delivered);
  await journeys.distributePool(buyer, poolId(offered.asset, delivered.split));
}

/** Votes from the page of a proposal. */
async function vote(page: Page, choice: "For" | "Against", reason: string): Promise<void> {
  await page.getByRole("radio", { name: choice }).check();
  await page.getByRole("textbox", { name: /^Your reason/ }).fill(reason);
  await page.getByRole("button", { name: "Vote", exact: true }).click();
  await confirm(page);
}

/** Signs a vote for a proposal on its page without sending it. @returns the file for who hands it in */
async function signedVote(page: Page): Promise<string> {
  await page.getByRole("radio", { name: "For" }).check();
  await page.getByRole("textbox", { name: /^Your reason/ }).fill("One kind is enough.");
  await page.getByRole("button", { name: "Sign without sending" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign your vote" });
  await dialog.getByRole("button", { name: "Sign in wallet" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Save as a file" }).click(),
  ]);
  await picture(page, "governance-signed-vote");
  await dialog.getByRole("button", { name: "Close" }).last().click();
  return readFile(await file.path(), "utf8");
}

/** Asks to hand a signed vote in, on a phone. */
async function handIn(page: Page, signed: string): Promise<void> {
  const field = page.getByRole("textbox", { name: /paste it/ });
  if (!(await field.isVisible())) await page.getByText("Hand in a signed vote").first().tap();
  await field.fill(signed);
  await picture(page, "governance-hand-in-phone");
  await page.getByRole("button", { name: "Hand in", exact: true }).tap();
}

/** Goes to the next moment of a proposal with the devnet's clock. The page follows. */
async function advance(page: Page, moment: string): Promise<void> {
  const button = page.getByRole("button", { name: `Until ${moment}` });
  await button.click();
  await button.waitFor({ state: "detached" });
}

const addressOf = (index: number) => requireAccount(stage.market(index));
const votesOf = (index: number) => reads.readVotes(stage.market(index), addressOf(index));
