import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { deliverSale } from "../../scripts/deliver/deliver-sale.ts";
import {
  auctions,
  journeys,
  parseFtns,
  reads,
  requireAccount,
  titleOf,
  type MarketClient,
  type SaleId,
} from "../../sdk/src/index.ts";
import { caughtUp, passTime } from "../stack/stage.ts";
import { bid, commit, confirm, nameSeller } from "./bidding.ts";
import { fundedContractWallet } from "./contract-wallet.ts";
import { keyFileDialog, makeKeyFile, openKeyFile, PASSWORD } from "./key-file.ts";
import { offerBytes, type Offered } from "./offer.ts";
import { openFile, saveCopy } from "./openings.ts";
import { bothPictures, connect, openStage, type Stage, type Visitor } from "./stage.ts";

const [SELLER, BIDDER, HELPER, CONTRACT_OWNER] = [2, 11, 12, 13];
const NAME = "Namer of moths";
const TITLE_NAME = "Counter of owls";
const [HOUR, DAY] = [3_600, 86_400];

let stage: Stage;
let seller: MarketClient;
let offered: Offered;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ftns-auction-ends-"));
  stage = await openStage({ seed: false });
  seller = stage.market(SELLER);
  offered = await offerBytes(seller, { seed: 31, size: 60_000 }, { name: NAME });
  // Credit for the bonds of all lots of this file.
  await journeys.prepareToSell(seller, parseFtns("1000"));
});
after(async () => {
  await stage[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe("an auction with a hidden reserve", () => {
  let auction: SaleId;
  let owner: Visitor;
  let bidder: Visitor;
  let helper: Visitor;
  let copy: string;

  before(async () => {
    [owner, bidder, helper] = [
      await stage.visitor([SELLER]),
      await stage.visitor([BIDDER]),
      await stage.visitor([HELPER]),
    ];
    copy = join(folder, "bid.json");
  });
  after(async () => {
    for (const visitor of [owner, bidder, helper]) await visitor[Symbol.asyncDispose]();
  });

  it("is created from the form, and tells its seller when to open it", async () => {
    const { page } = owner;
    await page.goto(`/auctions/new?asset=${offered.asset}`);
    await connect(owner);
    await page.getByRole("radio", { name: /^Licence: For ever/ }).check();
    await page.getByRole("radio", { name: /^Sealed bids, second price/ }).check();
    await page.getByRole("textbox", { name: "Starting price" }).fill("50");
    await page.getByRole("radio", { name: /^Hidden/ }).check();
    await page.getByRole("textbox", { name: "Reserve", exact: true }).fill("80");
    await nameSeller(page);
    await page.getByRole("button", { name: "Create the auction" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Continue in wallet" }).click();
    await page.waitForURL(/\/auctions\/\d+$/);
    auction = BigInt(new URL(page.url()).pathname.split("/").at(-1) ?? "");
    await page.getByText("Your reserve is hidden").waitFor();
    await page.getByText("You sell this").waitFor();
    await bothPictures(page, "reserve-hidden");
  });

  it("takes a sealed bid, whose copy opens nothing before its time", async () => {
    await bidder.page.goto(`/auctions/${auction}`);
    await connect(bidder);
    await commit(bidder.page, "120", "");
    await saveCopy(bidder.page, copy);
    await helper.page.goto(`/auctions/${auction}`);
    await connect(helper);
    await openFile(helper.page, copy, "not the password");
    await helper.page
      .getByRole("dialog")
      .getByText(/password is wrong/i)
      .waitFor();
    await helper.page.getByRole("dialog").getByLabel("Password").fill(PASSWORD);
    await helper.page.getByRole("dialog").getByRole("button", { name: "Open the file" }).click();
    await helper.page
      .getByRole("dialog")
      .getByText(/It is too early/)
      .waitFor();
    await bothPictures(helper.page, "file-too-early");
    assert(await helper.page.getByRole("button", { name: "Continue in wallet" }).isDisabled());
    await helper.page.keyboard.press("Escape");
  });

  it("refuses a file of another auction, and one that is none", async () => {
    const { page } = helper;
    const other = join(folder, "other.json");
    const text = auctions.writeOpenings([
      {
        ...{ type: "bid", chainId: seller.chain.id, contract: seller.addresses.VickreyAuction, auction: 9n },
        ...{ bidder: addressOf(BIDDER), value: 1n, seed: `0x${"00".repeat(32)}`, bidderKey: "0x" },
      },
    ]);
    await writeFile(other, text);
    await openFile(page, other);
    await page.getByText("This file is for auction 9, not for this one").waitFor();
    const none = join(folder, "none.json");
    await writeFile(none, "moths");
    await page.getByRole("dialog").getByLabel("File").setInputFiles(none);
    await page.getByRole("dialog").getByRole("button", { name: "Open the file" }).click();
    await page.getByText("These openings cannot be used: it is not JSON.").waitFor();
    await page.keyboard.press("Escape");
  });

  it("reminds its seller wherever it is, and is opened from Sell", async () => {
    await passTime(stage.devnet, DAY + 1);
    await caughtUp(seller);
    const { page } = owner;
    await page.goto("/explore");
    const news = page.getByRole("region", { name: "News of your auctions" });
    await news.getByText("Open your reserve", { exact: true }).waitFor();
    await page.getByRole("link", { name: "My bids and auctions: 1 needs you" }).waitFor();
    await bothPictures(page, "reserve-reminder");
    await news.getByRole("link", { name: "Go to the auction" }).click();
    await page.waitForURL(`**/auctions/${auction}`);
    await page.getByText("Open your reserve now").waitFor();
    await bothPictures(page, "reserve-due");
    await page.goto("/auctions/mine");
    await page.getByText(`Open the reserve of ${NAME}`).waitFor();
    await bothPictures(page, "reserve-mine");
    await page.goto("/sell");
    const due = page.getByRole("region", { name: "Reserves to open" });
    await due.getByText(`Open the reserve of ${NAME}`).waitFor();
    await bothPictures(page, "reserve-sell");
    await due.getByRole("button", { name: "Open the reserve" }).click();
    await confirm(page);
    await due.waitFor({ state: "detached" });
    const { reserve, reserveHidden } = await reads.readAuction(seller, { auction });
    assert.deepEqual([reserve, reserveHidden], [parseFtns("80"), false]);
  });

  it("is revealed by whoever holds the file, for its bidder, once", async () => {
    const { page } = helper;
    await page.goto(`/auctions/${auction}`);
    await openFile(page, copy, PASSWORD);
    const dialog = page.getByRole("dialog", { name: "Reveal this bid" });
    await dialog.getByText("Becomes public").waitFor();
    await dialog.getByText("120 FTNS").first().waitFor();
    await bothPictures(page, "file-reveal");
    await confirm(page);
    const found = await reads.readAuction(seller, { auction });
    assert(found.kind === "Vickrey");
    assert.deepEqual([found.leader, found.leadingBid], [addressOf(BIDDER), parseFtns("120")]);
    await openFile(page, copy, PASSWORD);
    await page
      .getByRole("dialog")
      .getByText(/was revealed before/)
      .waitFor();
    await page.keyboard.press("Escape");
  });

  it("is settled at the reserve, which is above the second bid", async () => {
    const { revealEndsAt } = await reads.readAuction(seller, { auction });
    await passUntil(revealEndsAt + 1);
    const { page } = owner;
    await page.goto(`/auctions/${auction}`);
    await page.getByRole("button", { name: "Settle" }).click();
    await confirm(page);
    const { end } = await reads.readAuction(seller, { auction });
    assert.deepEqual(end, { outcome: "Sold", winner: addressOf(BIDDER), price: parseFtns("80") });
    assert.deepEqual([...owner.problems, ...bidder.problems, ...helper.problems], []);
  });
});

describe("an auction of the asset itself", () => {
  let title: Offered;
  let auction: SaleId;
  let winner: Visitor;

  before(async () => {
    title = await offerBytes(seller, { seed: 32, size: 60_000 }, { name: TITLE_NAME });
    winner = await stage.visitor([BIDDER]);
  });
  after(() => winner[Symbol.asyncDispose]());

  it("says before the first bid whose secret makes its keys", async () => {
    const terms = titleOf(title.asset);
    const reserveMaster = await journeys.hiddenReserveMaster(seller, { kind: "English", terms });
    const plan = { kind: "English", terms, startingPrice: parseFtns("60"), duration: HOUR } as const;
    const created = await journeys.createAuction(seller, { ...plan, reserve: parseFtns("70"), reserveMaster });
    auction = created.auction;
    assert(created.reserve !== undefined);
    await writeFile(join(folder, "reserve.json"), auctions.writeOpenings([created.reserve]));
    await caughtUp(seller);
    const { page } = winner;
    await page.goto(`/auctions/${auction}`);
    await page.getByText("You get the asset, not the seller’s secret").waitFor();
    await connect(winner);
    await bid(page, "90");
    await page.getByText("You lead with").waitFor();
    await bothPictures(page, "title-bid");
  });

  it("has its hidden reserve opened from a file by somebody else, and is settled", async () => {
    await passTime(stage.devnet, HOUR + 1);
    await caughtUp(seller);
    await using helper = await stage.visitor([HELPER]);
    await helper.page.goto(`/auctions/${auction}`);
    await connect(helper);
    await openFile(helper.page, join(folder, "reserve.json"));
    await helper.page.getByRole("dialog", { name: "Open this reserve" }).getByText("70 FTNS").first().waitFor();
    await confirm(helper.page);
    const { page } = winner;
    await page.goto(`/auctions/${auction}`);
    await page.getByRole("button", { name: "Settle" }).click();
    await confirm(page);
    const { end } = await reads.readAuction(seller, { auction });
    assert.deepEqual(end, { outcome: "Sold", winner: addressOf(BIDDER), price: parseFtns("90") });
    assert.deepEqual(helper.problems, []);
  });

  it("is a card in the winner's library, which owns it when the sale is settled", async () => {
    await caughtUp(seller);
    const { page } = winner;
    await page.goto("/library");
    const card = page.getByRole("region", { name: "Assets" }).getByRole("listitem");
    await card.getByText("Waiting for the key").waitFor();
    await deliverSale(seller, await journeys.sellerMaster(seller), auction);
    await caughtUp(seller);
    await page.reload();
    await card.getByText("Delivered", { exact: true }).waitFor();
    await bothPictures(page, "title-delivered");
    assert.equal((await reads.readAsset(seller, title.asset)).owner, addressOf(SELLER));
    await card.getByRole("link", { name: "Get the file" }).click();
    await page.waitForURL(`**/library/${auction}`);
    await page.getByText("The asset itself").first().waitFor();
    await page.getByRole("button", { name: "It is what was promised" }).first().click();
    await page.getByText("The asset becomes yours at once").waitFor();
    await confirm(page);
    assert.equal((await reads.readAsset(seller, title.asset)).owner, addressOf(BIDDER));
    await caughtUp(seller);
    await page.goto("/library");
    await card.getByText("Yours", { exact: true }).waitFor();
    assert.equal(
      await card.getByRole("link", { name: "New version", exact: true }).getAttribute("href"),
      `/publish?asset=${title.asset}`,
    );
  });

  it("tells its new owner everywhere that it has to publish a version of its own", async () => {
    const { page } = winner;
    const warning = page.getByText("Publish a new version before you sell");
    await warning.waitFor();
    await bothPictures(page, "title-library");
    for (const [path, name] of [
      [`/assets/${title.asset}`, "title-asset"],
      ["/sell", "title-sell"],
      [`/auctions/new?asset=${title.asset}`, "title-auction-new"],
    ] as const) {
      await page.goto(path);
      await warning.waitFor();
      await bothPictures(page, name);
    }
    assert.deepEqual(winner.problems, []);
  });
});

describe("a sealed bid of a contract account", () => {
  it("is sealed with a key file, and revealed with it on another device", async () => {
    const plan = { kind: "SealedBid", terms: offered.terms, startingPrice: parseFtns("50") } as const;
    const { auction } = await journeys.createAuction(seller, { ...plan, duration: HOUR, revealWindow: HOUR });
    await caughtUp(seller);
    const { urls, accounts } = stage.devnet;
    const key = accounts[CONTRACT_OWNER]?.privateKey;
    assert(key !== undefined);
    const wallet = await fundedContractWallet(urls.chain, stage.market(CONTRACT_OWNER), key, parseFtns("100"));
    const keyFile = join(folder, "key.json");
    {
      await using visitor = await stage.visitor(wallet);
      const { page } = visitor;
      await page.goto(`/auctions/${auction}`);
      await connect(visitor);
      await page.getByLabel("Your bid (hidden)").fill("75");
      await page.getByRole("button", { name: /^Seal the bid with/ }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText("The bid is sealed with your key file.").waitFor();
      await bothPictures(page, "key-file-seal");
      await dialog.getByRole("button", { name: "Continue in wallet" }).click();
      await makeKeyFile(page, keyFile);
      await page.getByText("Your bid is sealed").waitFor();
      assert.deepEqual(visitor.problems, []);
    }
    await passTime(stage.devnet, HOUR + 1);
    await caughtUp(seller);
    await using other = await stage.visitor(wallet.onAnotherDevice());
    const { page } = other;
    await page.goto(`/auctions/${auction}`);
    await connect(other);
    await page.getByRole("button", { name: "Reveal my bid" }).click();
    await keyFileDialog(page).getByRole("button", { name: "Open a key file that I have" }).click();
    await openKeyFile(page, keyFile, PASSWORD);
    await page.getByText(/Reveal the bid of 75 FTNS/).waitFor();
    await confirm(page);
    const found = await reads.readAuction(seller, { auction });
    assert(found.kind === "SealedBid");
    assert.deepEqual([found.leader, found.leadingBid], [wallet.address, parseFtns("75")]);
    assert.deepEqual(other.problems, []);
  });
});

describe("an auction that is not sold", () => {
  const plan = () =>
    ({ kind: "English", terms: offered.terms, startingPrice: parseFtns("50"), duration: HOUR }) as const;

  it("is called off by its seller before the first bid", async () => {
    const { auction } = await journeys.createAuction(seller, plan());
    await caughtUp(seller);
    await using owner = await stage.visitor([SELLER]);
    const { page } = owner;
    await page.goto(`/auctions/${auction}`);
    await connect(owner);
    const before = (await reads.readFunds(seller, addressOf(SELLER))).credit;
    await page.getByRole("button", { name: "Call it off" }).click();
    await confirm(page);
    await page.getByText("Called off").first().waitFor();
    await bothPictures(page, "auction-called-off");
    assert.equal((await reads.readAuction(seller, { auction })).end?.outcome, "Cancelled");
    assert.equal((await reads.readFunds(seller, addressOf(SELLER))).credit - before, parseFtns("2.5"));
    assert.deepEqual(owner.problems, []);
  });

  it("is unwound by anybody 30 days after it could have been settled, and everybody has everything back", async () => {
    const { auction, endsAt } = await journeys.createAuction(seller, plan());
    const { version } = await reads.readAuction(seller, { auction });
    const bidder = stage.market(BIDDER);
    const master = await journeys.buyerMaster(bidder);
    await journeys.placeBid(bidder, { auction, version, master, first: "wallet" });
    await passUntil(endsAt + 30 * DAY);
    await using helper = await stage.visitor([HELPER]);
    const { page } = helper;
    await page.goto(`/auctions/${auction}`);
    await connect(helper);
    // In its last second before that, it can only be settled.
    await page.getByRole("button", { name: "Settle" }).waitFor();
    await passUntil(endsAt + 1 + 30 * DAY);
    await page.reload();
    const before = (await reads.readFunds(seller, addressOf(BIDDER))).credit;
    await page.getByRole("button", { name: "Unwind" }).click();
    await bothPictures(page, "auction-unwind");
    await confirm(page);
    await page.getByText("Unwound").first().waitFor();
    assert.equal((await reads.readAuction(seller, { auction })).end?.outcome, "Unwound");
    assert.equal((await reads.readFunds(seller, addressOf(BIDDER))).credit - before, parseFtns("50"));
    assert.deepEqual(helper.problems, []);
  });
});

/** Goes to a second of the chain. */
async function passUntil(second: number): Promise<void> {
  const { chain } = stage.devnet.services;
  const block = await chain.request<{ readonly timestamp: string }>("eth_getBlockByNumber", ["latest", false]);
  await passTime(stage.devnet, Math.max(0, second - Number(block.timestamp)));
  await caughtUp(seller);
}

const addressOf = (index: number) => requireAccount(stage.market(index));
