import { Entity, ethereum } from "@graphprotocol/graph-ts";

/** Says of a fact when and where it happened. */
export function stamp(fact: Entity, event: ethereum.Event): void {
  fact.setBigInt("timestamp", event.block.timestamp);
  fact.setBigInt("block", event.block.number);
  fact.setBytes("transaction", event.transaction.hash);
}
