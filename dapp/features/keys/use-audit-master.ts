"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useCallback } from "react";
import { useKeyFile } from "./key-file-context";
import { masterOf } from "./master-of";

/** A seat on the panel of an audit. */
export interface AuditSeatPlace {
  readonly audit: bigint;
  /** From 0. */
  readonly seat: number;
}

/** Gives the master secret that seals the finding of a seat, and opens the key of a sealed artifact; see `masterOf`. */
export function useAuditMaster(): (market: MarketClient, place: AuditSeatPlace) => Promise<Uint8Array> {
  const askForFile = useKeyFile();
  return useCallback(
    (market, place) => {
      const ask = async (checkTwice: boolean) =>
        (await import("@ftns-market/sdk/journeys")).auditMaster(market, place, { checkTwice });
      // Tried for the account, not for each seat: a wallet that signs the same once does so always.
      return masterOf(market, { name: `audit:${place.audit}:${place.seat}`, habit: "seal", ask }, askForFile);
    },
    [askForFile],
  );
}
