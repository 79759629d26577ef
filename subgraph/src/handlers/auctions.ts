import { Bytes } from "@graphprotocol/graph-ts";
import { AuctionCreated, AuctionEnded, BidPlaced, ReserveOpened } from "../../generated/EnglishAuction/EnglishAuction";
import { BidCommitted, BidForfeited, BidRevealed } from "../../generated/SealedBidAuction/SealedBidAuction";
import { auctionKindName, auctionOutcomeName } from "../enums";
import { createAuction, endAuction, NewAuction, openReserve } from "../store/auction";
import { placeBid } from "../store/bid";
import { commitBid, reclaimBid, revealBid } from "../store/sealed-bid";

export function handleAuctionCreated(event: AuctionCreated): void {
  const p = event.params;
  const created = new NewAuction(
    p.terms,
    p.seller,
    auctionKindName(p.kind),
    p.quantity,
    p.version,
    p.startingPrice,
    p.reserve,
    p.reserveHash,
    p.memo,
    p.endsAt,
    p.revealEndsAt,
    p.extension,
    p.halfLife,
    p.forfeitPercent,
  );
  createAuction(event, p.auction, created);
}

export function handleReserveOpened(event: ReserveOpened): void {
  openReserve(event.params.auction, event.params.reserve);
}

export function handleAuctionEnded(event: AuctionEnded): void {
  const p = event.params;
  endAuction(event, p.auction, auctionOutcomeName(p.outcome), p.winner, p.price);
}

export function handleBidPlaced(event: BidPlaced): void {
  const p = event.params;
  placeBid(event, p.auction, p.bidder, p.amount, p.endsAt, keyOf(p.bidderKey));
}

export function handleBidCommitted(event: BidCommitted): void {
  const p = event.params;
  commitBid(event, p.auction, p.bidder, p.commitment, p.collateral, p.ordinal.toI32(), p.memo);
}

export function handleBidRevealed(event: BidRevealed): void {
  const p = event.params;
  revealBid(event, p.auction, p.bidder, p.value, p.leads, keyOf(p.bidderKey));
}

export function handleBidForfeited(event: BidForfeited): void {
  reclaimBid(event, event.params.auction, event.params.bidder, event.params.forfeited);
}

/** Bids for an open artifact carry no key. */
function keyOf(bidderKey: Bytes): Bytes | null {
  return bidderKey.length == 0 ? null : bidderKey;
}
