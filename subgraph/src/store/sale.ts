import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Contributor, Delivery, Refund, ResaleRoyalty, Sale, SaleChange, Version } from "../../generated/schema";
import { RefundReason, SaleState } from "../enums";
import { assetOfTerms, contributorId, factId, isTitle, numberId, poolId, versionId } from "../ids";
import { loadAccount } from "./account";
import { loadAsset } from "./asset";
import { Bond, forfeitBond, lockBond, returnBond } from "./bond";
import { setKeyVersion } from "./licence";
import { sellLot } from "./lot";
import { loadMarket } from "./market";
import { accrueSale } from "./pool";
import { countSettled } from "./settled";
import { stamp } from "./stamp";

/** A sale as `Sold` or `SaleOpened` says it. */
export class NewSale {
  constructor(
    public venue: string,
    public terms: BigInt,
    public buyer: Bytes,
    public seller: Bytes,
    public version: i32,
    public split: i32,
    public quantity: BigInt,
    public amount: BigInt,
    public fee: BigInt,
    public state: string,
  ) {}
}

export function openSale(event: ethereum.Event, id: string, opened: NewSale): void {
  const sale = new Sale(id);
  const asset = loadAsset(assetOfTerms(opened.terms));
  sale.venue = opened.venue;
  sale.asset = asset.id;
  sale.category = asset.category;
  sale.version = versionId(asset.id, opened.version);
  sale.title = isTitle(opened.terms);
  if (!sale.title) sale.terms = numberId(opened.terms);
  sale.pool = poolId(BigInt.fromString(asset.id), opened.split);
  sale.buyer = opened.buyer;
  sale.seller = opened.seller;
  sale.quantity = opened.quantity;
  sale.amount = opened.amount;
  sale.fee = opened.fee;
  sale.resaleRoyalty = BigInt.zero();
  // Lots of open artifacts are settled in the same transaction.
  sale.instant = opened.state == SaleState.Settled || !Version.load(sale.version)!.encrypted;
  sale.selfDealing = Contributor.load(contributorId(sale.pool, opened.buyer)) !== null;
  sale.struck = false;
  sale.state = opened.state;
  sale.bond = BigInt.zero();
  sale.openedAt = event.block.timestamp;
  sale.block = event.block.number;
  sale.transaction = event.transaction.hash;
  const lot = sellLot(event, id);
  if (lot) sale.lot = lot.id;

  const buyer = loadAccount(opened.buyer, event);
  buyer.purchases += 1;
  buyer.spent = buyer.spent.plus(opened.amount);
  buyer.save();
  const seller = loadAccount(opened.seller, event);
  seller.sales += 1;
  seller.save();
  if (sale.instant == (sale.state == SaleState.Settled)) recordChange(event, sale);

  if (sale.state == SaleState.Settled) {
    sale.closedAt = event.block.timestamp;
    settle(event, sale, opened.amount.minus(opened.fee), opened.fee);
  } else {
    asset.openSales += 1;
    asset.updatedAt = event.block.timestamp;
    asset.save();
    const market = loadMarket();
    market.openSales += 1;
    market.locked = market.locked.plus(opened.amount);
    market.save();
  }
  sale.save();
}

export function awaitKey(event: ethereum.Event, number: BigInt, bond: BigInt, deadline: BigInt, key: Bytes): void {
  const sale = loadSale(number);
  sale.bond = bond;
  sale.deadline = deadline;
  sale.buyerKey = key;
  sale.save();
  // The bond of a lot is at stake since it was held.
  if (!sale.lot) lockBond(event, bondOf(sale));
}

export function deliverKey(event: ethereum.Event, number: BigInt, contentDeadline: BigInt, r1: Bytes, w: Bytes): void {
  const sale = loadSale(number);
  sale.state = SaleState.Delivered;
  sale.deadline = contentDeadline;
  sale.deliveredAt = event.block.timestamp;
  sale.delivery = sale.id;
  sale.save();
  recordChange(event, sale);

  const delivery = new Delivery(sale.id);
  delivery.sale = sale.id;
  delivery.r1 = r1;
  delivery.w = w;
  delivery.contentDeadline = contentDeadline;
  stamp(delivery, event);
  delivery.save();
}

