import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { BondMovement } from "../../generated/schema";
import { factId, rowId } from "../ids";
import { loadAccount } from "./account";
import { loadMarket } from "./market";
import { stamp } from "./stamp";

/** A seller's money at stake in a sale, or in a lot that can become one: both have the same id. */
export class Bond {
  constructor(
    public sale: string,
    public seller: Bytes,
    public amount: BigInt,
  ) {}
}

// A bond that is not at stake leaves no row: free sales have none.

export function lockBond(event: ethereum.Event, bond: Bond): void {
  move(event, bond, 0, "Locked", bond.amount, bond.amount);
}

/** @param amount the part of the bond that the seller has again */
export function returnBond(event: ethereum.Event, bond: Bond, amount: BigInt): void {
  move(event, bond, 1, "Returned", amount, amount.neg());
}

/** @param amount the part of the bond that the seller has lost */
export function forfeitBond(event: ethereum.Event, bond: Bond, amount: BigInt): void {
  if (amount.isZero()) return;
  const seller = loadAccount(bond.seller, event);
  seller.bondsForfeited = seller.bondsForfeited.plus(amount);
  seller.save();
  move(event, bond, 2, "Forfeited", amount, amount.neg());
}

function move(event: ethereum.Event, bond: Bond, row: i32, kind: string, amount: BigInt, change: BigInt): void {
  if (amount.isZero()) return;
  const seller = loadAccount(bond.seller, event);
  seller.bonded = seller.bonded.plus(change);
  seller.save();
  const market = loadMarket();
  market.locked = market.locked.plus(change);
  market.save();

  const movement = new BondMovement(rowId(factId(event), row));
  // Each link is null as long as there is no such row: a lot without a buyer is no sale, and most sales were no lot.
  movement.sale = bond.sale;
  movement.lot = bond.sale;
  movement.seller = bond.seller;
  movement.kind = kind;
  movement.amount = amount;
  stamp(movement, event);
  movement.save();
}
