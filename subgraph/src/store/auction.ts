import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Auction } from "../../generated/schema";
import { AuctionOutcome, AuctionState } from "../enums";
import { assetOfTerms, isTitle, numberId, versionId } from "../ids";
import { loadAccount } from "./account";
import { loadAsset } from "./asset";
import { releaseBid, winAuction } from "./bidder";
import { loadAuctionTotals } from "./market";

/** An auction as `AuctionCreated` says it. */
export class NewAuction {
  constructor(
    public terms: BigInt,
    public seller: Bytes,
    public kind: string,
    public quantity: BigInt,
    public version: i32,
    public startingPrice: BigInt,
    public reserve: BigInt,
    public reserveHash: Bytes,
    public memo: Bytes,
    public endsAt: BigInt,
    public revealEndsAt: BigInt,
    public extension: BigInt,
    public halfLife: BigInt,
    public forfeitPercent: i32,
  ) {}
}

/** Its lot was held before, in the same transaction. */
export function createAuction(event: ethereum.Event, number: BigInt, created: NewAuction): void {
  const auction = new Auction(numberId(number));
  setLot(auction, created);
  setRules(auction, created);
  auction.kind = created.kind;
  auction.contract = event.address;
  auction.state = AuctionState.Running;
  auction.extensions = 0;
  auction.bidCount = 0;
  auction.commitmentCount = 0;
  auction.revealCount = 0;
  auction.reclaimCount = 0;
  auction.bidderCount = 0;
  auction.locked = BigInt.zero();
  auction.createdAt = event.block.timestamp;
  auction.block = event.block.number;
  auction.transaction = event.transaction.hash;
  auction.save();

  const seller = loadAccount(created.seller, event);
  seller.auctions += 1;
  seller.save();
  countRunning(event, auction, 1);
}

/** The seller has opened its hidden reserve. */
export function openReserve(number: BigInt, reserve: BigInt): void {
  const auction = loadAuction(number);
  auction.reserve = reserve;
  auction.reserveHidden = false;
  auction.save();
}

/** @param winner, price mean nothing unless it is sold */
export function endAuction(event: ethereum.Event, number: BigInt, outcome: string, winner: Bytes, price: BigInt): void {
  const auction = loadAuction(number);
  auction.state = AuctionState.Ended;
  auction.outcome = outcome;
  auction.endedAt = event.block.timestamp;
  auction.endedTransaction = event.transaction.hash;
  if (auction.leader) releaseBid(event, auction, auction.leader!);
  if (outcome == AuctionOutcome.Sold) sell(event, auction, winner, price);
  auction.save();

  const totals = loadAuctionTotals(auction.kind, auction.category);
  totals.ended += 1;
  totals.save();
  countRunning(event, auction, -1);
}

/** Every event about an auction follows its creation. */
export function loadAuction(number: BigInt): Auction {
  return Auction.load(numberId(number))!;
}

function setLot(auction: Auction, created: NewAuction): void {
  const asset = loadAsset(assetOfTerms(created.terms));
  auction.lot = auction.id;
  auction.asset = asset.id;
  auction.category = asset.category;
  auction.version = versionId(asset.id, created.version);
  auction.title = isTitle(created.terms);
  if (!auction.title) auction.terms = numberId(created.terms);
  auction.seller = created.seller;
  auction.quantity = created.quantity;
}

function setRules(auction: Auction, created: NewAuction): void {
  auction.startingPrice = created.startingPrice;
  // An open reserve is never 0.
  auction.reserveHidden = created.reserve.isZero();
  if (auction.reserveHidden) auction.reserveHash = created.reserveHash;
  else auction.reserve = created.reserve;
  auction.memo = created.memo;
  auction.endsAt = created.endsAt;
  auction.revealEndsAt = created.revealEndsAt;
  auction.extension = created.extension;
  auction.halfLife = created.halfLife;
  auction.forfeitPercent = created.forfeitPercent;
}

/** The sale follows in the same transaction. */
function sell(event: ethereum.Event, auction: Auction, winner: Bytes, price: BigInt): void {
  auction.winner = winner;
  auction.price = price;
  auction.sale = auction.id;
  winAuction(event, auction, winner, price);

  const totals = loadAuctionTotals(auction.kind, auction.category);
  totals.sold += 1;
  totals.volume = totals.volume.plus(price);
  totals.save();
}

function countRunning(event: ethereum.Event, auction: Auction, change: i32): void {
  const totals = loadAuctionTotals(auction.kind, auction.category);
  totals.running += change;
  totals.save();
  const asset = loadAsset(auction.asset);
  asset.runningAuctions += change;
  asset.updatedAt = event.block.timestamp;
  asset.save();
}
