import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { BondMovement, Sale } from "../../generated/schema";
import { factId, rowId } from "../ids";
import { loadAccount } from "./account";
import { loadMarket } from "./market";
import { stamp } from "./stamp";

// A bond that is not at stake leaves no row: free sales have none.

export function lockBond(event: ethereum.Event, sale: Sale): void {
  move(event, sale, 0, "Locked", sale.bond, sale.bond);
}

export function returnBond(event: ethereum.Event, sale: Sale, amount: BigInt): void {
  move(event, sale, 1, "Returned", amount, amount.neg());
}

export function forfeitBond(event: ethereum.Event, sale: Sale, amount: BigInt): void {
  if (amount.isZero()) return;
  const seller = loadAccount(sale.seller, event);
  seller.bondsForfeited = seller.bondsForfeited.plus(amount);
  seller.save();
  move(event, sale, 2, "Forfeited", amount, amount.neg());
}

function move(event: ethereum.Event, sale: Sale, row: i32, kind: string, amount: BigInt, change: BigInt): void {
  if (amount.isZero()) return;
  const seller = loadAccount(sale.seller, event);
  seller.bonded = seller.bonded.plus(change);
  seller.save();
  const market = loadMarket();
  market.locked = market.locked.plus(change);
  market.save();

  const movement = new BondMovement(rowId(factId(event), row));
  movement.sale = sale.id;
  movement.seller = sale.seller;
  movement.kind = kind;
  movement.amount = amount;
  stamp(movement, event);
  movement.save();
}
