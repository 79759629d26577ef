import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Auction, SealedBid } from "../../generated/schema";
import { SealedBidState } from "../enums";
import { bidderId } from "../ids";
import { loadAuction } from "./auction";
import { lead, loadBidder, setLocked } from "./bidder";
import { loadMarket } from "./market";

export function commitBid(
  event: ethereum.Event,
  number: BigInt,
  account: Bytes,
  commitment: Bytes,
  collateral: BigInt,
  ordinal: i32,
  memo: Bytes,
): void {
  const auction = loadAuction(number);
  const bidder = loadBidder(event, auction, account);
  setLocked(event, auction, bidder, collateral);
  bidder.sealedBid = bidder.id;
  bidder.save();
  auction.commitmentCount = ordinal;
  auction.save();

  const bid = new SealedBid(bidder.id);
  bid.auction = auction.id;
  bid.bidder = account;
  bid.commitment = commitment;
  bid.collateral = collateral;
  bid.ordinal = ordinal;
  bid.memo = memo;
  bid.state = SealedBidState.Committed;
  bid.leads = false;
  bid.led = false;
  bid.forfeited = BigInt.zero();
  bid.committedAt = event.block.timestamp;
  bid.block = event.block.number;
  bid.transaction = event.transaction.hash;
  bid.save();
}

/** Who does not lead, or leads no more, has the collateral back. */
export function revealBid(
  event: ethereum.Event,
  number: BigInt,
  account: Bytes,
  value: BigInt,
  leads: boolean,
  key: Bytes | null,
): void {
  const auction = loadAuction(number);
  const bidder = loadBidder(event, auction, account);
  if (leads) {
    if (auction.leader) stepBack(auction.id, auction.leader!);
    auction.secondBid = auction.leadingBid;
    lead(event, auction, bidder, value, key);
  } else {
    bidder.amount = value;
    setLocked(event, auction, bidder, BigInt.zero());
    raiseSecondBid(auction, value);
  }
  bidder.save();
  auction.revealCount += 1;
  auction.save();

  const bid = SealedBid.load(bidder.id)!;
  bid.state = SealedBidState.Revealed;
  bid.value = value;
  bid.leads = leads;
  bid.led = leads;
  bid.bidderKey = key;
  bid.revealedAt = event.block.timestamp;
  bid.save();
}

/** The collateral of a bid that was not revealed is shared out; the auction may have ended long ago. */
export function reclaimBid(event: ethereum.Event, number: BigInt, account: Bytes, forfeited: BigInt): void {
  const auction = loadAuction(number);
  const bidder = loadBidder(event, auction, account);
  setLocked(event, auction, bidder, BigInt.zero());
  bidder.save();
  auction.reclaimCount += 1;
  auction.save();
  const market = loadMarket();
  market.forfeited = market.forfeited.plus(forfeited);
  market.save();

  const bid = SealedBid.load(bidder.id)!;
  bid.state = SealedBidState.Reclaimed;
  bid.forfeited = forfeited;
  bid.reclaimedAt = event.block.timestamp;
  bid.save();
}

function stepBack(auction: string, leader: Bytes): void {
  const former = SealedBid.load(bidderId(auction, leader))!;
  former.leads = false;
  former.save();
}

/** A bid below the starting price is not valid. */
function raiseSecondBid(auction: Auction, value: BigInt): void {
  if (value.lt(auction.startingPrice)) return;
  if (auction.secondBid === null || value.gt(auction.secondBid!)) auction.secondBid = value;
}
