import { METRIC_WEIGHTS, METRICS, type Finding, type Metric, type Score, type Scores } from "./finding.ts";

/** Of nothing that is applicable, basis points. */
const NEUTRAL = 5_000;

/**
 * The weighted mean of scores as the contracts take it, basis points: what is not applicable takes its weight out, what is withheld counts
 * 0, a half when nothing is applicable.
 */
export function overallOf(scores: Scores): number {
  const applicable = METRICS.filter((metric) => scores[metric] !== "NotApplicable");
  const weights = applicable.reduce((sum, metric) => sum + METRIC_WEIGHTS[metric], 0);
  if (weights === 0) return NEUTRAL;
  const sum = applicable.reduce((total, metric) => total + METRIC_WEIGHTS[metric] * pointsOf(scores[metric]), 0);
  return Math.floor(sum / weights);
}

/**
 * The finding of a panel, to the last point what the contracts make of it: lower medians of those who gave a score, not applicable when
 * most said so; the verdict of most, an even vote fails; the content certified by most of all seats; the lower median of the expiries.
 * @param findings those that were revealed, at least one
 * @param seats of the panel, the silent included
 */
export function panelFinding(findings: readonly Finding[], seats: number): Finding {
  const passed = findings.filter((finding) => finding.passed).length;
  const certified = findings.filter((finding) => finding.contentCertified).length;
  const scores = METRICS.map((metric) => [metric, median(findings.map((finding) => finding.scores[metric]))] as const);
  return {
    scores: Object.fromEntries(scores) as Record<Metric, Score>,
    passed: 2 * passed > findings.length,
    contentCertified: 2 * certified > seats,
    expiresAt: lowerMiddle(findings.map(({ expiresAt }) => expiresAt).sort((a, b) => a - b)) ?? 0,
  };
}

function median(scores: readonly Score[]): Score {
  const given = scores.filter((score) => score !== "NotApplicable").sort((a, b) => rankOf(a) - rankOf(b));
  const middle = lowerMiddle(given);
  return middle === undefined || 2 * given.length < scores.length ? "NotApplicable" : middle;
}

function lowerMiddle<T>(sorted: readonly T[]): T | undefined {
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** Withheld is below zero. */
function rankOf(score: Score): number {
  return typeof score === "number" ? score : -1;
}

function pointsOf(score: Score): number {
  return typeof score === "number" ? score : 0;
}
