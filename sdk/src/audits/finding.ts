import { BASIS_POINTS } from "../chain/units.ts";
import { MarketError } from "../errors/market-error.ts";

/** What an auditor gives scores for, in the order of the contracts. */
export const METRICS = ["ModelPerformance", "DataQuality", "CodeQuality", "Documentation", "PeerReview"] as const;
/** One of `METRICS`. */
export type Metric = (typeof METRICS)[number];

/** How much each metric weighs in the overall score, percent. */
export const METRIC_WEIGHTS: Readonly<Record<Metric, number>> = {
  ModelPerformance: 30,
  DataQuality: 25,
  CodeQuality: 20,
  Documentation: 10,
  PeerReview: 15,
};

/**
 * Basis points from 0 to 10,000. "NotApplicable": the metric has no meaning for this asset and weighs nothing; "Withheld": it could
 * not be looked at, which counts 0.
 */
export type Score = number | "NotApplicable" | "Withheld";

/** A score for each metric. */
export type Scores = Readonly<Record<Metric, Score>>;

/** What an auditor found. */
export interface Finding {
  readonly scores: Scores;
  /** The verdict. */
  readonly passed: boolean;
  /** The auditor decrypted the artifact and found what the version committed to. */
  readonly contentCertified: boolean;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** A finding as the contracts take it. */
export interface ChainFinding {
  readonly scores: readonly [number, number, number, number, number];
  readonly passed: boolean;
  readonly contentCertified: boolean;
  readonly expiresAt: number;
}

const NOT_APPLICABLE = 0xffff;
const WITHHELD = 0xfffe;
const MAX_SCORE = Number(BASIS_POINTS);
const SCORE_BITS = 16n;
const PASSED_BIT = 80n;
const CERTIFIED_BIT = 81n;
const EXPIRY_BIT = 82n;
const EXPIRY_BITS = 40;

/**
 * A finding as the contracts take it.
 * @throws MarketError `Audits_InvalidFinding` for a score that is none
 */
export function chainFinding({ scores, passed, contentCertified, expiresAt }: Finding): ChainFinding {
  const numbers = METRICS.map((metric) => chainScore(scores[metric])) as unknown as ChainFinding["scores"];
  return { scores: numbers, passed, contentCertified, expiresAt };
}

/** Reads a finding as the contracts give it. @throws MarketError `Audits_InvalidFinding` */
export function findingOf({
  scores,
  ...verdict
}: Omit<ChainFinding, "scores"> & { scores: readonly number[] }): Finding {
  return { ...verdict, scores: scoresOf(scores) };
}

/** The scores of a list of numbers in the order of `METRICS`. @throws MarketError `Audits_InvalidFinding` */
export function scoresOf(numbers: readonly number[]): Scores {
  const entries = METRICS.map((metric, i) => [metric, scoreOf(numbers[i])] as const);
  return Object.fromEntries(entries) as Record<Metric, Score>;
}

/**
 * A finding as one word, as the chain keeps it. From the lowest bit: scores 16 each | passed 1 | contentCertified 1 | expiresAt 40.
 * @throws MarketError `Audits_InvalidFinding`
 */
export function packFinding(finding: Finding): bigint {
  const { scores, passed, contentCertified, expiresAt } = chainFinding(finding);
  const low = scores.reduce((word, score, i) => word | (BigInt(score) << (SCORE_BITS * BigInt(i))), 0n);
  const verdict = (BigInt(passed) << PASSED_BIT) | (BigInt(contentCertified) << CERTIFIED_BIT);
  return low | verdict | (BigInt(expiresAt) << EXPIRY_BIT);
}

/** Reads a packed finding. @throws MarketError `Audits_InvalidFinding` */
export function unpackFinding(word: bigint): Finding {
  return {
    scores: unpackScores(word),
    passed: ((word >> PASSED_BIT) & 1n) === 1n,
    contentCertified: ((word >> CERTIFIED_BIT) & 1n) === 1n,
    expiresAt: Number(BigInt.asUintN(EXPIRY_BITS, word >> EXPIRY_BIT)),
  };
}

/** Reads five packed scores, 16 bits each, as a certificate has them. @throws MarketError `Audits_InvalidFinding` */
export function unpackScores(word: bigint): Scores {
  return scoresOf(METRICS.map((_, i) => Number(BigInt.asUintN(Number(SCORE_BITS), word >> (SCORE_BITS * BigInt(i))))));
}

function chainScore(score: Score): number {
  if (score === "NotApplicable") return NOT_APPLICABLE;
  if (score === "Withheld") return WITHHELD;
  if (Number.isInteger(score) && score >= 0 && score <= MAX_SCORE) return score;
  throw invalidScore(score);
}

function scoreOf(number: number | undefined): Score {
  if (number === NOT_APPLICABLE) return "NotApplicable";
  if (number === WITHHELD) return "Withheld";
  if (number !== undefined && number <= MAX_SCORE) return number;
  throw invalidScore(number);
}

function invalidScore(score: unknown): MarketError {
  const message = "A score is a whole number from 0 to 10,000 basis points, not applicable or withheld. Correct it.";
  return new MarketError("Audits_InvalidFinding", message, { score });
}
