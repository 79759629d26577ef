"use client";
import type { ChainAuction } from "@ftns-market/sdk/reads";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useAuction } from "./use-auction";

/** The index is a few seconds behind the chain. */
const INDEX_MS = 4_000;

/** Asks the server for the page again when somebody bid, revealed or settled while it was open. */
export function LiveRefresh({ first }: { readonly first: ChainAuction }) {
  const router = useRouter();
  const mark = markOf(useAuction(first));
  const shown = useRef(markOf(first));
  useEffect(() => {
    if (mark === shown.current) return;
    shown.current = mark;
    router.refresh();
    const timer = setTimeout(() => router.refresh(), INDEX_MS);
    return () => clearTimeout(timer);
  }, [mark, router]);
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
