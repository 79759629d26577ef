"use client";
import type { BidOpening, ReserveOpening } from "@ftns-market/sdk/auctions";
import type { AuctionKind, MarketClient } from "@ftns-market/sdk/chain";
import { useMemo } from "react";
import { useMaster, useSealMaster } from "@/features/keys";
import type { OwnCommitment } from "./own-commitment";

/** A lot with a hidden reserve. */
export interface ReserveLot {
  readonly auction: bigint;
  readonly kind: AuctionKind;
  readonly terms: bigint;
}

/** Opens again what the account has sealed. Both throw a MarketError when another secret sealed it. */
export interface OwnOpenings {
  /** @param encrypted the lot is: then the bid carries the account's key */
  readonly bid: (market: MarketClient, encrypted: boolean, own: OwnCommitment) => Promise<BidOpening>;
  readonly reserve: (market: MarketClient, lot: ReserveLot) => Promise<ReserveOpening>;
}

/** Rebuilds the account's own sealed bid and hidden reserve from its wallet, or key file, and the chain: nothing of them is kept anywhere. */
export function useOwnOpenings(): OwnOpenings {
  const buyerMaster = useMaster("buyer");
  const sealMaster = useSealMaster();
  return useMemo(
    () => ({
      async bid(market, encrypted, own) {
        const { rebuildSealedBid } = await import("@ftns-market/sdk/journeys");
        const master = encrypted ? { master: await buyerMaster(market) } : {};
        return rebuildSealedBid(market, { auction: own.auction, bidMaster: await sealMaster(market, own), ...master });
      },
      async reserve(market, { auction, kind, terms }) {
        const { rebuildHiddenReserve } = await import("@ftns-market/sdk/journeys");
        return rebuildHiddenReserve(market, { auction, master: await sealMaster(market, { kind, terms }) });
      },
    }),
    [buyerMaster, sealMaster],
  );
}
