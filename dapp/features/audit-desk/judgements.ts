import { METRICS, type Metric, type Score } from "@ftns-market/sdk/audits";
import type { Judgement } from "@ftns-market/sdk/evaluators";

/** What an auditor says of a metric instead of the evaluators, as it is written. */
export interface JudgementDraft {
  /** "measured": the evaluators say. */
  readonly kind: "measured" | "score" | "NotApplicable" | "Withheld";
  /** Of a hundred, as typed. */
  readonly points: string;
  readonly reason: string;
}

export type JudgementDrafts = Readonly<Record<Metric, JudgementDraft>>;

const EMPTY: JudgementDraft = { kind: "measured", points: "", reason: "" };
const MAX_REASON = 2_000;

export const NO_JUDGEMENTS = Object.fromEntries(METRICS.map((metric) => [metric, EMPTY])) as JudgementDrafts;

/** What is wrong with a judgement; undefined when nothing is. */
export function judgementProblem({ kind, points, reason }: JudgementDraft): string | undefined {
  if (kind === "measured") return undefined;
  if (kind === "score" && pointsOf(points) === undefined)
    return "Write points from 0 to 100, with two decimals at most.";
  if (reason.trim() === "") return "Say why: the reason is part of the report.";
  return reason.length > MAX_REASON ? `At most ${MAX_REASON} characters; this has ${reason.length}.` : undefined;
}

/** The judgements as the report keeps them; undefined while one is not finished. */
export function judgementsOf(drafts: JudgementDrafts): readonly Judgement[] | undefined {
  const judged = METRICS.filter((metric) => drafts[metric].kind !== "measured");
  if (judged.some((metric) => judgementProblem(drafts[metric]) !== undefined)) return undefined;
  return judged.map((metric) => ({ metric, score: scoreOf(drafts[metric]), reason: drafts[metric].reason.trim() }));
}

function scoreOf({ kind, points }: JudgementDraft): Score {
  return kind === "NotApplicable" || kind === "Withheld" ? kind : (pointsOf(points) ?? 0);
}

/** Points of a hundred as basis points. */
function pointsOf(text: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const bps = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return bps <= 10_000 ? bps : undefined;
}
