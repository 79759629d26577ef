import { useCallback, useMemo, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

function keyOf(account: string): string {
  return `ftns.bid-alerts.${account.toLowerCase()}`;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** What an account was told already, in all tabs of this browser. */
export function useSeen(account: string): ReadonlySet<string> {
  const read = useCallback(() => localStorage.getItem(keyOf(account)), [account]);
  const text = useSyncExternalStore(subscribe, read, () => null);
  return useMemo(() => new Set((text ?? "").split(" ").filter((key) => key !== "")), [text]);
}

/** Remembers what an account was told. */
export function keepSeen(account: string, keys: Iterable<string>): void {
  localStorage.setItem(keyOf(account), [...keys].join(" "));
  for (const listener of listeners) listener();
}
