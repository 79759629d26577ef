import { decayed, WAD } from "./fixed-point.ts";

/** What is counted of an account's deals, as `Conduct` of the contracts. Times in seconds. */
export interface Conduct {
  succeeded: bigint;
  failed: bigint;
  /** Of the last success; 0 = none yet. */
  activeAt: bigint;
  /** WAD, as of `penalizedAt`. */
  penalty: bigint;
  penalizedAt: bigint;
  /** Of audits, basis points. */
  qualitySum: bigint;
  qualityCount: bigint;
}

/** What is counted of an account's reviews, as `Feedback` of the contracts. */
export interface Feedback {
  /** Sum of weight * (rating - 1). */
  ratingSum: bigint;
  weight: bigint;
}

/** All that a reputation is made of. */
export interface Standing {
  conduct: Conduct;
  feedback: Feedback;
}

/** A reputation and the parts it is the sum of; all in WAD. */
export interface Reputation {
  /** (0.40 deals + 0.35 feedback + 0.25 behaviour) * recency */
  score: bigint;
  deals: bigint;
  feedback: bigint;
  behaviour: bigint;
  recency: bigint;
}

const HALF = WAD / 2n;
const LEAST_RECENCY = WAD / 10n;
const BASIS_POINTS = 10_000n;
/** Of rating - 1. */
const TOP_RATING = 4n;

/** The standing of an account without a history: its reputation is 0.625. */
export const NEWCOMER: Standing = {
  conduct: {
    succeeded: 0n,
    failed: 0n,
    activeAt: 0n,
    penalty: 0n,
    penalizedAt: 0n,
    qualitySum: 0n,
    qualityCount: 0n,
  },
  feedback: { ratingSum: 0n, weight: 0n },
};

/**
 * The reputation that a standing gives at some time: to the last unit what the contract `Reputation` says (`Standings.sol` has the
 * formula and its reasons).
 * @param time timestamp (seconds)
 * @param halfLife `ReputationHalfLife` of the policy, seconds, not zero
 */
export function reputationOf({ conduct, feedback }: Standing, time: bigint, halfLife: bigint): Reputation {
  const parts = {
    deals: dealsScore(conduct),
    feedback: feedbackScore(feedback),
    behaviour: behaviourScore(conduct, time, halfLife),
    recency: recencyOf(conduct, time, halfLife),
  };
  const sum = 40n * parts.deals + 35n * parts.feedback + 25n * parts.behaviour;
  return { score: ((sum / 100n) * parts.recency) / WAD, ...parts };
}

function dealsScore(conduct: Conduct): bigint {
  const count = conduct.succeeded + conduct.failed;
  if (count === 0n) return HALF;
  return (6n * ((conduct.succeeded * WAD) / count) + 4n * meanQuality(conduct)) / 10n;
}

function meanQuality({ qualitySum, qualityCount }: Conduct): bigint {
  return qualityCount === 0n ? HALF : (qualitySum * WAD) / (qualityCount * BASIS_POINTS);
}

function feedbackScore({ ratingSum, weight }: Feedback): bigint {
  return weight === 0n ? HALF : (ratingSum * WAD) / (weight * TOP_RATING);
}

function behaviourScore({ penalty, penalizedAt }: Conduct, time: bigint, halfLife: bigint): bigint {
  const left = decayed(penalty, penalizedAt, time, halfLife);
  return left < WAD ? WAD - left : 0n;
}

function recencyOf({ activeAt }: Conduct, time: bigint, halfLife: bigint): bigint {
  if (activeAt === 0n) return WAD;
  const decay = decayed(WAD, activeAt, time, halfLife);
  return decay > LEAST_RECENCY ? decay : LEAST_RECENCY;
}
