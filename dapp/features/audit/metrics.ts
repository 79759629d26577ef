import { METRICS as NAMES, METRIC_WEIGHTS, type Metric, type Score, type Scores } from "@ftns-market/sdk/audits";

export type { Metric, Score, Scores };

const WORDS: Readonly<Record<Metric, { readonly name: string; readonly short: string }>> = {
  ModelPerformance: { name: "Model performance", short: "Performance" },
  DataQuality: { name: "Data quality", short: "Data" },
  CodeQuality: { name: "Code quality", short: "Code" },
  Documentation: { name: "Documentation", short: "Docs" },
  PeerReview: { name: "Peer review", short: "Peers" },
};

/** What auditors score, in the order of the contract; the weight is percent of the overall score. */
export const METRICS = NAMES.map((key) => ({ key, ...WORDS[key], weight: METRIC_WEIGHTS[key] }));

/** Basis points as points of a hundred, cut to a tenth, never rounded up: "87.5". */
export function points(bps: number): string {
  return String(Math.floor(bps / 10) / 10);
}

/** A score for the screen. */
export function scoreWords(score: Score): string {
  if (score === "NotApplicable") return "Not applicable";
  if (score === "Withheld") return "Withheld";
  return `${points(score)} of 100`;
}

/** What a score without a number does to the overall score. */
export const SCORE_MEANING: Readonly<Record<Exclude<Score, number>, string>> = {
  NotApplicable: "The metric says nothing about an asset of this kind; its weight is left out.",
  Withheld: "The auditor could not see enough to score it; it counts 0.",
};
