import { reputationOf, type Standing } from "@ftns-market/sdk/reputation";
import { formatCount, formatDate, formatDuration } from "@/lib/format";
import { factorText, scorePoints, WAD } from "./score";

/** A part of a reputation: how much it is, how much it counts, and what it is made of. */
export interface Term {
  readonly name: string;
  /** What it is made of, with the numbers of this account. */
  readonly facts: readonly string[];
  /** WAD, between 0 and one. */
  readonly value: bigint;
  /** Percent of the sum. */
  readonly weight: number;
  /** value * weight, WAD. */
  readonly gives: bigint;
}

/** A reputation as a sum that can be followed. */
export interface ReputationSum {
  readonly terms: readonly Term[];
  /** Of what the terms give, WAD. */
  readonly total: bigint;
  /** What the total is multiplied with, WAD. */
  readonly recency: bigint;
  readonly recencyFacts: string;
  /** WAD; what the chain says at the same second. */
  readonly score: bigint;
}

const WEIGHTS = { deals: 40, feedback: 35, behaviour: 25 } as const;
const STARS = 5;

/**
 * Takes a reputation apart.
 * @param now time of the chain, seconds since 1970
 * @param halfLife `ReputationHalfLife` of the policy, seconds
 */
export function sumOf(standing: Standing, now: bigint, halfLife: bigint): ReputationSum {
  const parts = reputationOf(standing, now, halfLife);
  const term = (key: keyof typeof WEIGHTS, name: string, facts: readonly string[]): Term => ({
    ...{ name, facts, value: parts[key], weight: WEIGHTS[key] },
    gives: (parts[key] * BigInt(WEIGHTS[key])) / 100n,
  });
  const terms = [
    term("deals", "Deals", dealFacts(standing.conduct)),
    term("feedback", "Feedback", feedbackFacts(standing.feedback)),
    term("behaviour", "Behaviour", behaviourFacts(standing.conduct, WAD - parts.behaviour, halfLife)),
  ];
  return {
    terms,
    total: (40n * parts.deals + 35n * parts.feedback + 25n * parts.behaviour) / 100n,
    recency: parts.recency,
    recencyFacts: recencyFacts(standing.conduct, halfLife),
    score: parts.score,
  };
}

type Conduct = Standing["conduct"];

function dealFacts({ succeeded, failed, qualitySum, qualityCount }: Conduct): readonly string[] {
  const count = succeeded + failed;
  if (count === 0n) return ["No deal yet that could have failed: half."];
  const rate = `${formatCount(succeeded)} of ${formatCount(count)} deals that could have failed went well: 60 % of this part.`;
  const quality =
    qualityCount === 0n
      ? "No audit has found a quality yet: half, for the other 40 %."
      : `Mean quality that ${formatCount(qualityCount)} ${qualityCount === 1n ? "audit" : "audits"} found: ${scorePoints((qualitySum * WAD) / (qualityCount * 10_000n))} of 100, for the other 40 %.`;
  return [rate, quality];
}

function feedbackFacts({ ratingSum, weight }: Standing["feedback"]): readonly string[] {
  if (weight === 0n) return ["No review of any weight yet: half."];
  const stars = 1 + Number((ratingSum * 100n) / weight) / 100;
  return [
    `Weighted mean of reviews: ${stars.toFixed(1)} of ${STARS}, with a weight of ${formatCount(weight)} in all. One star is 0, five are 100.`,
  ];
}

function behaviourFacts({ penalty, penalizedAt }: Conduct, left: bigint, halfLife: bigint): readonly string[] {
  if (penalty === 0n) return ["No penalty: everything."];
  return [
    `Penalties of ${factorText(penalty)} as of ${formatDate(penalizedAt)}, of which ${factorText(left)} is left. What is left halves every ${formatDuration(Number(halfLife))}.`,
  ];
}

function recencyFacts({ activeAt }: Conduct, halfLife: bigint): string {
  if (activeAt === 0n) return "Nothing yet that could grow old.";
  return `The last success was on ${formatDate(activeAt)}. Without another it halves every ${formatDuration(Number(halfLife))}, down to 0.1 at the least.`;
}

/** What contributors' weights are multiplied with at a distribution: from a half to one. @param score WAD */
export function revenueFactor(score: bigint): bigint {
  return WAD / 2n + score / 2n;
}
