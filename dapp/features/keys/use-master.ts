"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useCallback } from "react";
import { useKeyFile } from "./key-file-context";
import { masterOf } from "./master-of";

/** Whose keys: a seller's open what it sold, a buyer's open what it bought. */
export type MasterRole = "seller" | "buyer";

/** Gives the master secret that the keys of deliveries are made from; see `masterOf`. */
export function useMaster(role: MasterRole): (market: MarketClient) => Promise<Uint8Array> {
  const askForFile = useKeyFile();
  return useCallback(
    (market) => {
      const ask = async (checkTwice: boolean) => {
        const { buyerMaster, sellerMaster } = await import("@ftns-market/sdk/journeys");
        return (role === "seller" ? sellerMaster : buyerMaster)(market, { checkTwice });
      };
      return masterOf(market, { name: role, habit: role, ask }, askForFile);
    },
    [role, askForFile],
  );
}
