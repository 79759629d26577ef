import { auctionPhase } from "@ftns-market/sdk/auctions";
import type { ChainAuction } from "@ftns-market/sdk/reads";

/**
 * An auction with the phase of a time: a chain without traffic has an old last block, and deadlines pass all the same.
 * @param now seconds since 1970, of the chain
 */
export function atTime<Auction extends ChainAuction>(auction: Auction, now: number): Auction {
  const { kind, endsAt, revealEndsAt, reserveHidden, end } = auction;
  const times = { kind, endsAt, revealEndsAt, reserveHidden, hasBids: hasBids(auction), ended: end !== undefined };
  return { ...auction, now: Math.max(now, auction.now), phase: auctionPhase(times, Math.max(now, auction.now)) };
}

/** Somebody has bid or committed. */
export function hasBids(auction: ChainAuction): boolean {
  switch (auction.kind) {
    case "English":
      return auction.leader !== undefined;
    case "Dutch":
      return false;
    case "SealedBid":
    case "Vickrey":
      return auction.commitments > 0;
  }
}
