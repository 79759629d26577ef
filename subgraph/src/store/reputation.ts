import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Account, Auditor, PolicyParameter, Reporter, ReputationChange } from "../../generated/schema";
import { REPUTATION_HALF_LIFE, ReputationCause } from "../enums";
import { factId } from "../ids";
import { setConduct } from "../reputation/conduct";
import { scoreOf } from "../reputation/score";
import { loadAccount } from "./account";
import { stamp } from "./stamp";

/** @param conduct packed, see contracts/trust/Standings.sol */
export function changeConduct(event: ethereum.Event, address: Bytes, cause: string, conduct: BigInt): void {
  const account = loadAccount(address, event);
  const before = scoreNow(event, account);
  setConduct(account, conduct);
  if (cause == ReputationCause.Delivered) account.deliveries += 1;
  if (cause == ReputationCause.Struck && account.deliveries > 0) account.deliveries -= 1;
  recordChange(event, account, cause, before).save();
}

/** @param quality basis points */
export function findQuality(event: ethereum.Event, address: Bytes, quality: i32, conduct: BigInt): void {
  const account = loadAccount(address, event);
  const before = scoreNow(event, account);
  setConduct(account, conduct);
  const change = recordChange(event, account, ReputationCause.QualityFound, before);
  change.quality = quality;
  change.save();
}

export function changeFeedback(event: ethereum.Event, address: Bytes, ratingSum: BigInt, weight: BigInt): void {
  const account = loadAccount(address, event);
  const before = scoreNow(event, account);
  account.feedbackSum = ratingSum;
  account.feedbackWeight = weight;
  recordChange(event, account, ReputationCause.Reviewed, before).save();
}

export function setReporter(event: ethereum.Event, address: Bytes, allowed: boolean): void {
  const reporter = new Reporter(address);
  reporter.allowed = allowed;
  reporter.updatedAt = event.block.timestamp;
  reporter.save();
}

/** Saves the account with its new score. The caller saves the fact. */
function recordChange(event: ethereum.Event, account: Account, cause: string, before: BigInt): ReputationChange {
  account.score = scoreNow(event, account);
  account.scoredAt = event.block.timestamp;
  account.save();
  const auditor = Auditor.load(account.id);
  if (auditor) {
    auditor.score = account.score;
    auditor.save();
  }

  const change = new ReputationChange(factId(event));
  change.account = account.id;
  change.cause = cause;
  change.previousScore = before;
  change.score = account.score;
  change.logIndex = event.logIndex.toI32();
  stamp(change, event);
  return change;
}

/** The policy is there before anything that it rules. */
function scoreNow(event: ethereum.Event, account: Account): BigInt {
  return scoreOf(account, event.block.timestamp, PolicyParameter.load(REPUTATION_HALF_LIFE)!.value);
}
