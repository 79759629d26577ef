import { BigInt } from "@graphprotocol/graph-ts";
import { Account } from "../../generated/schema";
import { decayed, WAD } from "./fixed-point";

// The formula of sdk/src/reputation/score.ts and contracts/trust/Standings.sol, to the last unit: test/vectors/reputation.json.

/** The score of an account without a history. */
export const NEWCOMER = BigInt.fromString("625000000000000000");

const HALF = WAD.div(BigInt.fromI32(2));
const LEAST_RECENCY = WAD.div(BigInt.fromI32(10));
const BASIS_POINTS = BigInt.fromI32(10000);
const TOP_RATING = BigInt.fromI32(4);

/**
 * The reputation that an account's standing gives at some time, WAD.
 * @param halfLife seconds, not zero
 */
export function scoreOf(account: Account, time: BigInt, halfLife: BigInt): BigInt {
  const sum = BigInt.fromI32(40)
    .times(dealsOf(account))
    .plus(BigInt.fromI32(35).times(feedbackOf(account)))
    .plus(BigInt.fromI32(25).times(behaviourOf(account, time, halfLife)));
  return sum
    .div(BigInt.fromI32(100))
    .times(recencyOf(account, time, halfLife))
    .div(WAD);
}

function dealsOf(account: Account): BigInt {
  const count = account.succeeded.plus(account.failed);
  if (count.isZero()) return HALF;
  const rate = account.succeeded.times(WAD).div(count);
  return BigInt.fromI32(6)
    .times(rate)
    .plus(BigInt.fromI32(4).times(meanQuality(account)))
    .div(BigInt.fromI32(10));
}

function meanQuality(account: Account): BigInt {
  if (account.qualityCount == 0) return HALF;
  return account.qualitySum.times(WAD).div(BigInt.fromI32(account.qualityCount).times(BASIS_POINTS));
}

function feedbackOf(account: Account): BigInt {
  if (account.feedbackWeight.isZero()) return HALF;
  return account.feedbackSum.times(WAD).div(account.feedbackWeight.times(TOP_RATING));
}

function behaviourOf(account: Account, time: BigInt, halfLife: BigInt): BigInt {
  const left = decayed(account.penalty, account.penalizedAt, time, halfLife);
  return left.lt(WAD) ? WAD.minus(left) : BigInt.zero();
}

function recencyOf(account: Account, time: BigInt, halfLife: BigInt): BigInt {
  if (account.activeAt.isZero()) return WAD;
  const decay = decayed(WAD, account.activeAt, time, halfLife);
  return decay.gt(LEAST_RECENCY) ? decay : LEAST_RECENCY;
}
