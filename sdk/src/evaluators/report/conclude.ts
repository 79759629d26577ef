import { METRICS, type Metric, type Scores } from "../../audits/finding.ts";
import { scoreOf, type Evaluation, type EvaluationKind } from "../evaluation.ts";
import type { Report } from "./report.ts";

/** What is measured automatically. */
const MEASURED: Readonly<Partial<Record<Metric, EvaluationKind>>> = {
  ModelPerformance: "performance",
  DataQuality: "data",
  Documentation: "documentation",
};

/** What evaluations and judgements come to. */
export interface Conclusion {
  readonly scores: Scores;
  readonly verdict: Report["verdict"];
  /** A sentence, when they contradict each other. */
  readonly problem: string | undefined;
}

/**
 * A metric's score is the mean of the evaluations that measured it; else the auditor's judgement; else it is not applicable. One failed
 * check, or the auditor's objection, fails the whole.
 */
export function concludeReport({
  evaluations,
  judgements,
  objection,
}: Pick<Report, "evaluations" | "judgements" | "objection">): Conclusion {
  const twice = judgements.find(({ metric }) => scoresIn(evaluations, MEASURED[metric]).length > 0);
  const wrong = evaluations.find(
    ({ kind, checks, score }) => score !== (kind === "safety" ? undefined : scoreOf(checks)),
  );
  const entries = METRICS.map((metric) => {
    const measured = scoresIn(evaluations, MEASURED[metric]);
    const judged = judgements.find((judgement) => judgement.metric === metric)?.score ?? "NotApplicable";
    const mean = Math.round(measured.reduce((sum, score) => sum + score, 0) / measured.length);
    return [metric, measured.length === 0 ? judged : mean];
  });
  const isFailed =
    objection !== undefined || evaluations.some(({ checks }) => checks.some(({ outcome }) => outcome === "failed"));
  return {
    scores: Object.fromEntries(entries) as Record<Metric, Scores[Metric]>,
    verdict: isFailed ? "failed" : "passed",
    problem:
      twice !== undefined
        ? `${twice.metric} was measured: it cannot be judged as well.`
        : wrong && `The score of ${wrong.kind} does not follow from its checks.`,
  };
}

function scoresIn(evaluations: readonly Evaluation[], kind: EvaluationKind | undefined): number[] {
  return evaluations.flatMap((evaluation) => (evaluation.kind === kind ? [evaluation.score ?? 0] : []));
}
