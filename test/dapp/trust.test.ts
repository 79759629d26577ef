import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { formatFtns, governance, parseFtns, poolId, reads, requireAccount, type AuditId } from "../../sdk/src/index.ts";
import { decide } from "../../sdk/test/support/governance.ts";
import { caughtUp, passTime } from "../stack/stage.ts";
import { AuditCommand, enlist, evaluate, obtainKey, OPINIONS, press, reveal, seal, seated, STAKE } from "./auditing.ts";
import { confirm } from "./bidding.ts";
import { offerBytes } from "./offer.ts";
import { arrived, openCheckout, payButton, questions, readyToPay } from "./purchase.ts";
import { missDelivery, publishFlowerTeller } from "./sellers.ts";
import {
  bothPictures,
  connect,
  openStage,
  PHONE,
  picture,
  shownAfterReload,
  type Stage,
  type Visitor,
} from "./stage.ts";

const [SELLER, CONTRIBUTOR, VICTIM, BUYER, VOTER] = [2, 3, 6, 11, 12];
/** The contributor audits as well: not what it is paid for. */
const AUDITORS = new Map([
  [CONTRIBUTOR, "Partial Reviews"],
  [14, "Boreal Measurements"],
  [15, "Meridian Tests"],
  [16, "Plain Figures"],
  [17, "Second Reading"],
]);
const NAME = "Flower teller with a certificate";
const DAY = 86_400;
const REVIEW = "It names every flower of our garden rightly.";
const FEE = parseFtns("20");
const BEGINNING = 625n * 10n ** 15n;

let stage: Stage;
let folder: string;
let asset: number;

