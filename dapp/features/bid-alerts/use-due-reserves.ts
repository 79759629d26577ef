"use client";
import { keys, listAuctions, type AuctionRow } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { itemOf, reserveDueUntil } from "@/features/auctions";
import { useMarket } from "@/features/wallet";
import { assetName } from "@/lib/asset-name";

/** A seller has a day for it. */
const ASK_MS = 20_000;
const MOST = 200;

/** An auction whose hidden reserve its seller has to open now. */
export interface OwnDueReserve {
  readonly auction: AuctionRow;
  /** Of the asset. */
  readonly name: string;
  /** Last second for opening it, seconds since 1970. */
  readonly until: number;
}

/**
 * The hidden reserves that an account has to open now; asked again while the page is looked at.
 * @param now of the chain, seconds since 1970; none are due before it is known
 */
export function useDueReserves(account: Address, now: number | undefined): readonly OwnDueReserve[] {
  const market = useMarket();
  const { data } = useQuery({
    queryKey: [...keys.auctions(), "own-reserves", account.toLowerCase()],
    queryFn: async ({ signal }) => {
      const own = { seller: account, state: "Running", reserveHidden: true, first: MOST } as const;
      return (await listAuctions(market, own, signal)).items;
    },
    refetchInterval: ASK_MS,
  });
  if (data === undefined || now === undefined) return [];
  return data.flatMap((auction) => {
    const until = reserveDueUntil(itemOf(auction), now);
    return until === undefined ? [] : [{ auction, name: assetName(auction.asset), until }];
  });
}
