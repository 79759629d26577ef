import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Auction, Bidder } from "../../generated/schema";
import { bidderId } from "../ids";
import { loadAccount, touchAccount } from "./account";
import { loadMarket } from "./market";

// What an account does in an auction. The callers save the auction.

/** The account in the auction; nothing yet when it is new. The caller saves it. */
export function loadBidder(event: ethereum.Event, auction: Auction, account: Bytes): Bidder {
  const id = bidderId(auction.id, account);
  let bidder = Bidder.load(id);
  if (!bidder) {
    bidder = new Bidder(id);
    bidder.auction = auction.id;
    bidder.account = touchAccount(account, event);
    bidder.bids = 0;
    bidder.leads = false;
    bidder.won = false;
    bidder.locked = BigInt.zero();
    bidder.firstBidAt = event.block.timestamp;
    auction.bidderCount += 1;
  }
  bidder.updatedAt = event.block.timestamp;
  return bidder;
}

/** Sets what the auction holds of the bidder's money. The caller saves the bidder. */
export function setLocked(event: ethereum.Event, auction: Auction, bidder: Bidder, amount: BigInt): void {
  const change = amount.minus(bidder.locked);
  bidder.locked = amount;
  auction.locked = auction.locked.plus(change);
  const account = loadAccount(bidder.account, event);
  account.inBids = account.inBids.plus(change);
  account.save();
  const market = loadMarket();
  market.bids = market.bids.plus(change);
  market.save();
}

/** The bidder leads now; who led has its money back. The caller saves the bidder. */
export function lead(event: ethereum.Event, auction: Auction, bidder: Bidder, bid: BigInt, key: Bytes | null): void {
  if (auction.leader && auction.leader!.notEqual(bidder.account)) {
    const former = loadBidder(event, auction, auction.leader!);
    former.leads = false;
    setLocked(event, auction, former, BigInt.zero());
    former.save();
  }
  bidder.leads = true;
  bidder.amount = bid;
  auction.leader = bidder.account;
  auction.leadingBid = bid;
  auction.leaderKey = key;
}

/** The auction is over: what it held of a bidder's money is a payment or the bidder's again. */
export function releaseBid(event: ethereum.Event, auction: Auction, account: Bytes): void {
  const bidder = loadBidder(event, auction, account);
  setLocked(event, auction, bidder, BigInt.zero());
  bidder.save();
}

export function winAuction(event: ethereum.Event, auction: Auction, account: Bytes, price: BigInt): void {
  const bidder = loadBidder(event, auction, account);
  bidder.won = true;
  // Who takes the lot of a Dutch auction has not bid before.
  if (!bidder.amount) bidder.amount = price;
  bidder.save();
  const winner = loadAccount(account, event);
  winner.auctionsWon += 1;
  winner.save();
}