before(async () => {
  stage = await openStage({ seed: false });
  folder = await mkdtemp(join(tmpdir(), "ftns-trust-"));
  const [seller, contributor] = [stage.market(SELLER), stage.market(CONTRIBUTOR)];
  await missDelivery(stage.devnet, contributor, stage.market(VICTIM));
  await Promise.all([...AUDITORS].map(([account, name]) => enlist(stage.market(account), name)));
  const weights = [
    { account: addressOf(SELLER), weight: 60n },
    { account: addressOf(CONTRIBUTOR), weight: 40n },
  ];
  asset = await publishFlowerTeller(seller, NAME, weights);
});
after(async () => {
  await stage[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe("a certificate, from the order to what it is worth", () => {
  let seller: Visitor;
  let buyer: Visitor;
  /** The seller's page with its agent. */
  let agent: Page;
  let audit: AuditId;
  /** Accounts by their seats. */
  let panel: readonly number[];
  let first: Visitor;
  let command: AuditCommand;

  before(async () => {
    [seller, buyer] = [await stage.visitor([SELLER]), await stage.visitor([BUYER])];
  });
  after(async () => {
    // What a test before did not get to is not there.
    for (const one of [seller, buyer, first, command])
      await (one as AsyncDisposable | undefined)?.[Symbol.asyncDispose]();
  });

  it("is ordered by the seller, who sees who may be drawn, and who is left out and why", async () => {
    const { page } = seller;
    await page.goto(`/assets/${asset}`);
    await connect(seller);
    await page.getByRole("region", { name: "Certificate" }).getByRole("link", { name: "Order an audit" }).click();
    await page.waitForURL("**/audits/new?**");
    await shownAfterReload(page, AUDITORS.get(17) ?? "");
    const candidates = page.getByRole("region", { name: "Who may be drawn now" }).getByRole("listitem");
    const conflicted = candidates.filter({ hasText: AUDITORS.get(CONTRIBUTOR) ?? "" });
    await conflicted.getByText("Left out: a contributor of the asset").waitFor();
    assert.equal(await candidates.filter({ hasText: "Left out" }).count(), 1);
    await page.getByRole("textbox", { name: "Fee of each auditor" }).fill("20");
    await page.getByText("60 FTNS in all, paid now").waitFor();
    await bothPictures(page, "audit-new");
    await page.getByRole("button", { name: "Order the audit" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Continue in wallet" }).click();
    await page.waitForURL(/\/audits\/\d+$/);
    audit = BigInt(/\d+$/.exec(new URL(page.url()).pathname)?.[0] ?? 0);
    const { orderer, fee, phase } = await auditNow();
    assert.deepEqual([orderer, fee, phase], [addressOf(SELLER), FEE, "Drawing"]);
  });

  it("has its panel drawn by whoever comes along, without who has a part in it", async () => {
    const { page } = buyer;
    await page.goto(`/audits/${audit}`);
    await connect(buyer);
    await press(page, "Draw the panel");
    panel = await panelNow();
    assert.equal(panel.length, 3);
    assert(!panel.includes(CONTRIBUTOR));
    const seats = page.getByRole("list", { name: "Panel" });
    for (const auditor of panel) await seats.getByRole("link", { name: AUDITORS.get(auditor) ?? "" }).waitFor();
    await bothPictures(page, "audit-drawn");
  });

  it("has the model examined in the page of an auditor, with the key from the agent in the seller's", async () => {
    agent = await seller.context.newPage();
    await agent.goto("/sell/deliveries");
    await agent.getByRole("button", { name: "Start the agent" }).click();
    await agent
      .getByRole("log", { name: "What the agent did" })
      .getByText(/^Started/)
      .waitFor();
    first = await stage.visitor([panel[0] ?? 0]);
    const { page } = first;
    await page.goto("/audits/desk");
    await connect(first);
    await page.getByRole("list", { name: "Your seats" }).getByRole("link", { name: NAME }).waitFor();
    await obtainKey(page);
    await evaluate(page, OPINIONS[0]);
    await bothPictures(page, "audit-desk");
    await seal(page, join(folder, "first.json"));
    await page.getByText("This browser can open it").waitFor();
    assert.equal((await auditNow()).seats[0]?.state, "Committed");
  });

  it("has it examined by the command as well", async () => {
    command = await AuditCommand.open(stage.devnet, panel[1] ?? 0, audit, OPINIONS[1]);
    const said = await command.until(/^committed;/m);
    assert.match(said, /decrypted: the content is what the version committed to/);
    assert.equal((await auditNow()).seats[1]?.state, "Committed");
  });

  it("takes seat and stake from who stays silent, and chance names another", async () => {
    const silent = panel[2] ?? 0;
    const { page } = buyer;
    for (let day = 0; day < 3; day++) await page.getByRole("button", { name: "+ 1 day" }).click();
    await press(page, "Go on");
    const { silencePenalty } = await reads.readAuditTerms(stage.market(BUYER));
    assert.equal((await reads.readAuditor(stage.market(BUYER), addressOf(silent))).stake, STAKE - silencePenalty);
    await press(page, "Draw the panel");
    const before = panel;
    panel = await panelNow();
    assert.deepEqual(panel.slice(0, 2), before.slice(0, 2));
    assert(![CONTRIBUTOR, ...before].includes(panel[2] ?? 0), "the new auditor had a seat or a part already");
    const seats = page.getByRole("list", { name: "Panel" }).getByRole("article");
    await seats
      .filter({ hasText: AUDITORS.get(silent) ?? "" })
      .getByRole("button", { name: "Silent" })
      .waitFor();
    await picture(page, "audit-silent");
  });

  it("has it examined on a phone by the new one", async () => {
    await using phone = await stage.visitor([panel[2] ?? 0], { viewport: PHONE, hasTouch: true, isMobile: true });
    const { page } = phone;
    await page.goto("/audits/desk");
    await connect(phone);
    await obtainKey(page);
    await evaluate(page, OPINIONS[2]);
    await picture(page, "audit-desk-phone-report");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    await seal(page, join(folder, "last.json"));
    await page.getByText("Reveal now").first().waitFor();
    assert.equal((await auditNow()).phase, "Revealing");
    assert.deepEqual(phone.problems, []);
  });

  it("is revealed by the command, by the page that sealed, and by a new browser with the file", async () => {
    await command.until(/^revealed$/m);
    await reveal(first.page);
    await using fresh = await stage.visitor([panel[2] ?? 0]);
    const { page } = fresh;
    await page.goto("/audits/desk");
    await connect(fresh);
    await page.getByLabel("File that was saved when it was sealed").setInputFiles(join(folder, "last.json"));
    await picture(page, "audit-desk-reveal");
    await reveal(page);
    const { seats } = await auditNow();
    assert(seats.every(({ state }) => state === "Revealed"));
    // Page and command ran the same evaluators on the same bytes.
    const measured = seats.map(({ finding }) => [finding?.scores.ModelPerformance, finding?.scores.Documentation]);
    assert.deepEqual(measured, [measured[0], measured[0], measured[0]]);
    assert(Number(measured[0]?.[0]) > 9_000, `the model is worth ${measured[0]?.[0]}`);
    assert.deepEqual([...fresh.problems, ...first.problems], []);
  });

  it("is there when anybody concludes, and can be computed again by anybody", async () => {
    const { page } = buyer;
    await press(page, "Conclude");
    await page
      .getByRole("region", { name: "Certificate" })
      .getByRole("button", { name: "Certified", exact: true })
      .waitFor();
    const { certificate, live, contentCertified, waivedFrom } = await certificateNow();
    assert.deepEqual([live, contentCertified, certificate?.scores.PeerReview], [true, false, 8_000]);
    assert.equal(waivedFrom, (certificate?.issuedAt ?? 0) + DAY);
    await page.getByText(/^Delivery and payment in one transaction for purchases from /).waitFor();
    for (const auditor of panel) assert.equal(await creditOf(auditor), FEE);
    await page.getByRole("button", { name: "Check in this browser" }).click();
    const checks = page.getByRole("region", { name: "Verify it yourself" }).getByRole("listitem");
    const checked = checks.filter({ hasText: /^Checked: / });
    await checked.nth(3).waitFor();
    assert.equal(await checks.filter({ hasText: /^(Wrong|Could not be checked): / }).count(), 0);
    await bothPictures(page, "audit-certificate");
    await page.getByRole("button", { name: "Read the report" }).first().click();
    const report = page.getByRole("dialog", { name: /^Report of seat/ });
    await report.getByText(/Iris, all flowers/).waitFor();
    await picture(page, "audit-report");
    await page.keyboard.press("Escape");
  });

  it("is what a buyer filters by, and stands on the page of the asset", async () => {
    const { page } = buyer;
    await page.goto("/explore");
    await page
      .getByRole("list", { name: "Certificate" })
      .getByRole("link", { name: /^Certified/ })
      .click();
    await page.waitForURL(/certified=yes/);
    await picture(page, "explore-certified");
    await page.getByRole("link", { name: NAME }).click();
    await page.getByRole("heading", { level: 1, name: NAME }).waitFor();
    const region = page.getByRole("region", { name: "Certificate" });
    const { certificate } = await certificateNow();
    await region.getByText(`${Math.floor((certificate?.overall ?? 0) / 10) / 10} of 100`).waitFor();
    await region
      .getByRole("figure")
      .getByRole("row", { name: /Peer review/ })
      .getByText("80", { exact: true })
      .waitFor();
    await bothPictures(page, "asset-certified");
  });

  it("leaves a buyer the time to check the content for a day, and says until when", async () => {
    const { page } = buyer;
    await page.getByRole("link", { name: "Buy: For ever" }).click();
    await page.waitForURL(/checkout/);
    await page.getByText(/^After the delivery you have 1 day to look at the file/).waitFor();
    await page.getByText(/^Auditors have certified the content. Purchases made from /).waitFor();
    await picture(page, "checkout-young-certificate");
  });

  it("lets the delivery of the key settle the purchase in one transaction after that", async () => {
    const { page } = buyer;
    await passTime(stage.devnet, DAY + 1);
    // What the buyer agreed to has changed under its eyes: nothing is signed before it agrees again.
    await page.getByText(/^You were shown 1 day to check the content/).waitFor();
    await picture(page, "checkout-window-gone");
    await page.getByRole("button", { name: "Agree to that" }).click();
    await page.getByText(/^Auditors have certified that the content/).waitFor();
    await readyToPay(page);
    await picture(page, "checkout-certified");
    await payButton(page).click();
    const sale = await arrived(page);
    const log = agent.getByRole("log", { name: "What the agent did" });
    await log.getByText(`Delivered the key of sale ${sale}`).waitFor({ timeout: 90_000 });
    await page.getByText("Paid and done").first().waitFor();
    assert.equal((await reads.readSale(stage.market(BUYER), sale)).state, "Settled");
    await page.getByRole("button", { name: "Download the file" }).waitFor();
  });

  it("is reviewed by the buyer, and the owner answers", async () => {
    const { page } = buyer;
    await caughtUp(stage.market(BUYER));
    await page.goto(`/assets/${asset}`);
    await page.getByRole("button", { name: "Review what you bought" }).click();
    await page.getByRole("radio", { name: /Excellent/ }).check();
    await page.getByRole("textbox", { name: "In your words" }).fill(REVIEW);
    await page.getByRole("button", { name: "Publish the review" }).click();
    await confirm(page);
    await shownAfterReload(page, REVIEW);
    const { page: own } = seller;
    await own.goto(`/assets/${asset}`);
    await own.getByRole("button", { name: "Answer", exact: true }).click();
    await own.getByRole("textbox", { name: "Your answer" }).fill("Thank you.");
    await own.getByRole("button", { name: "Publish the answer" }).click();
    await confirm(own);
    await shownAfterReload(page, "Thank you.");
    await bothPictures(page, "asset-reviewed");
  });

  it("has changed the seller's reputation, line by line", async () => {
    const { page } = buyer;
    await page.goto(`/accounts/${addressOf(SELLER)}/reputation`);
    const history = page.getByRole("table", { name: "What changed it" });
    for (const cause of ["An audit found a quality", "A sale with a key was settled", "A review came"])
      await history.getByText(cause).first().waitFor();
    const { score } = await reads.readReputation(stage.market(BUYER), addressOf(SELLER));
    assert(score > BEGINNING, `${score}`);
    const tenths = Number((score + 10n ** 15n / 2n) / 10n ** 15n) / 10;
    await page.getByRole("heading", { name: `${tenths} of 100` }).waitFor();
    await bothPictures(page, "reputation-seller");
  });

  it("pays contributors by reputation: who failed a buyer gets less than by contribution", async () => {
    const { page } = seller;
    const market = stage.market(SELLER);
    const { split } = await reads.readAsset(market, asset);
    const pool = poolId(asset, split);
    const { shares } = await reads.previewDistribution(market, pool, await reads.readSplit(market, asset, split));
    const share = shares.find(({ account }) => account === addressOf(CONTRIBUTOR));
    assert(share !== undefined && share.amount < share.byWeight);
    const before = await creditOf(CONTRIBUTOR);
    await page.goto("/sell/earnings");
    const card = page.getByRole("article").filter({ has: page.getByRole("link", { name: NAME }) });
    const shown = formatFtns(share.byWeight - (share.byWeight % 10n ** 14n));
    await card.getByText(`${shown} by contribution, less by reputation`).waitFor();
    await card.getByRole("button", { name: "Distribute", exact: true }).click();
    const dialog = page.getByRole("dialog");
    const rows = dialog.getByRole("table", { name: "Shares before and after reputation" }).getByRole("row");
    await rows.nth(2).waitFor();
    await picture(page, "distribution-by-reputation");
    await confirm(page);
    const credited = (await creditOf(CONTRIBUTOR)) - before;
    assert(credited > 0n && credited < share.byWeight);
    await using contributor = await stage.visitor([CONTRIBUTOR]);
    await contributor.page.goto("/sell/earnings");
    await connect(contributor);
    await contributor.page.getByRole("row", { name: NAME }).getByText(formatFtns(credited), { exact: true }).waitFor();
    await picture(contributor.page, "earnings-contributor");
    assert.deepEqual([...contributor.problems, ...seller.problems, ...buyer.problems], []);
  });

  const auditNow = () => reads.readAudit(stage.market(BUYER), audit);
  const certificateNow = () => reads.readCertificate(stage.market(BUYER), asset, 1);
  const panelNow = async () => seated(await auditNow(), [...AUDITORS.keys()], addressOf);
});

describe("a category that is sold only with a certificate, by a vote", () => {
  it("cannot be bought without one: asset page and checkout say so before anything is signed", async () => {
    const offered = await offerBytes(stage.market(SELLER), { seed: 11 }, { name: "Never audited" });
    const voter = stage.market(VOTER);
    const operation = governance.setCertifiedCategories(voter, ["Dataset"]);
    await decide(voter, operation, (seconds) => passTime(stage.devnet, seconds));
    await caughtUp(voter);
    await using visitor = await stage.visitor([BUYER]);
    const { page } = visitor;
    await page.goto(`/assets/${offered.asset}`);
    await page.getByText("It cannot be bought now").waitFor();
    await bothPictures(page, "asset-uncertified");
    await openCheckout(visitor, offered);
    await page.getByText(/sold only with a live certificate of auditors/).waitFor();
    await page.getByText("Every byte is what the chain has on record").waitFor();
    assert.equal(await payButton(page).and(page.locator(":enabled")).count(), 0);
    assert.deepEqual(questions(visitor), ["eth_requestAccounts"]);
    await bothPictures(page, "checkout-uncertified");
    assert.deepEqual(visitor.problems, []);
  });
});

describe("the pages of trust", () => {
  it("fit a phone and say nothing wrong on the console", async () => {
    await using visitor = await stage.visitor([14]);
    const { page } = visitor;
    await page.goto("/auditors");
    await connect(visitor);
    await page.getByRole("list", { name: "Auditors" }).getByRole("article").nth(4).waitFor();
    await bothPictures(page, "auditors");
    const sights = {
      auditor: `/auditors/${addressOf(14)}`,
      "auditor-join": "/auditors/join",
      audits: "/audits",
      "audits-desk-nothing": "/audits/desk",
      reputation: "/reputation",
      "reputation-failed": `/accounts/${addressOf(CONTRIBUTOR)}/reputation`,
    };
    for (const [name, path] of Object.entries(sights)) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForFunction(() => document.querySelector(".animate-pulse") === null);
      await bothPictures(page, name);
    }
    assert.deepEqual(visitor.problems, []);
  });
});

const addressOf = (index: number) => requireAccount(stage.market(index));

async function creditOf(index: number): Promise<bigint> {
  return (await reads.readFunds(stage.market(index), addressOf(index))).credit;
}
