import { ethereum } from "@graphprotocol/graph-ts";
import { Sale, SalePoint, Venue } from "../../generated/schema";
import { loadAsset } from "./asset";
import { loadCategory, loadMarket } from "./market";

/** Counts a settled sale: asset, category, venue, market, and the point of the time series. */
export function countSettled(event: ethereum.Event, sale: Sale): void {
  const asset = loadAsset(sale.asset);
  asset.salesCount += 1;
  asset.volume = asset.volume.plus(sale.amount);
  asset.lastSaleAt = event.block.timestamp;
  asset.updatedAt = event.block.timestamp;
  asset.save();

  const category = loadCategory(sale.category);
  category.sales += 1;
  category.volume = category.volume.plus(sale.amount);
  category.fees = category.fees.plus(sale.fee);
  category.save();

  const venue = Venue.load(sale.venue)!;
  venue.salesCount += 1;
  venue.volume = venue.volume.plus(sale.amount);
  venue.fees = venue.fees.plus(sale.fee);
  venue.save();

  const market = loadMarket();
  market.sales += 1;
  market.volume = market.volume.plus(sale.amount);
  market.fees = market.fees.plus(sale.fee);
  market.save();

  // Graph Node gives the id and the timestamp of a time series.
  const point = new SalePoint(0);
  point.market = market.id;
  point.asset = sale.asset;
  point.category = sale.category;
  point.venue = sale.venue;
  point.title = sale.title;
  point.quantity = sale.quantity;
  point.amount = sale.amount;
  point.fee = sale.fee;
  point.unitPrice = sale.amount.div(sale.quantity);
  point.save();
}
