// Audits as their parties live through them, on a chain and an IPFS node.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { sha256, type Hex } from "viem";
import { actions, audits, journeys, parseFtns, reads } from "../../src/index.ts";
import { cidOf } from "../../src/ipfs/cid.ts";
import { failsWith } from "../support/failures.ts";
import {
  AUDITORS,
  BOND,
  STAKE,
  drawnAudit,
  enlist,
  finding,
  panelOf,
  publishModel,
  reportOf,
  startAuditStage,
  submit,
  type AuditStage,
} from "./stage.ts";

const COMMIT_WINDOW = 3 * 86_400;
const REVEAL_WINDOW = 86_400;

let stage: AuditStage;
let snapshot: Hex;

before(async () => {
  stage = await startAuditStage();
});
after(() => stage.stop());
beforeEach(async () => {
  snapshot = await stage.chain.snapshot();
});
afterEach(() => stage.chain.revert(snapshot));

describe("becoming an auditor", () => {
  it("publishes credentials, registers, and bonds with exactly the allowance it takes", async () => {
    const market = stage.as("third");
    const steps: string[] = [];
    const credentials = { name: "Ada", text: "# Who\n\nAda.", website: "https://ada.example" };
    const input = { credentials, domains: ["Model", "IP"], stake: BOND } as const;
    const auditor = await journeys.becomeAuditor(market, input, { onStep: (step) => steps.push(step) });
    assert.deepEqual(steps, ["credentials", "register", "bond"]);
    const { admission, stake, domains, allowance, drawable } = auditor;
    assert.deepEqual([admission, stake, domains, allowance, drawable], ["Admitted", BOND, ["Model", "IP"], 0n, true]);
    assert.deepEqual(await audits.fetchCredentials(market, auditor.credentials), credentials);
  });

  it("does nothing twice when it is called again, and bonds what is missing from credit", async () => {
    const market = stage.as("third");
    await enlist(market, "Ada");
    await actions.send(market, actions.approve(market, { spender: "Vault", amount: BOND }));
    await actions.send(market, actions.deposit(market, { amount: BOND }));
    const input = { credentials: { name: "Ada", text: "Audits models." }, domains: ["Model"] } as const;
    const again = await journeys.becomeAuditor(market, { ...input, stake: STAKE + BOND, from: "credit" });
    assert.deepEqual([again.stake, again.nextDomains], [STAKE + BOND, undefined]);
    assert.equal((await reads.readFunds(market, stage.chain.address("third"))).credit, 0n);
    const other = await journeys.becomeAuditor(market, { ...input, domains: ["Dataset"], stake: STAKE });
    assert.deepEqual([other.domains, other.nextDomains?.domains], [["Model"], ["Dataset"]]);
  });

  it("says what is missing before anything is sent", async () => {
    const market = stage.as("third");
    const input = { credentials: { name: "Ada", text: "x" }, domains: ["Model"], stake: BOND } as const;
    const { message } = await failsWith(
      journeys.becomeAuditor(market, { ...input, stake: parseFtns("999999999999") }),
      "InvalidInput",
    );
    assert.match(message, /^The wallet holds .* and 999,999,999,999 FTNS more have to be bonded/);
    assert.equal((await reads.readAuditor(market, stage.chain.address("third"))).admission, "None");
    await failsWith(journeys.becomeAuditor(market, { ...input, domains: [] }), "AuditorRegistry_InvalidDomains");
  });

  it("lets stake leave, and names who is close", async () => {
    const market = stage.as("auditor1");
    const friend = stage.chain.address("third");
    const { receipt } = await actions.send(market, actions.declareAffiliate(market, friend));
    await actions.send(market, actions.unbond(market, { amount: STAKE }));
    await failsWith(actions.send(market, actions.withdrawStake(market)), "AuditorRegistry_StillUnbonding");
    const leaving = await reads.readAuditor(market, stage.chain.address("auditor1"));
    assert.deepEqual([leaving.stake, leaving.unbonding, leaving.drawable], [0n, STAKE, false]);
    assert.deepEqual(leaving.affiliates, [{ account: friend, until: undefined, since: Number(receipt.blockNumber) }]);
    await stage.chain.passTime(30 * 86_400);
    await actions.send(market, actions.withdrawStake(market));
    assert.equal((await reads.readFunds(market, stage.chain.address("auditor1"))).credit, STAKE);
  });
});

