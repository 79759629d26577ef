import { auctionPhase } from "@ftns-market/sdk/auctions";
import type { StandingFacts } from "./standing";

/**
 * Until when the seller has to open its hidden reserve, if that is what is to be done now: bidding is over, and somebody has bid. Seconds
 * since 1970.
 * @param now of the chain, seconds since 1970
 * @returns undefined while bidding goes on, and when the reserve decides nothing any more
 */
export function reserveDueUntil(
  { kind, endsAt, revealEndsAt, reserveHidden, bids, outcome }: StandingFacts,
  now: number,
): number | undefined {
  const times = { kind, endsAt, revealEndsAt, reserveHidden, hasBids: bids > 0, ended: outcome !== undefined };
  const { name, until } = auctionPhase(times, now);
  return bids > 0 && name === "awaitingReserve" ? until : undefined;
}
