import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Auditor, AuditorSlash, Offence, StakeMovement } from "../../generated/schema";
import { StakeMovementKind } from "../enums";
import { factId, offenceId } from "../ids";
import { loadAuditor, saveAuditor } from "./auditor";
import { loadMarket } from "./market";
import { stamp } from "./stamp";

export function bondStake(event: ethereum.Event, address: Bytes, amount: BigInt): void {
  const auditor = loadAuditor(address);
  auditor.stake = auditor.stake.plus(amount);
  move(event, auditor, StakeMovementKind.Bonded, amount, amount);
}

export function startUnbonding(event: ethereum.Event, address: Bytes, amount: BigInt, withdrawableFrom: BigInt): void {
  const auditor = loadAuditor(address);
  auditor.stake = auditor.stake.minus(amount);
  auditor.unbonding = auditor.unbonding.plus(amount);
  auditor.withdrawableFrom = withdrawableFrom;
  move(event, auditor, StakeMovementKind.UnbondingStarted, amount, BigInt.zero());
}

export function withdrawStake(event: ethereum.Event, address: Bytes, amount: BigInt): void {
  const auditor = loadAuditor(address);
  auditor.unbonding = auditor.unbonding.minus(amount);
  move(event, auditor, StakeMovementKind.Withdrawn, amount, amount.neg());
}

/** Bonded stake goes first, then what is leaving. A vote may slash somebody who never registered: there is nothing to take then. */
export function slashStake(event: ethereum.Event, address: Bytes, offence: Bytes, amount: BigInt): void {
  const auditor = Auditor.load(address);
  if (!auditor) return;
  const bonded = amount.lt(auditor.stake) ? amount : auditor.stake;
  auditor.stake = auditor.stake.minus(bonded);
  auditor.unbonding = auditor.unbonding.minus(amount.minus(bonded));
  auditor.slashed = auditor.slashed.plus(amount);
  move(event, auditor, StakeMovementKind.Slashed, amount, amount.neg());

  const slash = new AuditorSlash(factId(event));
  slash.auditor = auditor.id;
  slash.offence = offence;
  const known = Offence.load(offenceId(offence, address));
  if (known) slash.seat = known.seat;
  slash.amount = amount;
  stamp(slash, event);
  slash.save();
}

/** Saves the auditor. @param change of what the contract holds */
function move(event: ethereum.Event, auditor: Auditor, kind: string, amount: BigInt, change: BigInt): void {
  saveAuditor(event, auditor);
  const market = loadMarket();
  market.staked = market.staked.plus(change);
  market.save();

  const movement = new StakeMovement(factId(event));
  movement.auditor = auditor.id;
  movement.kind = kind;
  movement.amount = amount;
  movement.stake = auditor.stake;
  movement.unbonding = auditor.unbonding;
  stamp(movement, event);
  movement.save();
}
