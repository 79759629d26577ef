"use client";
import { X } from "lucide-react";
import { useEffect } from "react";
import { Badge, type Tone } from "@/components/badge";
import { TransactionLink } from "./transaction-progress";
import { STATE_WORDS, type Transaction } from "./transaction";
import { useTransactions } from "./transaction-context";

const SHOWN_AFTERWARDS_MS = 8_000;

/** The writes that are on their way, at the edge of every page: a dialog may be closed and nothing is forgotten. */
export function TransactionTray() {
  const { transactions, dismiss } = useTransactions();
  const shown = transactions.filter(
    ({ state, dismissed }) => dismissed !== true && state !== "preparing" && state !== "failed",
  );
  if (shown.length === 0) return undefined;
  return (
    <section
      aria-label="Your transactions"
      className="fixed inset-x-2 bottom-2 z-30 flex flex-col gap-2 sm:inset-x-auto sm:right-4 sm:bottom-4 sm:w-80"
    >
      {shown.slice(-3).map((transaction) => (
        <Entry key={transaction.id} transaction={transaction} onDismiss={() => dismiss(transaction.id)} />
      ))}
    </section>
  );
}

function Entry({ transaction, onDismiss }: { readonly transaction: Transaction; readonly onDismiss: () => void }) {
  const { title, state, hash, replaced } = transaction;
  const done = state === "indexed";
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(onDismiss, SHOWN_AFTERWARDS_MS);
    return () => clearTimeout(timer);
  }, [done, onDismiss]);
  const tone: Tone = done ? "positive" : "accent";
  return (
    <div className="flex items-start gap-2 rounded-md border border-line bg-card p-3 shadow-pop">
      <div className="min-w-0 flex-1">
        <Badge tone={tone}>{STATE_WORDS[state]}</Badge>
        <p className="mt-1 line-clamp-2 text-xs">{title}</p>
        {replaced === undefined ? undefined : (
          <p className="text-xs text-muted">Your wallet sent it again with another fee.</p>
        )}
        {hash === undefined ? undefined : <TransactionLink hash={hash} />}
      </div>
      <button type="button" aria-label="Hide" onClick={onDismiss} className="rounded-sm p-1 text-muted hover:text-ink">
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
