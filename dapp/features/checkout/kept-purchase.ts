"use client";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { Hash } from "viem";

/** A purchase that was sent, kept so that a reload or another tab does not lose it or send it twice. */
export interface KeptPurchase {
  /** Of the latest transaction; undefined while a wallet has a batch that is in no block yet. */
  readonly hash?: Hash;
  /** Id of a batch (EIP-5792). */
  readonly batch?: string;
  /** The sale it opened, once that is known; decimal. */
  readonly sale?: string;
}

/** Whose purchase of what. */
export interface PurchasePlace {
  readonly chainId: number;
  readonly account: string;
  readonly terms: string;
}

function keyOf({ chainId, account, terms }: PurchasePlace): string {
  return `ftns.purchase.${chainId}.${account.toLowerCase()}.${terms}`;
}

const listeners = new Set<() => void>();

/** Keeps what is known of a purchase; undefined forgets it. */
export function keepPurchase(place: PurchasePlace, purchase: KeptPurchase | undefined): void {
  if (purchase === undefined) localStorage.removeItem(keyOf(place));
  else localStorage.setItem(keyOf(place), JSON.stringify(purchase));
  for (const listener of listeners) listener();
}

/** What was kept; anything unreadable counts as nothing. */
export function parseKept(text: string | null): KeptPurchase | undefined {
  if (text === null) return undefined;
  try {
    const { hash, batch, sale } = JSON.parse(text) as Record<string, unknown>;
    return {
      ...(typeof hash === "string" && /^0x[0-9a-f]{64}$/i.test(hash) ? { hash: hash as Hash } : {}),
      ...(typeof batch === "string" ? { batch } : {}),
      ...(typeof sale === "string" && /^\d+$/.test(sale) ? { sale } : {}),
    };
  } catch {
    return undefined;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** The kept purchase of an account under terms, also when another tab changes it. */
export function useKeptPurchase(place: PurchasePlace): KeptPurchase | undefined {
  const key = keyOf(place);
  const read = useCallback(() => localStorage.getItem(key), [key]);
  const text = useSyncExternalStore(subscribe, read, () => null);
  return useMemo(() => parseKept(text), [text]);
}
