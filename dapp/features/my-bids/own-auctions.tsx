"use client";
import { keys, listAuctions } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { AuctionList, itemOf } from "@/features/auctions";
import { useMarket } from "@/features/wallet";

const SHOWN = 50;

/** Auctions that the account holds itself and that have not ended: their pages have what a seller can do. */
export function OwnAuctions({ account, now }: { readonly account: Address; readonly now: number }) {
  const market = useMarket();
  const { data } = useQuery({
    queryKey: [...keys.auctions(), "own", account.toLowerCase()],
    queryFn: ({ signal }) => listAuctions(market, { seller: account, state: "Running", first: SHOWN }, signal),
  });
  if (data === undefined || data.items.length === 0) return undefined;
  return (
    <section aria-label="Your own auctions">
      <h2 className="mb-3 text-lg font-semibold">Your own auctions</h2>
      <AuctionList auctions={data.items.map(itemOf)} now={now} label="Your own auctions" />
    </section>
  );
}