/** Comes before the settlement of an asset's resale. */
export function payResaleRoyalty(event: ethereum.Event, number: BigInt, recipient: Bytes, amount: BigInt): void {
  const sale = loadSale(number);
  sale.resaleRoyalty = amount;
  sale.save();
  const account = loadAccount(recipient, event);
  account.resaleRoyalties = account.resaleRoyalties.plus(amount);
  account.save();

  const royalty = new ResaleRoyalty(factId(event));
  royalty.sale = sale.id;
  royalty.asset = sale.asset;
  royalty.account = recipient;
  royalty.amount = amount;
  stamp(royalty, event);
  royalty.save();
}

/** A sale that waited for its key settles, or a lot that needs none. */
export function settleSale(event: ethereum.Event, number: BigInt, net: BigInt, fee: BigInt): void {
  const sale = loadSale(number);
  sale.state = SaleState.Settled;
  sale.closedAt = event.block.timestamp;
  sale.save();
  recordChange(event, sale);
  closeOpen(event, sale);
  returnBond(event, bondOf(sale), sale.bond);
  settle(event, sale, net, fee);
}

export function refundSale(
  event: ethereum.Event,
  number: BigInt,
  reason: string,
  amount: BigInt,
  bondPaid: BigInt,
): void {
  const sale = loadSale(number);
  sale.state = SaleState.Refunded;
  sale.closedAt = event.block.timestamp;
  sale.refund = sale.id;
  sale.save();
  recordChange(event, sale);
  closeOpen(event, sale);
  forfeitBond(event, bondOf(sale), bondPaid);
  returnBond(event, bondOf(sale), sale.bond.minus(bondPaid));
  countRefund(event, sale, reason, amount);

  const refund = new Refund(sale.id);
  refund.sale = sale.id;
  refund.reason = reason;
  refund.amount = amount;
  refund.bondPaid = bondPaid;
  stamp(refund, event);
  refund.save();
}

/** The reputation is told of by its own event. */
export function strikeSale(number: BigInt): void {
  const sale = loadSale(number);
  sale.struck = true;
  sale.save();
}

function bondOf(sale: Sale): Bond {
  return new Bond(sale.id, sale.seller, sale.bond);
}

/** Every event about a sale follows its opening. */
function loadSale(number: BigInt): Sale {
  return Sale.load(numberId(number))!;
}

function settle(event: ethereum.Event, sale: Sale, net: BigInt, fee: BigInt): void {
  accrueSale(event, factId(event), sale.pool, sale.id, net, fee);
  countSettled(event, sale);
  // Who buys the asset itself gets no licence: the key stays with the sale.
  if (sale.title) return;
  const version = Version.load(sale.version)!;
  if (version.encrypted) setKeyVersion(event, sale.terms!, sale.buyer, version.number);
}

/** The sale's money leaves the escrow; its bond is moved by the caller. */
function closeOpen(event: ethereum.Event, sale: Sale): void {
  const asset = loadAsset(sale.asset);
  asset.openSales -= 1;
  asset.updatedAt = event.block.timestamp;
  asset.save();
  const market = loadMarket();
  market.openSales -= 1;
  market.locked = market.locked.minus(sale.amount);
  market.save();
}

function countRefund(event: ethereum.Event, sale: Sale, reason: string, amount: BigInt): void {
  const asset = loadAsset(sale.asset);
  asset.refundedSales += 1;
  asset.save();
  const market = loadMarket();
  market.refundedSales += 1;
  market.save();
  const buyer = loadAccount(sale.buyer, event);
  buyer.spent = buyer.spent.minus(amount);
  buyer.save();
  if (reason == RefundReason.NotDelivered) {
    const seller = loadAccount(sale.seller, event);
    seller.missedDeliveries += 1;
    seller.save();
  }
}

function recordChange(event: ethereum.Event, sale: Sale): void {
  const change = new SaleChange(factId(event));
  change.sale = sale.id;
  change.state = sale.state;
  stamp(change, event);
  change.save();
}
