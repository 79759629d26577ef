"use client";
import type { ChainAuction } from "@ftns-market/sdk/reads";
import { useServerRefresh } from "@/lib/use-server-refresh";
import { useAuction } from "./use-auction";

/** Asks the server for the page again when somebody bid, revealed or settled while it was open. */
export function LiveRefresh({ first }: { readonly first: ChainAuction }) {
  useServerRefresh(markOf(useAuction(first)), markOf(first));
  return undefined;
}

/** Changes whenever something of the auction does. */
function markOf(auction: ChainAuction): string {
  const { kind, endsAt, reserveHidden, end } = auction;
  const state =
    kind === "Dutch"
      ? ""
      : kind === "English"
        ? `${auction.leader}/${auction.leadingBid}`
        : `${auction.commitments}/${auction.leader}/${auction.leadingBid}/${auction.secondBid}`;
  return `${endsAt}/${reserveHidden}/${end?.outcome}/${state}`;
}
