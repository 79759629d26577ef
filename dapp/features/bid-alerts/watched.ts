import { auctionPhase } from "@ftns-market/sdk/auctions";
import type { AccountBid } from "@ftns-market/sdk/queries";
import { assetName } from "@/lib/asset-name";
import type { WatchedBid } from "./alerts";

const SEALED = { Committed: "committed", Revealed: "revealed", Reclaimed: "reclaimed" } as const;

/** A bid of the index at a time. @param now seconds since 1970, of the chain */
export function watchedOf({ auction, leads, won, sealedBid }: AccountBid, now: number): WatchedBid {
  const { kind, endsAt, revealEndsAt, reserveHidden, outcome } = auction;
  const times = { kind, endsAt: Number(endsAt), revealEndsAt: Number(revealEndsAt), reserveHidden };
  return {
    ...{ auction: auction.id, name: assetName(auction.asset), kind, leads, won, outcome: outcome ?? undefined },
    phase: auctionPhase({ ...times, hasBids: true, ended: outcome !== null }, now).name,
    sealed: sealedBid === null ? undefined : SEALED[sealedBid.state],
    leadingBid: BigInt(auction.leadingBid ?? 0),
  };
}
