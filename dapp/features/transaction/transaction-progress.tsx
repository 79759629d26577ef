"use client";
import { clsx } from "clsx";
import { Check, Circle, LoaderCircle } from "lucide-react";
import { Notice } from "@/components/notice";
import { useSiteConfig } from "@/lib/config-context";
import { shortHash } from "@/lib/format";
import { STATE_WORDS, type Transaction, type TransactionState } from "./transaction";

const STEPS: readonly TransactionState[] = ["waitingForWallet", "sent", "confirmed", "indexed"];
const STEP_NAMES: Readonly<Record<string, string>> = {
  waitingForWallet: "Wallet",
  sent: "Sent",
  confirmed: "Confirmed",
  indexed: "Indexed",
};

/** How far a write is, in four steps, and what went wrong if it did. */
export function TransactionProgress({ transaction }: { readonly transaction: Transaction }) {
  const { state, hash, replaced, error, indexLate } = transaction;
  if (state === "failed") {
    return (
      <Notice tone={error?.code === "WalletRejected" ? "neutral" : "danger"} live>
        {error?.message}
        {hash === undefined ? undefined : <TransactionLink hash={hash} />}
      </Notice>
    );
  }
  const reached = STEPS.indexOf(state);
  return (
    <div>
      <ol className="flex items-center gap-1" aria-label="Progress">
        {STEPS.map((step, index) => {
          const done = index < reached || state === "indexed";
          const now = index === reached && state !== "indexed";
          const Icon = done ? Check : now ? LoaderCircle : Circle;
          return (
            <li key={step} aria-current={now ? "step" : undefined} className="flex flex-1 flex-col items-center gap-1">
              <Icon
                aria-hidden
                className={clsx(
                  "size-4",
                  done ? "text-positive" : now ? "animate-spin text-accent" : "text-line-strong",
                )}
              />
              <span className={clsx("text-xs", now || done ? "text-ink" : "text-muted")}>{STEP_NAMES[step]}</span>
            </li>
          );
        })}
      </ol>
      <p role="status" className="mt-2 text-center">
        {indexLate && state === "confirmed"
          ? "Confirmed on the chain. The lists are behind and will show it later."
          : STATE_WORDS[state]}
        {replaced === undefined ? "" : " (your wallet sent it again with another fee)"}
      </p>
      {hash === undefined ? undefined : (
        <p className="text-center">
          <TransactionLink hash={hash} />
        </p>
      )}
    </div>
  );
}

/** The hash of a transaction, with a link where there is an explorer. */
export function TransactionLink({ hash }: { readonly hash: string }) {
  const { chain } = useSiteConfig();
  const text = <code className="text-xs">{shortHash(hash)}</code>;
  return (
    <span className="text-xs text-muted" title={hash}>
      {" "}
      Transaction{" "}
      {chain.explorerUrl === undefined ? (
        text
      ) : (
        <a
          href={`${chain.explorerUrl}/tx/${hash}`}
          target="_blank"
          rel="noopener noreferrer"
          className="text-accent underline"
        >
          {text}
        </a>
      )}
    </span>
  );
}
