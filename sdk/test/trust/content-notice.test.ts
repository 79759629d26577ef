// A certificate takes the time to check the content from purchases only a day after its issue, and from none that was quoted before.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { createTestClient, http, type Hex } from "viem";
import { actions, audits, journeys, parseFtns, reads, type MarketClient } from "../../src/index.ts";
import { failsWith } from "../support/failures.ts";
import { encryptedVersion, fundBonds, offer, versionContext, type Offer } from "../support/versions.ts";
import { AUDITORS, STAKE, drawnAudit, panelOf, startAuditStage, submit, type AuditStage } from "./stage.ts";

const DAY = 86_400;
const MASTER = new Uint8Array(32).fill(9);

let stage: AuditStage;
let buyer: MarketClient;
let model: Offer;
let snapshot: Hex;

before(async () => {
  stage = await startAuditStage();
  buyer = stage.as("buyer");
  const seller = stage.as("seller");
  await fundBonds(seller, parseFtns("100"));
  const context = versionContext(seller, stage.chain.address("seller"));
  model = await offer(seller, (await encryptedVersion(new TextEncoder().encode("a model"), context)).version);
});
after(() => stage.stop());
beforeEach(async () => {
  snapshot = await stage.chain.snapshot();
});
afterEach(() => stage.chain.revert(snapshot));

describe("the content window of a purchase", () => {
  it("is there without a certificate, in an order that lapses before one of today could take it", async () => {
    const quoted = await quoteNow();
    assert.deepEqual([quoted.contentWindow, quoted.contentWaivedFrom], [DAY, undefined]);
    const { order } = await journeys.prepareOrder(buyer, { ...input(), validFor: 30 * DAY });
    const left = order.deadline - (await stage.chain.now());
    assert(left > DAY - 60 && left < DAY + 60, `the order lapses in ${left} s`);
  });

  it("is there for a day after the certificate, and says until when", async () => {
    const issuedAt = await certify();
    const { live, contentCertified, waivedFrom } = await reads.readCertificate(buyer, model.asset, 1);
    assert.deepEqual([live, contentCertified, waivedFrom], [true, false, issuedAt + DAY]);
    const quoted = await quoteNow();
    assert.deepEqual(
      [quoted.contentWindow, quoted.contentCertified, quoted.contentWaivedFrom],
      [DAY, false, issuedAt + DAY],
    );
  });

  it("is not lost by an order that is made just before: it lapses first, and nothing is paid", async () => {
    const issuedAt = await certify();
    await stage.chain.passTime(DAY - 60);
    const { order } = await journeys.prepareOrder(buyer, input());
    assert.equal(order.deadline, issuedAt + DAY - 1);
    await actions.send(buyer, actions.approve(buyer, { spender: "Listings", amount: order.maxPrice }));
    await stage.chain.passTime(60);
    await failsWith(actions.send(buyer, actions.buy(buyer, order)), "Listings_DeadlinePassed");
  });

  it("is kept by a purchase that was made in time, whatever the certificate says at the delivery", async () => {
    await certify();
    const { sale } = await journeys.purchase(buyer, input());
    await stage.chain.passTime(DAY + 1);
    assert.equal((await quoteNow()).contentWindow, 0);
    assert.equal((await reads.readSale(buyer, sale)).contentWindow, DAY);
  });

  it("is gone after the day, also on a chain whose last block is older", async () => {
    const issuedAt = await certify();
    const control = createTestClient({ mode: "hardhat", chain: buyer.chain, transport: http(stage.chain.rpcUrl) });
    await control.setNextBlockTimestamp({ timestamp: BigInt(issuedAt + DAY) });
    assert((await stage.chain.now()) < issuedAt + DAY);
    const quoted = await quoteNow();
    assert.deepEqual([quoted.contentWindow, quoted.contentCertified], [0, true]);
    await failsWith(journeys.prepareOrder(buyer, { ...input(), contentWindow: DAY }), "NotForSale");
    const { sale } = await journeys.purchase(buyer, { ...input(), contentWindow: 0 });
    assert.equal((await reads.readSale(buyer, sale)).contentWindow, 0);
  });

  it("comes back with a certificate that lapses, and goes a day after its auditors have bonded again", async () => {
    const issuedAt = await certify();
    await stage.chain.passTime(DAY);
    for (const actor of AUDITORS) {
      const auditor = stage.as(actor);
      await actions.send(auditor, actions.unbond(auditor, { amount: STAKE }));
    }
    const lapsed = await quoteNow();
    assert.deepEqual([lapsed.contentWindow, lapsed.contentWaivedFrom], [DAY, undefined]);
    const { order } = await journeys.prepareOrder(buyer, { ...input(), validFor: 30 * DAY });
    const left = order.deadline - (await stage.chain.now());
    assert(left > DAY - 60 && left < DAY + 60, `the order lapses in ${left} s`);

    for (const actor of AUDITORS) {
      const auditor = stage.as(actor);
      await actions.send(auditor, actions.approve(auditor, { spender: "AuditorRegistry", amount: STAKE }));
      await actions.send(auditor, actions.bond(auditor, { amount: STAKE }));
    }
    const { contentWindow, contentWaivedFrom } = await quoteNow();
    assert.equal(contentWindow, DAY);
    assert(contentWaivedFrom !== undefined && contentWaivedFrom > issuedAt + 2 * DAY - 60);
    assert((await journeys.prepareOrder(buyer, { ...input(), validFor: 30 * DAY })).order.deadline < contentWaivedFrom);
    await stage.chain.passTime(DAY);
    assert.equal((await quoteNow()).contentWindow, 0);
  });
});

describe("contentWaivedFrom", () => {
  const said = { passed: true, contentCertified: true, issuedAt: 1_000, expiresAt: 1_000 + 2 * DAY };
  it("is a day after the issue", () => assert.equal(audits.contentWaivedFrom(said), 1_000 + DAY));
  it("is never where the certificate did not pass, says nothing of the content, or ends before", () => {
    for (const more of [{ passed: false }, { contentCertified: false }, { expiresAt: 1_000 + DAY }]) {
      assert.equal(audits.contentWaivedFrom({ ...said, ...more }), undefined);
    }
  });
});

const input = () => ({ terms: model.terms, version: 1, master: MASTER });

const quoteNow = () => reads.quote(buyer, { terms: model.terms, buyer: stage.chain.address("buyer") });

/** All of a panel certify the content. @returns when the certificate was issued */
async function certify(): Promise<number> {
  const audit = await drawnAudit(stage, model.asset);
  const openings = [];
  for (const seat of await panelOf(stage, audit)) openings.push(await submit(stage, audit, seat, 8_000));
  const keeper = stage.as("keeper");
  for (const opening of openings) await journeys.revealFinding(keeper, opening);
  await journeys.continueAudit(keeper, audit);
  const { certificate } = await reads.readCertificate(keeper, model.asset, 1);
  assert(certificate?.contentCertified === true);
  assert.equal(certificate.issuedAt, await stage.chain.now());
  return certificate.issuedAt;
}