describe("an audit", () => {
  it("goes from the order to the certificate that the panel's findings make", async () => {
    const asset = await publishModel(stage.as("seller"));
    const audit = await drawnAudit(stage, asset);
    const panel = await panelOf(stage, audit);
    assert.equal(new Set(panel.map(({ actor }) => actor)).size, 3);
    const openings = [];
    for (const [i, seat] of panel.entries()) openings.push(await submit(stage, audit, seat, 7_000 + 1_000 * i));
    const keeper = stage.as("keeper");
    for (const opening of openings) {
      // Any device, any account: the file is enough.
      const copy = audits.parseOpening(audits.writeOpening(opening));
      const seat = await journeys.revealFinding(keeper, copy);
      assert.deepEqual([seat.state, seat.finding], ["Revealed", opening.finding]);
      assert(stage.ipfs.blocks.has(String(cidOf(opening.report, 1))), "the report is on IPFS");
    }
    assert.equal((await journeys.continueAudit(keeper, audit)).phase, "Concluded");

    const { certificate, live, contentCertified, fraudulent, waivedFrom } = await reads.readCertificate(
      keeper,
      asset,
      1,
    );
    const expected = audits.panelFinding(
      openings.map((opening) => opening.finding),
      3,
    );
    const issuedAt = await stage.chain.now();
    assert.deepEqual(certificate, { ...expected, audit, overall: audits.overallOf(expected.scores), issuedAt });
    assert.deepEqual([live, contentCertified, fraudulent], [true, false, false]);
    assert.equal(waivedFrom, issuedAt + audits.CONTENT_NOTICE);
    assert.deepEqual(
      (await reads.readAudit(keeper, audit)).seats.map(({ pledge }) => pledge),
      [BOND, BOND, BOND],
    );
    const { fee } = await reads.readAuditTerms(keeper);
    for (const { actor } of panel)
      assert.equal((await reads.readFunds(keeper, stage.chain.address(actor))).credit, fee);
  });

  it("slashes and replaces a silent auditor, and refunds what nobody earned", async () => {
    const asset = await publishModel(stage.as("seller"));
    const audit = await drawnAudit(stage, asset);
    const [silent, ...diligent] = await panelOf(stage, audit);
    for (const seat of diligent) await submit(stage, audit, seat, 8_000);
    const keeper = stage.as("keeper");
    assert.equal((await journeys.continueAudit(keeper, audit)).next, "commit");
    await stage.chain.passTime(COMMIT_WINDOW + 1);
    await failsWith(submit(stage, audit, silent!, 8_000), "Audits_DeadlinePassed");
    assert.equal((await journeys.continueAudit(keeper, audit)).phase, "Drawing");
    const { silencePenalty, fee } = await reads.readAuditTerms(keeper);
    const slashed = await reads.readAuditor(keeper, stage.chain.address(silent!.actor));
    assert.equal(slashed.stake, STAKE - silencePenalty);
    assert((await reads.readReputation(keeper, stage.chain.address(silent!.actor))).parts.behaviour < 10n ** 18n);

    await stage.chain.mine(3);
    await journeys.continueAudit(keeper, audit);
    const replaced = (await panelOf(stage, audit)).find(({ seat }) => seat === silent!.seat)!;
    assert.notEqual(replaced.actor, silent!.actor);
    const opening = await submit(stage, audit, replaced, 9_000);
    await journeys.revealFinding(keeper, opening);
    await failsWith(actions.send(keeper, actions.concludeAudit(keeper, { audit, asset })), "Audits_TooEarly");
    await stage.chain.passTime(REVEAL_WINDOW + 1);
    await journeys.continueAudit(keeper, audit);
    assert.equal((await reads.readCertificate(keeper, asset, 1)).certificate, undefined);
    assert.equal((await reads.readFunds(keeper, stage.chain.address("buyer"))).credit, 2n * fee);
  });

  it("is paid from credit as well, and not for less than the least fee", async () => {
    const asset = await publishModel(stage.as("seller"));
    const market = stage.as("buyer");
    const { fee, seats } = await reads.readAuditTerms(market);
    const total = 2n * fee * BigInt(seats);
    await actions.send(market, actions.approve(market, { spender: "Vault", amount: total }));
    await actions.send(market, actions.deposit(market, { amount: total }));
    await failsWith(journeys.orderAudit(market, { asset, version: 1, fee: fee - 1n }), "Audits_FeeTooLow");
    await failsWith(journeys.orderAudit(market, { asset, version: 2 }), "Audits_UnknownVersion");
    const audit = await journeys.orderAudit(market, { asset, version: 1, fee: 2n * fee, fromCredit: true });
    assert.equal((await reads.readFunds(market, stage.chain.address("buyer"))).credit, 0n);
    const found = await reads.readAudit(market, audit);
    assert.deepEqual([found.fee, found.phase, found.next, found.domain], [2n * fee, "Drawing", "wait", "Model"]);
    await failsWith(reads.readAudit(market, audit + 1n), "NotFound");
  });

  it("ends with all the money back when nobody draws in time", async () => {
    const asset = await publishModel(stage.as("seller"));
    const market = stage.as("buyer");
    const audit = await journeys.orderAudit(market, { asset, version: 1 });
    await stage.chain.passTime(86_400 + 1);
    assert.equal((await reads.readAudit(market, audit)).next, "advance");
    assert.equal((await journeys.continueAudit(market, audit)).phase, "Concluded");
    const { fee, seats } = await reads.readAuditTerms(market);
    assert.equal((await reads.readFunds(market, stage.chain.address("buyer"))).credit, fee * BigInt(seats));
  });

  it("goes on when the owner gives one auditor a part: that one is recused, the others reveal as they were drawn", async () => {
    const seller = stage.as("seller");
    const asset = await publishModel(seller);
    const audit = await drawnAudit(stage, asset);
    const drawnAt = await stage.chain.client.getBlockNumber({ cacheTime: 0 });
    const [bought, ...others] = await panelOf(stage, audit);
    const openings = [];
    for (const seat of [bought!, ...others]) openings.push(await submit(stage, audit, seat, 8_000));
    const auditor = stage.chain.address(bought!.actor);
    const current = await reads.readSplit(seller, asset, 1);
    const contributors = [{ account: auditor, weight: 1n }];
    const { receipt } = await actions.send(seller, actions.setContributors(seller, { asset, current, contributors }));

    const keeper = stage.as("keeper");
    const lineage = await reads.readLineageKin(keeper, asset);
    const recusal = { audit, seat: bought!.seat, auditor, lineage };
    await actions.send(keeper, actions.recuseAuditor(keeper, recusal));
    const innocent = { ...recusal, seat: others[0]!.seat };
    await failsWith(actions.send(keeper, actions.recuseAuditor(keeper, innocent)), "Audits_NoConflict");
    const drawn = await reads.readLineageKin(keeper, asset, { blockNumber: drawnAt });
    assert.deepEqual([drawn[0]?.split.contributors, lineage[0]?.split.contributors], [[], contributors]);
    const atStart = { blockNumber: receipt.blockNumber, logIndex: 0 };
    assert.deepEqual(
      await reads.readLineageKin(keeper, asset, atStart),
      drawn,
      "the block's own changes come after its start",
    );
    const [, second, third] = openings;
    await actions.send(keeper, actions.attest(keeper, { ...second!, lineage: drawn }));
    await journeys.revealFinding(keeper, third!);
    const { seats } = await journeys.continueAudit(keeper, audit);
    const states = seats.map(({ state }) => state).sort();
    assert.deepEqual(states, ["Recused", "Revealed", "Revealed"]);
    assert.equal((await reads.readCertificate(keeper, asset, 1)).live, true);
    assert.equal((await reads.readAuditor(keeper, auditor)).stake, STAKE);
    const { fee } = await reads.readAuditTerms(keeper);
    assert.equal((await reads.readFunds(keeper, auditor)).credit, fee, "the recused had done their work");
  });

  it("draws nobody with a part in what the asset is made from", async () => {
    const seller = stage.as("seller");
    const contributors = AUDITORS.slice(0, 2).map((actor) => ({ account: stage.chain.address(actor), weight: 1n }));
    const parent = await publishModel(seller);
    const { split } = await reads.readAsset(seller, parent);
    const current = await reads.readSplit(seller, parent, split);
    await actions.send(seller, actions.setContributors(seller, { asset: parent, current, contributors }));
    const { content, ...version } = await reads.readVersionRecord(seller, parent, 1);
    const published = await actions.send(
      seller,
      actions.publishAsset(seller, {
        ...{ category: "Model", version: { ...version, content } },
        parents: [{ asset: parent, royaltyBps: 500 }],
      }),
    );
    const { asset } = actions.publishedVersion(seller, published.receipt);
    const lineage = await reads.readLineageKin(seller, asset);
    assert.deepEqual(
      lineage.map((kin) => kin.asset),
      [asset, parent],
    );
    const audit = await drawnAudit(stage, asset);
    const { seats } = await reads.readAudit(seller, audit);
    const free = AUDITORS.slice(2).map((actor) => stage.chain.address(actor));
    const drawn = seats.flatMap(({ auditor }) => auditor ?? []);
    assert(drawn.length >= 2);
    assert.deepEqual(
      drawn.filter((auditor) => !free.includes(auditor)),
      [],
    );
  });
});

