import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Lot } from "../../generated/schema";
import { LotState } from "../enums";
import { assetOfTerms, isTitle, numberId, poolId, venueOfSale, versionId } from "../ids";
import { touchAccount } from "./account";
import { Bond, forfeitBond, lockBond, returnBond } from "./bond";

/** A lot as `LotHeld` says it. */
export class NewLot {
  constructor(
    public terms: BigInt,
    public seller: Bytes,
    public version: i32,
    public split: i32,
    public quantity: BigInt,
    public feeBps: i32,
    public bond: BigInt,
  ) {}
}

export function holdLot(event: ethereum.Event, number: BigInt, held: NewLot): void {
  const lot = new Lot(numberId(number));
  lot.venue = venueOfSale(number);
  lot.asset = assetOfTerms(held.terms);
  lot.version = versionId(lot.asset, held.version);
  if (!isTitle(held.terms)) lot.terms = numberId(held.terms);
  lot.pool = poolId(BigInt.fromString(lot.asset), held.split);
  lot.seller = touchAccount(held.seller, event);
  lot.quantity = held.quantity;
  lot.feeBps = held.feeBps;
  lot.bond = held.bond;
  lot.state = LotState.Held;
  lot.heldAt = event.block.timestamp;
  lot.block = event.block.number;
  lot.transaction = event.transaction.hash;
  lot.save();
  lockBond(event, new Bond(lot.id, lot.seller, lot.bond));
}

/** @param bondTo the seller, unless the version was proved fraudulent */
export function returnLot(event: ethereum.Event, number: BigInt, bondTo: Bytes): void {
  const lot = Lot.load(numberId(number))!;
  close(event, lot, LotState.Returned);
  const bond = new Bond(lot.id, lot.seller, lot.bond);
  if (bondTo.equals(lot.seller)) returnBond(event, bond, lot.bond);
  else forfeitBond(event, bond, lot.bond);
}

/** The lot of a sale that has just got its buyer. @returns null for a sale that was no lot */
export function sellLot(event: ethereum.Event, sale: string): Lot | null {
  const lot = Lot.load(sale);
  if (!lot) return null;
  lot.sale = sale;
  close(event, lot, LotState.Sold);
  return lot;
}

function close(event: ethereum.Event, lot: Lot, state: string): void {
  lot.state = state;
  lot.closedAt = event.block.timestamp;
  lot.save();
}
