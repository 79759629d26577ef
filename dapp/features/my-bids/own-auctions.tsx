"use client";
import { keys, listAuctions } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { ReserveDue } from "@/features/auction";
import { AuctionList, itemOf } from "@/features/auctions";
import { useDueReserves } from "@/features/bid-alerts";
import { useMarket } from "@/features/wallet";

const SHOWN = 50;

/** Auctions that the account holds itself and that have not ended, with the reserves it has to open; their pages have the rest. */
export function OwnAuctions({ account, now }: { readonly account: Address; readonly now: number }) {
  const market = useMarket();
  const { data } = useQuery({
    queryKey: [...keys.auctions(), "own", account.toLowerCase()],
    queryFn: ({ signal }) => listAuctions(market, { seller: account, state: "Running", first: SHOWN }, signal),
  });
  const reserves = useDueReserves(account, now);
  if (data === undefined || data.items.length === 0) return undefined;
  return (
    <section aria-label="Your own auctions">
      <h2 className="mb-3 text-lg font-semibold">Your own auctions</h2>
      {reserves.map((due) => (
        <div key={due.auction.id} className="mb-3">
          <ReserveDue {...{ due, now }} />
        </div>
      ))}
      <AuctionList auctions={data.items.map(itemOf)} now={now} label="Your own auctions" />
    </section>
  );
}
