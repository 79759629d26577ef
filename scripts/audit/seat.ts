import { writeFile } from "node:fs/promises";
import { evaluators, journeys, reads, requireAccount, type audits, type MarketClient } from "../../sdk/src/index.ts";
import { pause } from "../../sdk/src/chain/pause.ts";
import { marketOfAuditor } from "./account.ts";
import { evaluationOf } from "./local.ts";
import { fetchMaterial, type Material } from "./material.ts";
import { loadOpening, openingPath, saveOpening } from "./openings.ts";
import type { SeatOptions } from "./options.ts";
import type { Surroundings } from "./run.ts";
import { reportLines } from "./words.ts";

/** A seat while it is worked on. */
interface Desk {
  readonly market: MarketClient;
  readonly own: journeys.OwnSeat;
  readonly path: string;
  readonly options: SeatOptions;
  readonly around: Surroundings;
}

/**
 * Does what the account's seat of an audit asks for, until it is done: evaluates, commits, reveals, ends the audit. Started again, it goes
 * on; what was lost is rebuilt from the key and the same evaluation.
 * @returns whether nothing was missed
 * @throws Error with a message for the user
 */
export async function sitOnPanel(options: SeatOptions, around: Surroundings): Promise<boolean> {
  const market = await marketOfAuditor(options, around);
  for (let told = ""; ;) {
    const found = await reads.readAudit(market, options.audit);
    const seat = seatOf(found, market);
    const state = `audit ${found.audit} of version ${found.version} of asset ${found.asset}, seat ${seat.number}: ${seat.state}, ${found.phase}`;
    if (state !== told) around.log(state);
    told = state;
    const master = await journeys.auditMaster(market, { audit: found.audit, seat: seat.number });
    const path = openingPath(options.folder, market, found.audit, seat.number);
    const own = { audit: found.audit, seat: seat.number, master };
    const step = await takeStep({ market, own, path, options, around }, found, seat);
    if (step !== "wait" && step !== "went on") return step === "done";
    if (step === "wait" && options.once) return true;
    if (step === "wait") await pause(options.pollMs, around.signal);
  }
}

type Step = "wait" | "went on" | "done" | "missed";

async function takeStep(desk: Desk, found: reads.ChainAudit, seat: reads.ChainSeat): Promise<Step> {
  const { market, around } = desk;
  const isOver = seat.state === "Revealed" || seat.state === "Recused";
  if (seat.state === "Drawn" && found.next === "commit") return commit(desk, found);
  if (seat.state === "Committed" && found.next === "reveal") return reveal(desk);
  if (seat.state === "Committed" && found.next === "conclude") around.log("The time to reveal is over.");
  if (seat.state === "Drawn" && found.next === "advance") around.log("The time to commit is over.");
  if (found.next === "advance" || found.next === "conclude") {
    await journeys.continueAudit(market, found.audit);
    around.log(`went on with the audit: ${found.next}`);
    return seat.state === "Drawn" ? "missed" : "went on";
  }
  if (found.phase === "Concluded") return isOver ? "done" : "missed";
  return "wait";
}

async function commit(desk: Desk, found: reads.ChainAudit): Promise<Step> {
  const { market, own, path, options, around } = desk;
  const made = await evaluate(desk, found);
  if (made === undefined) return "wait";
  const { report, bytes, digest } = made.report;
  reportLines(report, digest).forEach(around.log);
  if (options.out !== undefined) await writeFile(options.out, bytes);
  if (options.dryRun) return "done";
  const input = { ...own, finding: findingOf(made), report: bytes };
  await journeys.submitFinding(market, input, { onSealed: (opening) => saveOpening(path, opening) });
  around.log(`committed; ${path} opens it: keep it until it is revealed`);
  return "went on";
}

async function reveal(desk: Desk): Promise<Step> {
  const { market, path, around } = desk;
  const opening = (await loadOpening(path)) ?? (await recover(desk));
  const { state } = await journeys.revealFinding(market, opening);
  around.log(state === "Recused" ? "recused: the account has come to have a part in the asset" : "revealed");
  return "went on";
}

/** The opening again, of the key and the same evaluation. */
async function recover(desk: Desk): Promise<audits.FindingOpening> {
  const { market, own, options, around } = desk;
  around.log(`${desk.path} is not there: evaluates again, to rebuild the opening`);
  const made = await evaluate(desk, await reads.readAudit(market, options.audit));
  if (made === undefined) throw new Error("The key has not come: the opening cannot be rebuilt.");
  const { report, bytes } = made.report;
  return journeys.recoverFinding(market, { ...own, scores: evaluators.scoresOf(report), report: bytes });
}

interface Made {
  readonly report: evaluators.EncodedReport;
  readonly contentCertified: boolean;
}

async function evaluate({ market, own, options, around }: Desk, found: reads.ChainAudit): Promise<Made | undefined> {
  const material = await fetchMaterial(market, found, own, options, around);
  if (material === undefined) return undefined;
  const subject = { chainId: market.chain.id, asset: String(found.asset), version: found.version };
  if (material.problem !== undefined) return { report: withoutContent(subject, material), contentCertified: false };
  const { metadata } = material.version;
  const { licence } = metadata;
  const report = await evaluators.evaluateArtifact({
    ...{ subject, artifact: material.artifact, description: metadata.description, signal: around.signal },
    kind: found.domain.toLowerCase() as Lowercase<typeof found.domain>,
    licence: "spdx" in licence ? licence.spdx : (licence.name ?? licence.textCid),
    ...(await evaluationOf(options, around.signal)),
  });
  return { report, contentCertified: true };
}

/** The report on what nobody could look at. */
function withoutContent(subject: evaluators.Subject, { artifact, problem = "" }: Material): evaluators.EncodedReport {
  const withheld = (["ModelPerformance", "DataQuality", "Documentation"] as const).map((metric) => {
    return { metric, score: "Withheld", reason: problem } as const;
  });
  return evaluators.combine({
    ...{ subject, artifact: evaluators.describeInput(artifact), objection: problem },
    evaluations: [],
    judgements: withheld,
  });
}

function findingOf({ report: { report }, contentCertified }: Made) {
  return { scores: evaluators.scoresOf(report), passed: report.verdict === "passed", contentCertified };
}

function seatOf(found: reads.ChainAudit, market: MarketClient): reads.ChainSeat {
  const account = requireAccount(market);
  const seat = reads.seatOfAccount(found, account);
  if (seat !== undefined) return seat;
  throw new Error(`${account} has no seat in audit ${found.audit}. It is ${found.phase}.`);
}
