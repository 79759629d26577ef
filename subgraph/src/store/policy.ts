import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { PauseChange, PolicyChange, PolicyParameter } from "../../generated/schema";
import { factId } from "../ids";
import { loadMarket } from "./market";
import { stamp } from "./stamp";

export function setParameter(event: ethereum.Event, name: string, previous: BigInt, value: BigInt): void {
  const parameter = new PolicyParameter(name);
  parameter.value = value;
  parameter.updatedAt = event.block.timestamp;
  parameter.save();

  const change = new PolicyChange(factId(event));
  change.parameter = name;
  change.previousValue = previous;
  change.value = value;
  change.logIndex = event.logIndex.toI32();
  stamp(change, event);
  change.save();
}

export function pauseBusiness(event: ethereum.Event, by: Bytes, until: BigInt, pausableFrom: BigInt): void {
  const market = loadMarket();
  market.pausedUntil = until;
  market.pausableFrom = pausableFrom;
  market.save();
  recordPause(event, true, by, until);
}

/** The pause ends with this block; the cool-down stays. */
export function resumeBusiness(event: ethereum.Event, by: Bytes): void {
  const market = loadMarket();
  market.pausedUntil = event.block.timestamp;
  market.save();
  recordPause(event, false, by, event.block.timestamp);
}

function recordPause(event: ethereum.Event, paused: boolean, by: Bytes, until: BigInt): void {
  const change = new PauseChange(factId(event));
  change.paused = paused;
  change.by = by;
  change.until = until;
  stamp(change, event);
  change.save();
}
