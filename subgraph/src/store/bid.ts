import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Auction, Bid } from "../../generated/schema";
import { factId } from "../ids";
import { loadAuction } from "./auction";
import { lead, loadBidder, setLocked } from "./bidder";
import { stamp } from "./stamp";

/** An open bid: it is the highest now. */
export function placeBid(
  event: ethereum.Event,
  number: BigInt,
  account: Bytes,
  amount: BigInt,
  endsAt: BigInt,
  key: Bytes | null,
): void {
  const auction = loadAuction(number);
  const bidder = loadBidder(event, auction, account);
  lead(event, auction, bidder, amount, key);
  setLocked(event, auction, bidder, amount);
  bidder.bids += 1;
  bidder.save();

  const extended = endsAt.gt(auction.endsAt);
  if (extended) auction.extensions += 1;
  auction.endsAt = endsAt;
  auction.bidCount += 1;
  auction.save();
  recordBid(event, auction, extended);
}

/** @param auction with this bid as the leading one */
function recordBid(event: ethereum.Event, auction: Auction, extended: boolean): void {
  const bid = new Bid(factId(event));
  bid.auction = auction.id;
  bid.bidder = auction.leader!;
  bid.ordinal = auction.bidCount;
  bid.amount = auction.leadingBid!;
  bid.endsAt = auction.endsAt;
  bid.extended = extended;
  bid.bidderKey = auction.leaderKey;
  stamp(bid, event);
  bid.save();
}
