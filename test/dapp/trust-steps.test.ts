// The steps that anybody may take against who judges or praises what it has a part in, and against who certified what was wrong.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { isAddressEqual, type Address } from "viem";
import { deliverSale } from "../../scripts/deliver/deliver-sale.ts";
import {
  actions,
  journeys,
  parseFtns,
  queries,
  reads,
  requireAccount,
  type AuditId,
  type audits,
  type SaleId,
} from "../../sdk/src/index.ts";
import { publishFraud } from "../stack/cheat.ts";
import { caughtUp, someBytes } from "../stack/stage.ts";
import { enlist, press, STAKE } from "./auditing.ts";
import { confirm } from "./bidding.ts";
import { shown } from "./offer.ts";
import { bothPictures, connect, openStage, picture, shownAfterReload, type Stage, type Visitor } from "./stage.ts";

const [SELLER, FRIEND, FORMER, CHEATED, ORDERER, ANYBODY] = [2, 3, 6, 11, 12, 13];
/** The first has a bond less than the others when it begins. */
const AUDITORS = [14, 15, 16, 17];
const BOND = STAKE / 4n;
const FEE = parseFtns("20");
const PRAISE = "Everything in it is right.";

let stage: Stage;
let anybody: Visitor;
let asset: number;
let terms: bigint;
/** To a contributor, settled; and to somebody who can still prove that it was cheated. */
let friendly: SaleId;
let disputable: SaleId;
let audit: AuditId;

before(async () => {
  stage = await openStage({ seed: false });
  anybody = await stage.visitor([ANYBODY]);
  const seller = stage.market(SELLER);
  for (const [i, account] of AUDITORS.entries()) {
    const stake = i === 0 ? STAKE - BOND : STAKE;
    await enlist(stage.market(account), `Auditor of seat ${account}`, { domain: "Dataset", stake });
  }
  const [first] = AUDITORS;
  await deposit(first ?? 0, BOND);
  await deposit(ORDERER, 3n * FEE);
  const master = await journeys.sellerMaster(seller);
  ({ asset, terms } = await publishFraud(seller, master, someBytes(20_000, 1), someBytes(20_000, 2)));
  await journeys.prepareToSell(seller, parseFtns("1000"));
  await nameContributors([FRIEND, FORMER]);
  friendly = await bought(FRIEND, master);
  await journeys.acceptSale(stage.market(FRIEND), await reads.readSale(seller, friendly));
  await nameContributors([FRIEND]);
  const praised = await bought(FORMER, master);
  await journeys.acceptSale(stage.market(FORMER), await reads.readSale(seller, praised));
  await journeys.writeReview(stage.market(FORMER), { terms, rating: 5, text: PRAISE });
  disputable = await bought(CHEATED, master);
  await shown(seller, asset);
});
after(() => stage[Symbol.asyncDispose]());

