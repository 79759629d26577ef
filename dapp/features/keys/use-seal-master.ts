"use client";
import type { AuctionKind, MarketClient, SaleId, SealedKind, TermsId } from "@ftns-market/sdk/chain";
import { useCallback } from "react";
import { useKeyFile } from "./key-file-context";
import { masterOf } from "./master-of";

/** What is sealed: a bid in one auction, or the reserve of a lot. */
export type Sealed =
  { readonly kind: SealedKind; readonly auction: SaleId } | { readonly kind: AuctionKind; readonly terms: TermsId };

/** Gives the secret that something sealed is made from, and opened again with. */
export type SealMaster = (market: MarketClient, sealed: Sealed) => Promise<Uint8Array>;

/** Gives the master secret that sealed bids and hidden reserves are made from; see `masterOf`. */
export function useSealMaster(): SealMaster {
  const askForFile = useKeyFile();
  return useCallback(
    (market, sealed) => {
      const what = "auction" in sealed ? `bid:${sealed.auction}` : `reserve:${sealed.terms}`;
      const ask = async (checkTwice: boolean) => {
        const { hiddenReserveMaster, sealedBidMaster } = await import("@ftns-market/sdk/journeys");
        return "auction" in sealed
          ? sealedBidMaster(market, sealed, { checkTwice })
          : hiddenReserveMaster(market, sealed, { checkTwice });
      };
      // Tried for the account, not for each auction: a wallet that signs the same once does so always.
      return masterOf(market, { name: `${sealed.kind}:${what}`, habit: "seal", ask }, askForFile);
    },
    [askForFile],
  );
}
