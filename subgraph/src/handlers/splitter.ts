import { Distributed, TreasurySet } from "../../generated/RevenueSplitter/RevenueSplitter";
import { Payout, Royalty, toPayout, toRoyalty } from "../payments";
import { recordDistribution, setTreasury } from "../store/distribution";

export function handleTreasurySet(event: TreasurySet): void {
  setTreasury(event, event.params.treasury);
}

export function handleDistributed(event: Distributed): void {
  const p = event.params;
  const shares: Payout[] = [];
  for (let i = 0; i < p.payouts.length; i++) shares.push(toPayout(p.payouts[i]));
  const royalties: Royalty[] = [];
  for (let i = 0; i < p.royalties.length; i++) royalties.push(toRoyalty(p.royalties[i]));
  recordDistribution(event, p.pool, p.net, p.fee, shares, royalties);
}
