import { BigInt } from "@graphprotocol/graph-ts";
import { AuctionTotals, CategoryTotals, Market } from "../../generated/schema";
import { auctionTotalsId, MARKET } from "../ids";

export function loadMarket(): Market {
  let market = Market.load(MARKET);
  if (market) return market;
  market = new Market(MARKET);
  market.assets = 0;
  market.sales = 0;
  market.openSales = 0;
  market.refundedSales = 0;
  market.volume = BigInt.zero();
  market.fees = BigInt.zero();
  market.credit = BigInt.zero();
  market.pooled = BigInt.zero();
  market.locked = BigInt.zero();
  market.bids = BigInt.zero();
  market.staked = BigInt.zero();
  market.auditFees = BigInt.zero();
  market.audits = 0;
  market.drawableAuditors = 0;
  market.forfeited = BigInt.zero();
  market.pausedUntil = BigInt.zero();
  market.pausableFrom = BigInt.zero();
  return market;
}

export function loadCategory(name: string): CategoryTotals {
  let totals = CategoryTotals.load(name);
  if (totals) return totals;
  totals = new CategoryTotals(name);
  totals.category = name;
  totals.assets = 0;
  totals.sales = 0;
  totals.volume = BigInt.zero();
  totals.fees = BigInt.zero();
  return totals;
}

export function loadAuctionTotals(kind: string, category: string): AuctionTotals {
  const id = auctionTotalsId(kind, category);
  let totals = AuctionTotals.load(id);
  if (totals) return totals;
  totals = new AuctionTotals(id);
  totals.kind = kind;
  totals.category = category;
  totals.running = 0;
  totals.ended = 0;
  totals.sold = 0;
  totals.volume = BigInt.zero();
  return totals;
}

/** Moves the market's total of pooled revenue. */
export function addPooled(amount: BigInt): void {
  const market = loadMarket();
  market.pooled = market.pooled.plus(amount);
  market.save();
}

export function countAsset(category: string): void {
  const market = loadMarket();
  market.assets += 1;
  market.save();
  const totals = loadCategory(category);
  totals.assets += 1;
  totals.save();
}
