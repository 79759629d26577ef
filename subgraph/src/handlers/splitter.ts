import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Distributed, TreasurySet } from "../../generated/RevenueSplitter/RevenueSplitter";
import { Payments, recordDistribution, setTreasury } from "../store/distribution";

export function handleTreasurySet(event: TreasurySet): void {
  setTreasury(event, event.params.treasury);
}

export function handleDistributed(event: Distributed): void {
  const p = event.params;
  const accounts: Bytes[] = [];
  for (let i = 0; i < p.accounts.length; i++) accounts.push(p.accounts[i]);
  const payments = new Payments(p.net, p.fee, accounts, p.amounts, p.parents, p.royalties);
  recordDistribution(event, p.pool, p.asset, payments);
}
