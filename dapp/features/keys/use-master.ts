"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useCallback } from "react";
import { requireAccount } from "@ftns-market/sdk/chain";

/** Whose keys: a seller's open what it sold, a buyer's open what it bought. */
export type MasterRole = "seller" | "buyer";

// In memory only, gone with the page: whoever has a master has every key of that account in that role.
const masters = new Map<string, Promise<Uint8Array>>();

const TRIED = "ftns.keys.tried";

/**
 * The master secret of the connected account: one signature, no transaction, asked once per page. The first time in a browser
 * the wallet is asked twice, because a wallet that signs differently each time could never rebuild its keys.
 * @returns a function that resolves to 32 bytes. @throws MarketError of the wallet; DeliveryError for a smart account
 */
export function useMaster(role: MasterRole): (market: MarketClient) => Promise<Uint8Array> {
  return useCallback((market) => masterOf(market, role), [role]);
}

async function masterOf(market: MarketClient, role: MasterRole): Promise<Uint8Array> {
  const key = `${market.chain.id}:${requireAccount(market).toLowerCase()}:${role}`;
  const known = masters.get(key);
  if (known !== undefined) return known;
  const asked = askFor(market, role, key);
  masters.set(key, asked);
  // A refusal is no answer: the next time it is asked again.
  asked.catch(() => masters.delete(key));
  return asked;
}

async function askFor(market: MarketClient, role: MasterRole, key: string): Promise<Uint8Array> {
  const { buyerMaster, sellerMaster } = await import("@ftns-market/sdk/journeys");
  const tried = new Set((localStorage.getItem(TRIED) ?? "").split(" "));
  const master = await (role === "seller" ? sellerMaster : buyerMaster)(market, { checkTwice: !tried.has(key) });
  localStorage.setItem(TRIED, [...tried.add(key)].join(" ").trim());
  return master;
}

/** Forgets every master, as when the account changes. */
export function forgetMasters(): void {
  masters.clear();
}
