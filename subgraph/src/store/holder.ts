import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { LockedSupplyPoint, TokenHolder } from "../../generated/schema";
import { GOVERNANCE } from "../ids";
import { countDelegator } from "./delegate";
import { loadGovernance } from "./governance";
import { followQuorum } from "./quorum";

/** The holder, changed now. The caller saves it. */
export function loadHolder(address: Bytes, event: ethereum.Event): TokenHolder {
  let holder = TokenHolder.load(address);
  if (!holder) {
    holder = new TokenHolder(address);
    holder.locked = BigInt.zero();
  }
  holder.updatedAt = event.block.timestamp;
  return holder;
}

/** Adds to what an account has locked; a negative amount takes from it. */
export function addLocked(event: ethereum.Event, address: Bytes, amount: BigInt): void {
  const holder = loadHolder(address, event);
  const before = holder.locked;
  holder.locked = before.plus(amount);
  holder.save();
  const delegate = holder.delegate;
  if (!delegate || before.isZero() == holder.locked.isZero()) return;
  countDelegator(event, delegate, before.isZero() ? 1 : -1);
}

/** FTNS were locked, or with a negative amount unlocked. */
export function addLockedSupply(event: ethereum.Event, amount: BigInt): void {
  const governance = loadGovernance();
  governance.lockedSupply = governance.lockedSupply.plus(amount);
  followQuorum(event, governance);
  governance.save();

  // Graph Node numbers the points and sets their time.
  const point = new LockedSupplyPoint(0);
  point.governance = GOVERNANCE;
  point.supply = governance.lockedSupply;
  point.save();
}
