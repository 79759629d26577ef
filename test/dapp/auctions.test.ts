import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { journeys, parseFtns, reads, requireAccount, type SaleId } from "../../sdk/src/index.ts";
import { caughtUp, passTime } from "../stack/stage.ts";
import { bid, commit, confirm } from "./bidding.ts";
import { offerBytes } from "./offer.ts";
import { connect, openStage, PHONE, picture, type Stage, type Visitor } from "./stage.ts";

const [SELLER, FIRST, SECOND, THIRD] = [2, 11, 12, 13];
const NAME = "Teller of flowers";
const HOUR = 3_600;
/** Before the last block of an auction's bidding: enough for the transactions of a late bid. */
const LATE_SECONDS = 300;

let stage: Stage;
let terms: bigint;
let version: number;
before(async () => {
  stage = await openStage({ seed: false });
  const seller = stage.market(SELLER);
  const offered = await offerBytes(seller, { seed: 7, size: 60_000 }, { name: NAME });
  terms = offered.terms;
  version = (await reads.readAsset(seller, offered.asset)).latestVersion;
  // Credit for the bonds of all lots of this file.
  await journeys.prepareToSell(seller, parseFtns("1000"));
});
after(() => stage[Symbol.asyncDispose]());

describe("a Vickrey auction with three bidders", () => {
  let auction: SaleId;
  let winner: Visitor;

  before(async () => {
    const plan = {
      terms,
      kind: "Vickrey",
      startingPrice: parseFtns("50"),
      duration: HOUR,
      revealWindow: HOUR,
    } as const;
    ({ auction } = await journeys.createAuction(stage.market(SELLER), plan));
    await caughtUp(stage.market(SELLER));
    winner = await stage.visitor([FIRST]);
  });
  after(() => winner[Symbol.asyncDispose]());

  it("takes a sealed bid, with a collateral that hides it, and a copy of it", async () => {
    const { page } = winner;
    await page.goto(`/auctions/${auction}`);
    await connect(winner);
    await commit(page, "120", "200");
    await picture(page, "auction-vickrey-sealed");
    await page.getByRole("button", { name: "Save an encrypted copy" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Password").fill("only for this test");
    const [copy] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Encrypt and save" }).click(),
    ]);
    assert.equal(copy.suggestedFilename(), `sealed-bid-${auction}.json`);
    await dialog.getByText("Saved to your downloads.").waitFor();
    await dialog.getByRole("button", { name: "Close" }).last().click();
    // Nothing that this browser keeps tells the bid.
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    assert(!/(?<![\da-f])120(?![\da-f])/i.test(kept.replaceAll("120000000000000000000", " 120 ")), kept);
  });

  it("takes the bids of the others: one from a browser that is lost, one that is never revealed", async () => {
    {
      await using lost = await stage.visitor([SECOND]);
      await lost.page.goto(`/auctions/${auction}`);
      await connect(lost);
      await commit(lost.page, "90", "");
      assert.deepEqual(lost.problems, []);
    }
    const never = stage.market(THIRD);
    const master = await journeys.buyerMaster(never);
    const bidMaster = await journeys.sealedBidMaster(never, { kind: "Vickrey", auction });
    const money = { value: parseFtns("500"), collateral: parseFtns("500") };
    await journeys.commitSealedBid(never, { auction, version, master, bidMaster, ...money });
  });

  it("reminds the first bidder to reveal, and reveals from the page", async () => {
    await passTime(stage.devnet, HOUR + 1);
    await caughtUp(stage.market(SELLER));
    const { page } = winner;
    await page.goto("/explore");
    const note = page.getByRole("region", { name: "News of your auctions" });
    await note.getByText("Reveal your bid", { exact: true }).waitFor();
    await page.getByRole("link", { name: "My bids and auctions: 1 needs you" }).waitFor();
    await picture(page, "auction-reminder");
    await note.getByRole("link", { name: "Go to the auction" }).click();
    await page.waitForURL(`**/auctions/${auction}`);
    await page.getByRole("button", { name: "Reveal my bid" }).click();
    await confirm(page);
    await page.getByText("Your bid is revealed and the highest so far.").waitFor();
  });

  it("reveals a bid in a new browser from the wallet and the chain alone", async () => {
    await using fresh = await stage.visitor([SECOND]);
    const { page } = fresh;
    await page.goto("/auctions/mine");
    await connect(fresh);
    await page.getByRole("button", { name: "Look on the chain" }).click();
    await page.getByRole("link", { name: `Auction ${auction}` }).waitFor();
    await picture(page, "auction-mine-reveal");
    await page.getByRole("article", { name: NAME }).getByRole("button", { name: "Reveal my bid" }).click();
    await confirm(page);
    await caughtUp(stage.market(SELLER));
    await page.goto(`/auctions/${auction}`);
    await page.getByRole("table", { name: "Sealed bids" }).getByText("90 FTNS").waitFor();
    assert.deepEqual(fresh.problems, []);
  });

  it("shows the winner the second price, settles at it, and leads to the purchase", async () => {
    await passTime(stage.devnet, HOUR + 1);
    const { page } = winner;
    await page.goto(`/auctions/${auction}`);
    await page.getByRole("button", { name: "Settle" }).click();
    await confirm(page);
    await page.getByText("Second highest bid: this is paid").waitFor();
    await page.getByText("You pay 90 FTNS.").waitFor();
    await picture(page, "auction-vickrey-won");
    const { end } = await reads.readAuction(stage.market(FIRST), { auction });
    assert.deepEqual([end?.outcome, end?.price], ["Sold", parseFtns("90")]);
    await page.getByRole("link", { name: "Go to the purchase" }).first().click();
    await page.waitForURL(`**/library/${auction}`);
    await page.getByText("Waiting for the key").first().waitFor();
    assert.deepEqual(winner.problems, []);
  });

  it("gives who never revealed the collateral back, less the forfeit", async () => {
    await caughtUp(stage.market(SELLER));
    await using never = await stage.visitor([THIRD]);
    const { page } = never;
    await page.goto("/auctions/mine");
    await connect(never);
    const before = await creditOf(THIRD);
    await page.getByRole("button", { name: "Take the collateral back" }).click();
    await confirm(page);
    assert.equal((await creditOf(THIRD)) - before, parseFtns("450"));
    assert.deepEqual(never.problems, []);
  });
});

