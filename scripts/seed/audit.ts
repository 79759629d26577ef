import {
  actions,
  audits,
  type AuditId,
  evaluators,
  journeys,
  type MarketClient,
  reads,
  requireAccount,
} from "../../sdk/src/index.ts";
import { AUDITORS, type Auditor, type SeedAudit, type SeedOpinion } from "./catalogue/trust.ts";
import type { SeededAsset } from "./publish.ts";
import { assetOf, type Traders } from "./trade.ts";

/** The market through the eyes of those who audit. */
export type Panel = Readonly<Record<Auditor, MarketClient>>;

/** An audit of the seed. */
export interface SeededAudit {
  readonly audit: AuditId;
  readonly plan: SeedAudit;
}

/** Has the auditors register and bond. */
export async function enlistAuditors(panel: Panel): Promise<void> {
  for (const [name, auditor] of Object.entries(AUDITORS)) await journeys.becomeAuditor(panel[name as Auditor], auditor);
}

/** Orders audits. The blocks that decide the panels are made by whatever happens next. */
export async function orderAudits(
  traders: Traders,
  seeded: readonly SeededAsset[],
  plans: readonly SeedAudit[],
): Promise<readonly SeededAudit[]> {
  const ordered: SeededAudit[] = [];
  for (const plan of plans) {
    const { asset, seed } = assetOf(seeded, plan.asset);
    const order = { asset, version: 1, fee: plan.fee, name: seed.name };
    ordered.push({ audit: await journeys.orderAudit(traders[plan.orderer], order), plan });
  }
  return ordered;
}

/**
 * Has the panels drawn, and each auditor do its work through the SDK as any would: open the artifact, with the key from its owner where it
 * is sealed, evaluate it, commit, reveal. The clock of the chain is left alone.
 */
export async function workAudits(
  panel: Panel,
  traders: Traders,
  seeded: readonly SeededAsset[],
  ordered: readonly SeededAudit[],
): Promise<void> {
  for (const { audit, plan } of ordered) {
    const owner = traders[assetOf(seeded, plan.asset).seed.owner];
    const { seats } = await journeys.continueAudit(owner, audit);
    if (plan.opinions === undefined) continue;
    const openings = [];
    for (const { number, auditor } of seats) {
      if (auditor === undefined) continue;
      const market = clientOf(panel, auditor);
      openings.push({
        market,
        opening: await examine(market, owner, assetOf(seeded, plan.asset), { audit, seat: number }, plan),
      });
    }
    for (const { market, opening } of openings) await journeys.revealFinding(market, opening);
    await journeys.continueAudit(owner, audit);
  }
}

interface SeatOf {
  readonly audit: AuditId;
  readonly seat: number;
}

async function examine(
  market: MarketClient,
  owner: MarketClient,
  { seed, asset }: SeededAsset,
  { audit, seat }: SeatOf,
  plan: SeedAudit,
): Promise<audits.FindingOpening> {
  const own = { audit, seat, master: await journeys.auditMaster(market, { audit, seat }) };
  const inspected = await journeys.readVersionFacts(market, asset, 1);
  if (seed.encrypted) await handKey(market, owner, own);
  const contentKey = seed.encrypted ? (await journeys.openAuditKey(market, own, inspected)).contentKey : undefined;
  const stream = journeys.fetchArtifact(market, inspected, { ...(contentKey && { contentKey }) });
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const opinion = plan.opinions?.[seat];
  if (opinion === undefined) throw new Error(`the seed has no opinion for seat ${seat} of the audit of ${plan.asset}`);
  const { report, bytes: json } = await evaluators.evaluateArtifact({
    subject: { chainId: market.chain.id, asset: String(asset), version: 1 },
    artifact: { name: seed.artifact.name, bytes },
    kind: seed.category,
    description: inspected.metadata.description,
    judgements: judgementsOf(seed, plan, opinion),
    ...(opinion.objection !== undefined && { objection: opinion.objection }),
  });
  const finding = { scores: report.scores, passed: report.verdict === "passed", contentCertified: true };
  return journeys.submitFinding(market, { ...own, finding, report: json });
}

function judgementsOf(
  { category, metrics }: SeededAsset["seed"],
  { reproduced = false }: SeedAudit,
  { peerReview, reason }: SeedOpinion,
): evaluators.Judgement[] {
  const [first] = metrics;
  const performance =
    category === "model" && reproduced && first !== undefined
      ? [
          {
            metric: "ModelPerformance",
            score: Math.round(first.value * 10_000),
            reason: `${first.name} on ${first.dataset}, ${first.split}, as we measured it again.`,
          } as const,
        ]
      : [];
  return [...performance, { metric: "PeerReview", score: peerReview, reason }];
}

/** Asks for the key, and has the owner hand it over. */
async function handKey(market: MarketClient, owner: MarketClient, own: journeys.OwnSeat): Promise<void> {
  const { audit, seat, master } = own;
  await journeys.requestAuditKey(market, own);
  const { asset, version } = await reads.readAudit(market, audit);
  const record = await reads.readVersionRecord(market, asset, version);
  const { point } = audits.deriveAuditKey(master, journeys.seatContext(market, audit, seat));
  const bound = await journeys.contextOf(market, record);
  const request = { chainId: market.chain.id, contract: market.addresses.AuditKeys, audit, seat, point };
  const delivery = audits.deliverToAuditor(await journeys.sellerMaster(owner), bound, request);
  const answer = { audit, seat, content: record.content, delivery, owner: requireAccount(owner) };
  await actions.send(owner, actions.deliverAuditKey(owner, answer));
}

function clientOf(panel: Panel, auditor: string): MarketClient {
  const found = Object.values(panel).find((market) => requireAccount(market).toLowerCase() === auditor.toLowerCase());
  if (found !== undefined) return found;
  throw new Error(`${auditor} is no auditor of the seed`);
}
