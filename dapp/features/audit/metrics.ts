/** What an auditor says of one metric: basis points from 0 to 10,000, or why there is no number. */
export type Score = number | "NotApplicable" | "Withheld";

/** What auditors score, in the order of the contract; the weight is percent of the overall score. */
export const METRICS = [
  { key: "ModelPerformance", name: "Model performance", short: "Performance", weight: 30 },
  { key: "DataQuality", name: "Data quality", short: "Data", weight: 25 },
  { key: "CodeQuality", name: "Code quality", short: "Code", weight: 20 },
  { key: "Documentation", name: "Documentation", short: "Docs", weight: 10 },
  { key: "PeerReview", name: "Peer review", short: "Peers", weight: 15 },
] as const;

/** One of `METRICS`. */
export type Metric = (typeof METRICS)[number]["key"];

/** A score for each metric. */
export type Scores = Readonly<Record<Metric, Score>>;

/** Scores from a list in the order of `METRICS`. */
export function scoresByMetric(list: readonly Score[]): Scores {
  return Object.fromEntries(METRICS.map(({ key }, index) => [key, list[index] ?? "NotApplicable"])) as Scores;
}

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
