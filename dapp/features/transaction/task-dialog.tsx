"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { SwitchChainButton, useMarket, useWallet } from "@/features/wallet";
import type { Refresh } from "./transaction";
import { useTransaction, type Task } from "./transaction-context";
import { TransactionProgress } from "./transaction-progress";

export interface TaskDialogProps<T> {
  readonly title: string;
  /** What the user agrees to, in one sentence with all amounts; also what the task is called while it runs. */
  readonly summary: string;
  /** What it can cost: amounts, how many transactions and signatures. */
  readonly cost: ReactNode;
  /** More to know or to choose before it begins. */
  readonly children?: ReactNode;
  /** False while something is missing. */
  readonly ready?: boolean;
  readonly task: (market: MarketClient, options: Parameters<Task<T>>[0]) => Promise<T>;
  readonly refresh: Refresh | ((result: T) => Refresh);
  /** Called when the chain has confirmed the last step. */
  readonly onDone?: (result: T) => void;
  readonly onClose: () => void;
}

/** Several writes that belong together, agreed to once: what they do and cost, then how far the present one is. */
export function TaskDialog<T>({
  title,
  summary,
  cost,
  children,
  ready = true,
  task,
  refresh,
  onDone,
  onClose,
}: TaskDialogProps<T>) {
  const market = useMarket();
  const { onMarketChain } = useWallet();
  const { transaction, run } = useTransaction(market);
  const state = transaction?.state;
  const begun = state !== undefined && state !== "failed";
  const begin = async () => {
    const outcome = await run({
      title: summary,
      task: async (options) => ({ result: await task(market, options) }),
      refresh: ({ result }) => (typeof refresh === "function" ? refresh(result) : refresh),
    });
    if (outcome !== undefined) onDone?.(outcome.result);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <Button tone="secondary" onClick={onClose}>
            {begun ? "Close" : "Cancel"}
          </Button>
          {begun ? undefined : onMarketChain ? (
            <Button disabled={!ready} onClick={() => void begin()}>
              {state === "failed" ? "Go on" : "Continue in wallet"}
            </Button>
          ) : (
            <SwitchChainButton />
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-2">
          <p>{summary}</p>
          <p className="text-muted">{cost}</p>
        </div>
        {children}
        {transaction === undefined ? undefined : <TransactionProgress transaction={transaction} />}
      </div>
    </Dialog>
  );
}