describe("paying from the credit in the vault", () => {
  it("bonds an auditor", async () => {
    const [account = 0] = AUDITORS;
    await using auditor = await stage.visitor([account]);
    const { page } = auditor;
    await page.goto("/auditors/join");
    await connect(auditor);
    await page.getByRole("textbox", { name: "Amount to bond" }).fill("1000");
    await page.getByRole("radio", { name: /^Your vault credit/ }).check();
    await picture(page, "bond-from-credit");
    await page.getByRole("button", { name: "Bond", exact: true }).click();
    await confirm(page);
    const { stake, allowance } = await reads.readAuditor(stage.market(account), addressOf(account));
    assert.deepEqual([stake, allowance, await creditOf(account)], [STAKE, 0n, 0n]);
    assert.deepEqual(auditor.problems, []);
  });

  it("orders an audit", async () => {
    await using orderer = await stage.visitor([ORDERER]);
    const { page } = orderer;
    const { wallet } = await reads.readFunds(stage.market(ORDERER), addressOf(ORDERER));
    await page.goto(`/audits/new?asset=${asset}&version=1`);
    await connect(orderer);
    await page.getByRole("textbox", { name: "Fee of each auditor" }).fill("20");
    await page.getByRole("radio", { name: /^Your vault credit/ }).check();
    await page.getByRole("button", { name: "Order the audit" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Continue in wallet" }).click();
    await page.waitForURL(/\/audits\/\d+$/);
    audit = BigInt(/\d+$/.exec(new URL(page.url()).pathname)?.[0] ?? 0);
    const ordered = await auditNow();
    assert.deepEqual([ordered.orderer, ordered.fee, ordered.phase], [addressOf(ORDERER), FEE, "Drawing"]);
    const funds = await reads.readFunds(stage.market(ORDERER), addressOf(ORDERER));
    assert.deepEqual([funds.credit, funds.wallet], [0n, wallet]);
    assert.deepEqual(orderer.problems, []);
  });
});

describe("an auditor that has come to have a part", () => {
  it("is named with the reason to whoever looks at the audit, who leaves it out", async () => {
    const { page } = anybody;
    await page.goto(`/audits/${audit}`);
    await connect(anybody);
    await press(page, "Draw the panel");
    const openings = await sealAll();
    const [bribed, ...others] = openings;
    assert(bribed !== undefined);
    const account = AUDITORS.find((one) => isAddressEqual(addressOf(one), bribed.auditor));
    await caughtUp(stage.market(ANYBODY));
    await page.reload();
    await page.getByText("The findings are sealed.").waitFor();
    assert.equal(await page.getByText("has come to have a part").count(), 0);
    await nameContributors([FRIEND, account ?? assert.fail("the seat has none of the auditors")]);
    await caughtUp(stage.market(ANYBODY));
    await page.reload();
    const notice = page.getByRole("status").filter({ hasText: `Seat ${bribed.seat + 1} has come to have a part` });
    await notice.getByText(/Now it is paid as a contributor of the asset/).waitFor();
    await bothPictures(page, "audit-conflict");
    await notice.getByRole("button", { name: "Leave this auditor out" }).click();
    await page
      .getByRole("dialog")
      .getByText(/none of its stake is taken/)
      .waitFor();
    await picture(page, "audit-conflict-dialog");
    await confirm(page);
    await notice.waitFor({ state: "detached" });
    assert.equal((await auditNow()).seats[bribed.seat]?.state, "Recused");
    for (const opening of others) await journeys.revealFinding(stage.market(ANYBODY), opening);
    await press(page, "Conclude");
    const { live, certificate } = await reads.readCertificate(stage.market(ANYBODY), asset, 1);
    assert.deepEqual([live, certificate?.contentCertified], [true, true]);
  });
});

describe("praise by who is paid", () => {
  it("is struck from the reviews by whoever reads it", async () => {
    const { page } = anybody;
    const market = stage.market(ANYBODY);
    const before = await reads.readReputation(market, addressOf(SELLER));
    assert(before.standing.feedback.weight > 0n);
    await page.goto(`/assets/${asset}`);
    await shownAfterReload(page, PRAISE);
    const review = page.getByRole("list", { name: "Reviews" }).getByRole("article").filter({ hasText: PRAISE });
    await review.getByText(/^Split 2 of its revenue, published before this purchase/).waitFor();
    await bothPictures(page, "review-self-dealing");
    await review.getByRole("button", { name: "Strike this review" }).click();
    await page
      .getByRole("dialog")
      .getByText(/counts neither here nor in the seller’s reputation/)
      .waitFor();
    await picture(page, "review-self-dealing-dialog");
    await confirm(page);
    await review.getByRole("button", { name: "Struck" }).waitFor();
    assert.equal(await review.getByText("The reviewer was paid by this asset").count(), 0);
    const { review: struck } = await reads.readReview(market, terms, addressOf(FORMER));
    assert.deepEqual([struck?.struck, struck?.weight], [true, 0]);
    assert.equal((await reads.readReputation(market, addressOf(SELLER))).standing.feedback.weight, 0n);
  });

  it("is struck from the seller's deals beside the sale, on its page and the asset's", async () => {
    const { page } = anybody;
    const market = stage.market(ANYBODY);
    const succeeded = async () => (await reads.readReputation(market, addressOf(SELLER))).standing.conduct.succeeded;
    const before = await succeeded();
    const rows = page.getByRole("table", { name: "Sales" }).getByRole("row").filter({ hasText: "Self-dealing" });
    await rows.getByRole("button", { name: "Strike", exact: true }).waitFor();
    assert.equal(await rows.count(), 1, "only the sale to who was a contributor then");
    await bothPictures(page, "asset-self-dealing");
    await page.goto(`/accounts/${addressOf(SELLER)}`);
    const sales = page.getByRole("table", { name: "Sales of this account" }).getByRole("row");
    await bothPictures(page, "account-self-dealing");
    await sales.getByRole("button", { name: "Strike", exact: true }).click();
    await page
      .getByRole("dialog")
      .getByText(/taken out of the seller’s reputation/)
      .waitFor();
    await picture(page, "account-self-dealing-dialog");
    await confirm(page);
    await sales.getByRole("button", { name: "Struck" }).waitFor();
    assert.equal(await succeeded(), before - 1n);
    assert.equal((await queries.readSalePage(market, friendly))?.struck, true);
  });
});

describe("a certificate of what was proved wrong", () => {
  it("costs its auditor a bond when anybody refutes it", async () => {
    await dispute();
    const { page } = anybody;
    await caughtUp(stage.market(ANYBODY));
    await page.goto(`/audits/${audit}`);
    const seats = page.getByRole("list", { name: "Panel" }).getByRole("article");
    await bothPictures(page, "audit-refutable");
    const certificate = page.getByRole("region", { name: "Certificate" });
    await certificate.getByRole("button", { name: "Content proved wrong" }).waitFor();
    assert.equal(await certificate.getByText("Content checked").count(), 0);
    const { seats: found } = await auditNow();
    const certifying = found.filter(({ finding }) => finding?.contentCertified === true);
    assert.equal(await seats.getByRole("button", { name: "Refute" }).count(), certifying.length);
    const [first] = certifying;
    assert(first?.auditor !== undefined, "nobody certified");
    const { auditor } = first;
    await seats
      .filter({ hasText: `Seat ${first.number + 1}:` })
      .getByRole("button", { name: "Refute" })
      .click();
    await page
      .getByRole("dialog")
      .getByText(/AuditorBond, is taken from its stake/)
      .waitFor();
    await picture(page, "audit-refute-dialog");
    await confirm(page);
    await seats.getByText("Refuted by a proof of fraud").waitFor();
    assert.equal(await seats.getByRole("button", { name: "Refute" }).count(), certifying.length - 1);
    assert.equal((await reads.readAuditor(stage.market(ANYBODY), auditor)).stake, STAKE - BOND);
    assert.deepEqual(anybody.problems, []);
  });
});

const addressOf = (index: number): Address => requireAccount(stage.market(index));
const auditNow = () => reads.readAudit(stage.market(ANYBODY), audit);

async function creditOf(index: number): Promise<bigint> {
  return (await reads.readFunds(stage.market(index), addressOf(index))).credit;
}

async function deposit(index: number, amount: bigint): Promise<void> {
  const market = stage.market(index);
  await actions.send(market, actions.approve(market, { spender: "Vault", amount }));
  await actions.send(market, actions.deposit(market, { amount }));
}

/** The seller names who shares the revenue from now on. */
async function nameContributors(accounts: readonly number[]): Promise<void> {
  const seller = stage.market(SELLER);
  const current = await reads.readSplit(seller, asset, (await reads.readAsset(seller, asset)).split);
  const contributors = accounts.map((account) => ({ account: addressOf(account), weight: 1n }));
  await actions.send(seller, actions.setContributors(seller, { asset, current, contributors }));
}

/** Buys, and has the key delivered. @param master of the seller */
async function bought(index: number, master: Uint8Array): Promise<SaleId> {
  const buyer = stage.market(index);
  const order = { terms, version: 1, master: await journeys.buyerMaster(buyer) };
  const { sale } = await journeys.purchase(buyer, order);
  await deliverSale(stage.market(SELLER), master, sale);
  return sale;
}

/** Every auditor of the panel certifies content that it has not looked at. */
async function sealAll(): Promise<readonly audits.FindingOpening[]> {
  const { seats } = await auditNow();
  const openings: audits.FindingOpening[] = [];
  for (const { number: seat, auditor } of seats) {
    const account = AUDITORS.find((one) => auditor !== undefined && isAddressEqual(addressOf(one), auditor));
    const market = stage.market(account ?? assert.fail(`seat ${seat} has none of the auditors`));
    const scores = { ModelPerformance: "NotApplicable", CodeQuality: "NotApplicable", PeerReview: "Withheld" } as const;
    openings.push(
      await journeys.submitFinding(market, {
        ...{ audit, seat, master: await journeys.auditMaster(market, { audit, seat }) },
        finding: {
          scores: { ...scores, DataQuality: 9_000, Documentation: 8_000 },
          passed: true,
          contentCertified: true,
        },
        report: new TextEncoder().encode(JSON.stringify({ seat })),
      }),
    );
  }
  return openings;
}

/** The buyer that was cheated proves it. */
async function dispute(): Promise<void> {
  const buyer = stage.market(CHEATED);
  const [sale, version] = [await reads.readSale(buyer, disputable), await journeys.readVersionFacts(buyer, asset, 1)];
  const key = await journeys.openKey(buyer, sale, version, await journeys.buyerMaster(buyer));
  assert((await journeys.disputeContent(buyer, { sale, version, key }))?.proved !== undefined);
}
