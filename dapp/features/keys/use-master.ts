"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useCallback } from "react";
import { requireAccount } from "@ftns-market/sdk/chain";
import { askTwiceAtFirst, remembered } from "./remembered";

/** Whose keys: a seller's open what it sold, a buyer's open what it bought. */
export type MasterRole = "seller" | "buyer";

/**
 * The master secret of the connected account: one signature, no transaction, asked once per page. The first time in a browser
 * the wallet is asked twice, because a wallet that signs differently each time could never rebuild its keys.
 * @returns a function that resolves to 32 bytes. @throws MarketError of the wallet; DeliveryError for a smart account
 */
export function useMaster(role: MasterRole): (market: MarketClient) => Promise<Uint8Array> {
  return useCallback((market) => masterOf(market, role), [role]);
}

function masterOf(market: MarketClient, role: MasterRole): Promise<Uint8Array> {
  const key = `${market.chain.id}:${requireAccount(market).toLowerCase()}:${role}`;
  return remembered(key, async () => {
    const { buyerMaster, sellerMaster } = await import("@ftns-market/sdk/journeys");
    const ask = role === "seller" ? sellerMaster : buyerMaster;
    return askTwiceAtFirst(key, (checkTwice) => ask(market, { checkTwice }));
  });
}