describe("a committed finding", () => {
  it("is rebuilt from the wallet and the report when the opening is lost", async () => {
    const asset = await publishModel(stage.as("seller"));
    const audit = await drawnAudit(stage, asset);
    const [seat] = await panelOf(stage, audit);
    const opening = await submit(stage, audit, seat!, 8_000);
    await stage.chain.passTime(86_400);
    const market = stage.as(seat!.actor);
    const master = await journeys.auditMaster(market, { audit, seat: seat!.seat });
    const lost = { audit, seat: seat!.seat, scores: finding(8_000).scores, report: reportOf(8_000), master };
    assert.deepEqual(await journeys.recoverFinding(market, lost), opening);
    await failsWith(journeys.recoverFinding(market, { ...lost, report: reportOf(1) }), "Mismatch");
    await failsWith(journeys.recoverFinding(market, { ...lost, master: new Uint8Array(32) }), "Mismatch");
  });

  it("is refused from another seat, of another market, and when it is no finding", async () => {
    const asset = await publishModel(stage.as("seller"));
    const audit = await drawnAudit(stage, asset);
    const [first, second] = await panelOf(stage, audit);
    const market = stage.as(first!.actor);
    const base = { audit, finding: finding(8_000), report: reportOf(8_000), master: new Uint8Array(32).fill(1) };
    await failsWith(journeys.submitFinding(market, { ...base, seat: second!.seat }), "Audits_CallerIsNotAuditor");
    await failsWith(journeys.submitFinding(market, { ...base, seat: 9 }), "NotFound");
    const wrong = { ...base, seat: first!.seat, finding: finding(10_001) };
    await failsWith(journeys.submitFinding(market, wrong), "Audits_InvalidFinding");
    const opening = await journeys.submitFinding(market, { ...base, seat: first!.seat });
    await failsWith(journeys.submitFinding(market, { ...base, seat: first!.seat }), "Audits_WrongSeatState");
    await failsWith(journeys.revealFinding(market, { ...opening, chainId: 1 }), "InvalidInput");
    await failsWith(journeys.revealFinding(market, opening), "Audits_WrongPhase");
    assert.equal(opening.report, sha256(reportOf(8_000)));
  });
});