describe("an English auction", () => {
  let auction: SaleId;
  let first: Visitor;
  let second: Visitor;

  before(async () => {
    [first, second] = [await stage.visitor([FIRST]), await stage.visitor([SECOND])];
  });
  after(async () => {
    await first[Symbol.asyncDispose]();
    await second[Symbol.asyncDispose]();
  });

  it("is created by its seller, who sees before what happens when", async () => {
    await using seller = await stage.visitor([SELLER]);
    const { page } = seller;
    await page.goto("/sell");
    await connect(seller);
    await page.getByRole("article", { name: NAME }).getByRole("link", { name: "Auction", exact: true }).click();
    await page.waitForURL(/\/auctions\/new\?asset=\d+/);
    await page.getByRole("radio", { name: /^Licence: For ever/ }).check();
    await page.getByRole("textbox", { name: "Starting price" }).fill("100");
    await page.getByText("A bond of").waitFor();
    await page.reload();
    assert.equal(await page.getByRole("textbox", { name: "Starting price" }).inputValue(), "100");
    await page.getByRole("list", { name: "What happens when" }).waitFor();
    await picture(page, "auction-new-filled");
    await page.getByRole("button", { name: "Create the auction" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Continue in wallet" }).click();
    await page.waitForURL(/\/auctions\/\d+$/);
    auction = BigInt(new URL(page.url()).pathname.split("/").at(-1) ?? "");
    await page.getByText("You sell this").waitFor();
    assert.deepEqual(seller.problems, []);
  });

  it("takes a bid, refuses one that is too low and keeps what was typed", async () => {
    const { page } = first;
    await page.goto(`/auctions/${auction}`);
    await connect(first);
    await page.getByRole("textbox", { name: "Your bid" }).fill("99");
    await page.getByText("Bid at least 100 FTNS.").waitFor();
    assert.equal(await page.getByRole("textbox", { name: "Your bid" }).inputValue(), "99");
    await bid(page, "100");
    await page.getByText("You lead with").waitFor();
  });

  it("tells who is outbid, whose money is free again", async () => {
    const credit = await creditOf(FIRST);
    await second.page.goto(`/auctions/${auction}`);
    await connect(second);
    await bid(second.page, "150");
    assert.equal((await creditOf(FIRST)) - credit, parseFtns("100"));
    await caughtUp(stage.market(SELLER));
    const { page } = first;
    await page.goto("/explore");
    await page
      .getByRole("region", { name: "News of your auctions" })
      .getByText("You were outbid", { exact: true })
      .first()
      .waitFor();
    await page.goto(`/auctions/${auction}`);
    await page.getByText("You were outbid", { exact: true }).first().waitFor();
    await page.getByRole("table", { name: "Bids, the highest first" }).getByText("Paid back").waitFor();
    await picture(page, "auction-english-outbid");
  });

  it("goes on for a late bid, paid with the credit of the one before", async () => {
    const { endsAt } = await reads.readAuction(stage.market(FIRST), { auction });
    await passTime(stage.devnet, endsAt - (await chainTime()) - LATE_SECONDS);
    const { page } = first;
    await page.goto(`/auctions/${auction}`);
    await bid(page, "200");
    await page.getByText("You lead with").waitFor();
    const after = await reads.readAuction(stage.market(FIRST), { auction });
    assert(after.endsAt > endsAt, "the end has not moved");
    assert.equal(after.kind === "English" && after.extensionsLeft, 23);
  });

  it("is settled by the loser for the winner", async () => {
    const { endsAt } = await reads.readAuction(stage.market(FIRST), { auction });
    await passTime(stage.devnet, endsAt - (await chainTime()) + 1);
    await second.page.goto(`/auctions/${auction}`);
    await second.page.getByRole("button", { name: "Settle" }).click();
    await confirm(second.page);
    const { end } = await reads.readAuction(stage.market(FIRST), { auction });
    assert.deepEqual(end, { outcome: "Sold", winner: addressOf(FIRST), price: parseFtns("200") });
    await caughtUp(stage.market(SELLER));
    await first.page.goto("/auctions/mine");
    await first.page.getByRole("article", { name: NAME }).getByText("It is yours").first().waitFor();
    await picture(first.page, "auction-mine-won");
    assert.deepEqual([...first.problems, ...second.problems], []);
  });
});

describe("a Dutch auction on a phone", () => {
  it("is taken at the price that was shown, or less", async () => {
    const seller = stage.market(SELLER);
    const prices = { startingPrice: parseFtns("300"), floor: parseFtns("60") };
    const { auction } = await journeys.createAuction(seller, { terms, kind: "Dutch", ...prices, duration: HOUR });
    await caughtUp(seller);
    await passTime(stage.devnet, HOUR / 2);
    const phone = { viewport: PHONE, hasTouch: true, isMobile: true };
    await using buyer = await stage.visitor([THIRD], phone);
    const { page } = buyer;
    await page.goto("/auctions?kind=Dutch");
    await connect(buyer);
    await picture(page, "auctions-phone");
    await page.getByRole("link", { name: NAME }).tap();
    await page.waitForURL(`**/auctions/${auction}`);
    await page.getByRole("figure").locator("figcaption").getByText("The falling price").waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    const button = page.getByRole("button", { name: /^Take it for/ });
    const shown = /([\d.,]+ FTNS)/.exec(await button.innerText())?.[1] ?? "";
    await button.tap();
    await picture(page, "auction-dutch-phone");
    await confirm(page, page.getByText("You won"));
    const { end } = await reads.readAuction(seller, { auction });
    assert.equal(end?.winner, addressOf(THIRD));
    assert(
      end !== undefined && end.price <= parseFtns(shown) && end.price >= prices.floor,
      `${end?.price} for ${shown}`,
    );
    await page.getByText("You won").first().waitFor();
    await picture(page, "auction-dutch-won-phone");
    assert.deepEqual(buyer.problems, []);
  });
});

const addressOf = (index: number) => requireAccount(stage.market(index));

async function creditOf(index: number): Promise<bigint> {
  return (await reads.readFunds(stage.market(index), addressOf(index))).credit;
}

async function chainTime(): Promise<number> {
  const { chain } = stage.devnet.services;
  const block = await chain.request<{ readonly timestamp: string }>("eth_getBlockByNumber", ["latest", false]);
  return Number(block.timestamp);
}
