"use client";
import type { SendEvent, SendOptions } from "@ftns-market/sdk/actions";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from "react";
import type { Refresh, Transaction } from "./transaction";

/** Changes what is known of one transaction. */
type Change = (change: Partial<Transaction>) => void;

interface Transactions {
  readonly transactions: readonly Transaction[];
  readonly begin: (title: string) => { readonly id: number; readonly change: Change };
  readonly dismiss: (id: number) => void;
  readonly refresh: (keys: Refresh) => void;
}

const Context = createContext<Transactions | undefined>(undefined);

/** Keeps the writes of this page while the visitor goes from place to place. */
export function TransactionProvider({ children }: { readonly children: ReactNode }) {
  const [transactions, setTransactions] = useState<readonly Transaction[]>([]);
  const next = useRef(1);
  const queryClient = useQueryClient();
  const router = useRouter();

  const begin = useCallback((title: string) => {
    const id = next.current;
    next.current += 1;
    setTransactions((before) => [...before, { id, title, state: "preparing" }]);
    const change: Change = (change) =>
      setTransactions((before) => before.map((one) => (one.id === id ? { ...one, ...change } : one)));
    return { id, change };
  }, []);
  const dismiss = useCallback(
    (id: number) =>
      setTransactions((before) => before.map((one) => (one.id === id ? { ...one, dismissed: true } : one))),
    [],
  );
  const refresh = useCallback(
    (keys: Refresh) => {
      invalidate(queryClient, keys);
      router.refresh();
    },
    [queryClient, router],
  );
  const value = useMemo(() => ({ transactions, begin, dismiss, refresh }), [transactions, begin, dismiss, refresh]);
  return <Context value={value}>{children}</Context>;
}

function invalidate(queryClient: QueryClient, keys: Refresh): void {
  for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
}

export function useTransactions(): Transactions {
  const value = useContext(Context);
  if (value === undefined) throw new Error("useTransactions needs a TransactionProvider around it");
  return value;
}

/** Something to run: one action, or a journey of several. `options` reports how far each is. */
export type Task<T> = (options: SendOptions) => Promise<T>;

export interface RunInput<T> {
  /** What the user agreed to. */
  readonly title: string;
  readonly task: Task<T>;
  /** What is stale afterwards. */
  readonly refresh?: Refresh | ((result: T) => Refresh);
}

/**
 * Runs writes. Each is followed from the wallet to the index; what it makes stale is read again, once when the chain has it and
 * once when the index has it.
 * @returns `run`, which resolves when the chain has confirmed, with undefined when it failed: the reason is in `transaction`
 */
export function useTransaction(market: MarketClient) {
  const { transactions, begin, dismiss, refresh } = useTransactions();
  const [id, setId] = useState<number>();
  const transaction = transactions.find((one) => one.id === id);

  const run = useCallback(
    async <T,>({ title, task, refresh: stale = [] }: RunInput<T>): Promise<T | undefined> => {
      const { id, change } = begin(title);
      setId(id);
      let block: bigint | undefined;
      const onEvent = (event: SendEvent) => {
        if (event.type === "confirmed") block = event.receipt.blockNumber;
        change(changeOf(event));
      };
      try {
        const result = await task({ onEvent });
        const keys = typeof stale === "function" ? stale(result) : stale;
        change({ state: "confirmed" });
        refresh(keys);
        if (block !== undefined) void followIndex(market, block, change).finally(() => refresh(keys));
        return result;
      } catch (error) {
        const { describeError } = await import("@ftns-market/sdk/errors");
        const { code, message, details } = describeError(error);
        const hash = details["hash"];
        change({
          state: "failed",
          error: { code, message },
          ...(typeof hash === "string" ? { hash: hash as never } : {}),
        });
        return undefined;
      }
    },
    [begin, market, refresh],
  );
  const reset = useCallback(() => {
    if (id !== undefined) dismiss(id);
    setId(undefined);
  }, [dismiss, id]);
  return { transaction, run, reset };
}

function changeOf(event: SendEvent): Partial<Transaction> {
  switch (event.type) {
    case "waitingForWallet":
      return { state: "waitingForWallet" };
    case "sent":
      return { state: "sent", hash: event.hash };
    case "replaced":
      return { state: "sent", hash: event.hash, replaced: event.replaced };
    case "confirmed":
      return { state: "confirmed", hash: event.receipt.transactionHash };
    case "indexed":
      return { state: "indexed" };
  }
}

async function followIndex(market: MarketClient, block: bigint, change: Change): Promise<void> {
  const { waitForBlock } = await import("@ftns-market/sdk/queries");
  try {
    await waitForBlock(market, block);
    change({ state: "indexed" });
  } catch {
    // The money has moved; only the lists are late, and the banner says why.
    change({ indexLate: true });
  }
}
