/** Auditors, audits to several ends, and reviews, on the real chain. Account numbers: scripts/devnet/accounts.ts. */
import assert from "node:assert/strict";
import type { Hex } from "viem";
import {
  actions,
  agent,
  type AuditId,
  audits,
  journeys,
  type MarketClient,
  reads,
  requireAccount,
  type TermsId,
} from "../../sdk/src/index.ts";
import { passTime } from "../stack/stage.ts";
import type { Stage } from "./stage.ts";
import { digestOf, type Goods } from "./trade.ts";

const SELLER = 2;
const ORDERER = 4;
const DATA_OWNER = 5;
const BUYER = 6;
const SECOND_BUYER = 7;
const AUDITORS = [11, 12, 13, 14];
/** Bonds beyond these make nobody more likely to be drawn. */
const BONDS = 4n;

const { send } = actions;
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Four auditors, of whom each audit draws three. */
export async function auditGoods(stage: Stage, { dataset, model }: Goods): Promise<void> {
  await enlist(stage);
  const orderer = stage.play(ORDERER);
  const certified = await journeys.orderAudit(orderer, { asset: dataset.asset, version: 2 });
  await examine(stage, certified, await draw(stage, certified), 3);

  const held = await journeys.orderAudit(orderer, { asset: model.asset, version: 1 });
  const [answered, waiting] = await draw(stage, held);
  assert(answered !== undefined && waiting !== undefined);
  await askForKey(waiting);
  await handKey(stage, answered, await askForKey(answered));
  await passTime(stage.devnet, (await reads.readAuditTerms(orderer)).commitWindow + 1);
  await journeys.continueAudit(orderer, held);
  // The roster has one left who has not sat on it.
  await draw(stage, held);
  await journeys.orderAudit(orderer, { asset: dataset.asset, version: 1 });
  await moveStakes(stage);
}

/** Two buyers review; one thinks again, and is answered. */
export async function reviewGoods(stage: Stage, { dataset, model }: Goods): Promise<void> {
  const [seller, buyer, second] = [stage.play(SELLER), stage.play(BUYER), stage.play(SECOND_BUYER)];
  const [open] = dataset.terms as readonly [TermsId];
  const [, subscription] = model.terms as readonly [TermsId, TermsId];
  await journeys.writeReview(buyer, { terms: open, rating: 5, text: "Clean **data**." });
  await journeys.writeReview(second, { terms: subscription, rating: 1, text: "Slow." });
  await journeys.writeReview(second, { terms: subscription, rating: 3 });
  const answered = { terms: subscription, reviewer: requireAccount(second) };
  await journeys.answerReview(seller, { ...answered, text: "Faster now." });
  const owner = stage.play(DATA_OWNER);
  const textDigest = await digestOf(owner, utf8("no JSON"));
  await send(owner, actions.answerReview(owner, { terms: open, reviewer: requireAccount(buyer), textDigest }));
}

interface DrawnSeat {
  readonly audit: AuditId;
  readonly seat: number;
  readonly market: MarketClient;
}

async function enlist(stage: Stage): Promise<void> {
  const { bond } = await reads.readAuditTerms(stage.play(ORDERER));
  for (const index of AUDITORS) {
    const credentials = { name: `Auditor ${index}`, text: "Ten years of it." };
    const domains = ["Model", "Dataset"] as const;
    await journeys.becomeAuditor(stage.play(index), { credentials, domains, stake: BONDS * bond });
  }
}

/** Waits for the block that decides, and draws. @returns whose turn it is */
async function draw(stage: Stage, audit: AuditId): Promise<DrawnSeat[]> {
  for (let i = 0; i < 3; i++) await passTime(stage.devnet, 1);
  const { seats, phase } = await journeys.continueAudit(stage.play(ORDERER), audit);
  assert.equal(phase, "Committing");
  return seats.flatMap(({ number, auditor, state }) => {
    if (state !== "Drawn") return [];
    const index = AUDITORS.find((one) => requireAccount(stage.play(one)) === auditor);
    assert(index !== undefined);
    return [{ audit, seat: number, market: stage.play(index) }];
  });
}

/** @returns B, which the key is to be encrypted to */
async function askForKey({ audit, seat, market }: DrawnSeat): Promise<Hex> {
  const master = await journeys.auditMaster(market, { audit, seat });
  await journeys.requestAuditKey(market, { audit, seat, master });
  return audits.deriveAuditKey(master, journeys.seatContext(market, audit, seat)).point;
}

/** What the seller's secret makes, brought by another account. */
async function handKey(stage: Stage, { audit, seat }: DrawnSeat, point: Hex): Promise<void> {
  const [seller, courier] = [stage.play(SELLER), stage.play(BUYER)];
  const versions = new agent.VersionBook(courier);
  await send(
    courier,
    await agent.prepareAnswer(courier, versions, await journeys.sellerMaster(seller), { audit, seat, point }),
  );
}

/** All of them commit; so many reveal, and the audit ends. */
async function examine(stage: Stage, audit: AuditId, seats: readonly DrawnSeat[], reveals: number): Promise<void> {
  const openings: audits.FindingOpening[] = [];
  for (const { seat, market } of seats) {
    const scores: audits.Scores = {
      ...{ ModelPerformance: "NotApplicable", DataQuality: 7_000 + 500 * seat, CodeQuality: "NotApplicable" },
      ...{ Documentation: 9_000, PeerReview: "Withheld" },
    };
    openings.push(
      await journeys.submitFinding(market, {
        ...{ audit, seat, master: await journeys.auditMaster(market, { audit, seat }) },
        finding: { scores, passed: true, contentCertified: true },
        report: utf8(JSON.stringify({ schema: "test", seat })),
      }),
    );
  }
  for (const opening of openings.slice(0, reveals)) {
    const market = seats.find(({ seat }) => seat === opening.seat)?.market;
    assert(market !== undefined);
    await journeys.revealFinding(market, opening);
  }
  const { phase } = await journeys.continueAudit(stage.play(ORDERER), audit);
  assert.equal(phase, "Concluded");
}

/** What an auditor does with its record and its money. */
async function moveStakes(stage: Stage): Promise<void> {
  const [first, second] = AUDITORS.map((index) => stage.play(index)) as [MarketClient, MarketClient];
  const { bond, unbondingDelay } = await reads.readAuditTerms(first);
  await send(first, actions.declareAffiliate(first, requireAccount(stage.play(SELLER))));
  await send(first, actions.declareAffiliate(first, requireAccount(stage.play(BUYER))));
  await send(first, actions.dropAffiliate(first, requireAccount(stage.play(BUYER))));
  await send(first, actions.changeDomains(first, ["Tool"]));
  await send(first, actions.setCredentials(first, await digestOf(first, utf8("no JSON"))));
  await send(first, actions.unbond(first, { amount: bond }));
  await send(second, actions.unbond(second, { amount: bond }));
  await passTime(stage.devnet, unbondingDelay + 1);
  await send(second, actions.withdrawStake(second));
}
