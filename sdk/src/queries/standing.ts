import { reputationOf, type Reputation, type Standing } from "../reputation/index.ts";
import { graphql, type ResultOf } from "./graphql.ts";

/** What a reputation is made of. */
export const standing = graphql(`
  fragment Standing on Account {
    succeeded
    failed
    activeAt
    penalty
    penalizedAt
    qualitySum
    qualityCount
    feedbackSum
    feedbackWeight
  }
`);

/** Of the policy, which every score at a time needs. */
export const halfLife = graphql(`
  fragment HalfLife on PolicyParameter {
    value
  }
`);

/** A reputation, its parts and what it is made of. All but the standing in WAD. */
export interface ReputationNow extends Reputation {
  readonly standing: Standing;
}

export function toStanding(row: ResultOf<typeof standing>): Standing {
  return {
    conduct: {
      succeeded: BigInt(row.succeeded),
      failed: BigInt(row.failed),
      activeAt: BigInt(row.activeAt),
      penalty: BigInt(row.penalty),
      penalizedAt: BigInt(row.penalizedAt),
      qualitySum: BigInt(row.qualitySum),
      qualityCount: BigInt(row.qualityCount),
    },
    feedback: { ratingSum: BigInt(row.feedbackSum), weight: BigInt(row.feedbackWeight) },
  };
}

/**
 * What the chain says of an account in a block of this time.
 * @param now seconds since 1970
 * @param parameter null: the index has not read the policy, which it does in its first blocks
 */
export function toReputation(
  row: ResultOf<typeof standing>,
  now: number,
  parameter: ResultOf<typeof halfLife> | null,
): ReputationNow {
  const made = toStanding(row);
  // Without a policy nothing has happened yet, and nothing decays.
  const life = parameter === null ? 1n : BigInt(parameter.value);
  return { ...reputationOf(made, BigInt(now), life), standing: made };
}
