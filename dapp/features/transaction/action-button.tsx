"use client";
import type { Action } from "@ftns-market/sdk/actions";
import { useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { Button, type ButtonSize, type ButtonTone } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Notice, Skeleton } from "@/components/notice";
import { SwitchChainButton, useMarket, useWallet, WalletAction } from "@/features/wallet";
import { formatFtns } from "@/lib/format";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useDialogHost } from "./dialog-host";
import { useTransaction } from "./transaction-context";
import { TransactionProgress } from "./transaction-progress";

export interface ActionButtonProps {
  /** What the button says. */
  readonly children: ReactNode;
  /** Title of the dialog that asks. */
  readonly title: string;
  /** Makes the action from what the chain says now; asked again each time the dialog opens. */
  readonly prepare: (market: MarketClient) => Promise<Action>;
  /** What it means beyond the summary: consequences, deadlines. */
  readonly explanation?: ReactNode;
  readonly tone?: ButtonTone;
  readonly size?: ButtonSize;
  readonly disabled?: boolean;
  /** Called when the chain has confirmed. */
  readonly onDone?: () => void;
}

/**
 * One write behind a button: shows what it does and the most it can cost before the wallet opens, then how far it is. Without a
 * wallet it offers to connect one, on another chain to switch.
 */
export function ActionButton({
  children,
  tone = "secondary",
  size = "sm",
  disabled = false,
  ...asked
}: ActionButtonProps) {
  const { show } = useDialogHost();
  const open = () => show((close) => <ActionDialog {...asked} onClose={close} />);
  return (
    <WalletAction {...{ tone, size, disabled }} onStart={open}>
      {children}
    </WalletAction>
  );
}

type Prepared = { readonly action: Action } | { readonly refusal: string } | undefined;

/** The dialog of `ActionButton`, for flows that open it by themselves. */
export function ActionDialog({
  title,
  prepare,
  explanation,
  onDone,
  onClose,
}: Pick<ActionButtonProps, "title" | "prepare" | "explanation" | "onDone"> & { readonly onClose: () => void }) {
  const market = useMarket();
  const { onMarketChain } = useWallet();
  const { transaction, run } = useTransaction(market);
  const prepared = usePrepared(market, prepare);
  const underWay = transaction !== undefined && transaction.state !== "failed";
  const finished = transaction?.state === "confirmed" || transaction?.state === "indexed";

  const confirm = async (action: Action) => {
    const { send } = await import("@ftns-market/sdk/actions");
    const done = await run({
      title: action.summary,
      task: (options) => send(market, action, options),
      refresh: action.refresh,
    });
    if (done !== undefined) onDone?.();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <Button tone="secondary" onClick={onClose}>
            {underWay ? "Close" : "Cancel"}
          </Button>
          {finished ? undefined : onMarketChain ? (
            <Button
              busy={underWay}
              disabled={prepared === undefined || "refusal" in prepared}
              onClick={() => prepared !== undefined && "action" in prepared && void confirm(prepared.action)}
            >
              {transaction?.state === "failed" ? "Try again" : "Continue in wallet"}
            </Button>
          ) : (
            <SwitchChainButton />
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {prepared === undefined ? <Skeleton className="h-16" /> : undefined}
        {prepared !== undefined && "refusal" in prepared ? (
          <Notice tone="danger">{prepared.refusal}</Notice>
        ) : undefined}
        {prepared !== undefined && "action" in prepared ? <Summary action={prepared.action} /> : undefined}
        {explanation === undefined ? undefined : <div className="text-muted">{explanation}</div>}
        {transaction === undefined ? undefined : <TransactionProgress transaction={transaction} />}
      </div>
    </Dialog>
  );
}

/** What a write does and the most it takes. */
export function Summary({ action }: { readonly action: Action }) {
  return (
    <div className="flex flex-col gap-2">
      <p>{action.summary}</p>
      <p className="text-muted">
        {action.maxCost === 0n ? "Takes no FTNS" : `Takes at most ${formatFtns(action.maxCost)}`}, and the network’s fee
        that your wallet shows.
      </p>
    </div>
  );
}

/** The action from what the chain says now. `prepare` may be another function at each render; the market decides. */
function usePrepared(market: MarketClient, prepare: ActionButtonProps["prepare"]): Prepared {
  const [prepared, setPrepared] = useState<Prepared>();
  const ask = useEffectEvent(() => prepare(market));
  useEffect(() => {
    let current = true;
    const set = (value: Prepared) => current && setPrepared(value);
    set(undefined);
    ask().then(
      (action) => set({ action }),
      async (error: unknown) => {
        const { describeError } = await import("@ftns-market/sdk/errors");
        set({ refusal: describeError(error).message });
      },
    );
    return () => {
      current = false;
    };
  }, [market]);
  return prepared;
}
