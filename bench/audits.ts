import { ethers } from "ethers";

import { openContent, publish, type Market } from "../test/settlement/market.ts";
import { freshUser, FTNS, gasOf, makePayees, type Figures } from "./users.ts";

/** Four times the bond that is required: more makes nobody more likely to be drawn. */
const BOND = 4_000n * FTNS;
const FEE = 10n * FTNS;
const MODELS = 1n;
const SEATS = 3;
const ROSTER = 32;
/** So many that one of them takes whom it tries first for every seat. */
const DRAWS = 24;
const TEXT = ethers.id("text");

type Lineage = Parameters<Market["audits"]["draw"]>[1];

/** Audits of models, from the bond to the certificate. Auditors have sat on a panel before and hold credit, the owner has a certificate. */
export async function measureAudits(market: Market): Promise<Figures> {
  // As many as there are seats, so that the second panel is the first again.
  for (let i = 0; i < SEATS; i++) await bondAuditor(market);
  await wholeAudit(market, 300);
  const audit = await wholeAudit(market, 301);
  let auditorBond = 0;
  for (let i = SEATS; i < ROSTER; i++) auditorBond = await bondAuditor(market);
  return { auditorBond, ...audit, drawPanel: await drawPanel(market) };
}

async function bondAuditor(market: Market): Promise<number> {
  const { auditors, ftns, vault } = market;
  const auditor = await freshUser(market);
  await vault.connect(auditor).deposit(auditor.address, FTNS);
  await ftns.connect(auditor).approve(await auditors.getAddress(), ethers.MaxUint256);
  await auditors.connect(auditor).register(MODELS, TEXT);
  return gasOf(auditors.connect(auditor).bond(BOND));
}

/** An audit in which all of the panel finds the same. @param nonce of the content, another for each */
async function wholeAudit(market: Market, nonce: number): Promise<Figures> {
  const { audits, connection, ethers: provider } = market;
  const { asset, lineage } = await modelOfThree(market, nonce);
  const { audit, order } = await orderedAudit(market, asset, lineage);
  await audits.draw(audit, lineage);

  const expiresAt = BigInt(await connection.networkHelpers.time.latest()) + 86_400n * 30n;
  const scores = [8_000n, 7_000n, 65_535n, 9_000n, 6_000n];
  const finding = { scores, passed: true, contentCertified: true, expiresAt } as never;
  for (let seat = 0; seat < SEATS; seat++) {
    const { auditor } = await audits.seatOf(audit, seat);
    const commitment = await audits.commitmentOf(audit, auditor, finding, TEXT, TEXT);
    await audits.connect(await provider.getSigner(auditor)).commit(audit, seat, commitment);
  }
  let attest = 0;
  for (let seat = 0; seat < SEATS; seat++)
    attest = await gasOf(audits.attest(audit, seat, finding, TEXT, TEXT, lineage));
  return { auditOrder: order, attest, concludeAudit: await gasOf(audits.conclude(audit)) };
}

/** The draw of a panel whose every seat goes to the first who is tried. Others take more tries: how many is luck, and no figure. */
async function drawPanel(market: Market): Promise<number> {
  const { audits } = market;
  const { asset, lineage } = await modelOfThree(market, 302);
  const draws: number[] = [];
  for (let i = 0; i < DRAWS; i++) {
    const { audit } = await orderedAudit(market, asset, lineage);
    draws.push(await gasOf(audits.draw(audit, lineage)));
  }
  return Math.min(...draws);
}

async function modelOfThree(market: Market, nonce: number): Promise<{ asset: bigint; lineage: Lineage }> {
  const contributors = await makePayees(market, 3);
  const content = openContent(market, nonce);
  const asset = await publish(market, { publisher: market.seller, content, contributors });
  return { asset, lineage: [{ asset, split: { contributors, parents: [] } }] };
}

/** Ordered by somebody new, so late that it can be drawn. */
async function orderedAudit(
  market: Market,
  asset: bigint,
  lineage: Lineage,
): Promise<{ audit: bigint; order: number }> {
  const { audits, ftns, connection } = market;
  const orderer = await freshUser(market);
  await ftns.connect(orderer).approve(await audits.getAddress(), ethers.MaxUint256);
  const order = await gasOf(audits.connect(orderer).order(asset, 1n, FEE, false, lineage));
  await connection.networkHelpers.mine(4);
  return { audit: await audits.auditCount(), order };
}

/** Ordered and drawn. */
export async function drawnAudit(market: Market, asset: bigint, lineage: Lineage): Promise<bigint> {
  const { audit } = await orderedAudit(market, asset, lineage);
  await market.audits.draw(audit, lineage);
  return audit;
}
