import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { TreasuryMovement } from "../../generated/schema";
import { MovementDirection, TreasuryPlace } from "../enums";
import { factId, rowId } from "../ids";
import { loadMarket } from "./market";
import { stamp } from "./stamp";

// A transfer from the treasury to itself is both.
const RECEIPT = 0;
const PAYMENT = 1;

/** FTNS came to the timelock. */
export function recordReceipt(event: ethereum.Event, sender: Bytes, amount: BigInt): void {
  record(event, RECEIPT, MovementDirection.In, TreasuryPlace.Wallet, amount, sender);
}

/** FTNS left the timelock. */
export function recordPayment(event: ethereum.Event, recipient: Bytes, amount: BigInt): void {
  record(event, PAYMENT, MovementDirection.Out, TreasuryPlace.Wallet, amount, recipient);
}

/**
 * The vault's credit of an account changed; counts if it is the treasury's.
 * @param row of several credits in one event
 * @param amount negative: taken
 */
export function recordCredit(
  event: ethereum.Event,
  row: i32,
  account: Bytes,
  amount: BigInt,
  counterparty: Bytes,
): void {
  const treasury = loadMarket().treasury;
  if (!treasury || treasury.notEqual(account)) return;
  const taken = amount.lt(BigInt.zero());
  const direction = taken ? MovementDirection.Out : MovementDirection.In;
  record(event, row, direction, TreasuryPlace.Credit, amount.abs(), counterparty);
}

function record(
  event: ethereum.Event,
  row: i32,
  direction: string,
  place: string,
  amount: BigInt,
  counterparty: Bytes,
): void {
  const movement = new TreasuryMovement(rowId(factId(event), row));
  movement.direction = direction;
  movement.place = place;
  movement.amount = amount;
  movement.counterparty = counterparty;
  movement.logIndex = event.logIndex.toI32();
  stamp(movement, event);
  movement.save();
}
