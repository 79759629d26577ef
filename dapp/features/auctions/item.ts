import type { DutchCurve } from "@ftns-market/sdk/auctions";
import type { AuctionRow } from "@ftns-market/sdk/queries";
import { isSealed } from "./kinds";
import type { AuctionItem } from "./view";

/** An auction of the index as lists show it. */
export function itemOf(row: AuctionRow): AuctionItem {
  const { id, kind, asset, terms, seller, outcome, winner, price } = row;
  return {
    ...{ id, kind, asset, seller: seller.id, outcome: outcome ?? undefined },
    lot: { licence: terms ?? undefined, quantity: Number(row.quantity) },
    startingPrice: BigInt(row.startingPrice),
    createdAt: Number(row.createdAt),
    endsAt: Number(row.endsAt),
    revealEndsAt: Number(row.revealEndsAt),
    reserveHidden: row.reserveHidden,
    bids: isSealed(kind) ? row.commitmentCount : row.bidCount,
    leadingBid: BigInt(row.leadingBid ?? 0),
    curve: kind === "Dutch" ? curveOfRow(row) : undefined,
    winner: winner?.id,
    price: price === null ? undefined : BigInt(price),
  };
}

/** How the price of a Dutch auction falls: from its creation to the end of its bidding. */
function curveOfRow({ startingPrice, reserve, createdAt, endsAt, halfLife }: AuctionRow): DutchCurve {
  const startedAt = Number(createdAt);
  return {
    startingPrice: BigInt(startingPrice),
    floor: BigInt(reserve ?? 0),
    startedAt,
    duration: Number(endsAt) - startedAt,
    halfLife: Number(halfLife),
  };
}
