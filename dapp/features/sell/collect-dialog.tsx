"use client";
import { keys, type QueryKey } from "@ftns-market/sdk/queries";
import type { Funds } from "@ftns-market/sdk/reads";
import { useState } from "react";
import { formatUnits, type Address } from "viem";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { ProgressBar } from "@/components/progress-bar";
import { TaskDialog } from "@/features/transaction";
import { readAmount } from "@/lib/amount";
import { formatFtns } from "@/lib/format";
import { shareOfAll, withdrawable } from "./shares";
import type { Pool } from "./use-pools";

interface CollectProps {
  readonly address: Address;
  readonly pools: readonly Pool[];
  readonly funds: Funds;
}

/** Distributes every pool of the account and withdraws its credit, in one go. */
export function CollectButton(props: CollectProps) {
  const [open, setOpen] = useState(false);
  const nothing = props.pools.length === 0 && props.funds.credit === 0n;
  return (
    <>
      <Button size="sm" disabled={nothing} onClick={() => setOpen(true)}>
        Distribute all and withdraw
      </Button>
      {open ? <CollectDialog {...props} onClose={() => setOpen(false)} /> : undefined}
    </>
  );
}

function CollectDialog({ address, pools, funds, onClose }: CollectProps & { readonly onClose: () => void }) {
  // What it begins with stays on the screen while pools and credit change under it.
  const [begun] = useState(() => ({ pools, credit: funds.credit, share: shareOfAll(address, pools) }));
  const [step, setStep] = useState<{ readonly distributed: number; readonly withdrawing: boolean }>();
  // Who lets the escrow draw bonds sells encrypted assets: without credit, nobody could buy them any more.
  const [text, setText] = useState(() => formatUnits(funds.vaultAllowances.Escrow === 0n ? 0n : funds.credit, 18));
  const { amount: keep, problem } = readAmount(text === "" ? "0" : text, { allowZero: true });
  const withdrawn = withdrawable(begun.credit, begun.share, keep ?? 0n);
  const transactions = begun.pools.length + (withdrawn > 0n ? 1 : 0);
  return (
    <TaskDialog
      title="Distribute all and withdraw"
      summary={`Distribute ${begun.pools.length === 1 ? "1 pool" : `${begun.pools.length} pools`} and withdraw ${formatFtns(withdrawn)} to your wallet.`}
      cost={`${transactions === 1 ? "1 transaction" : `${transactions} transactions`}, one after the other, each with the network’s fee that your wallet shows. Takes no FTNS. A pool of yours that receives royalties from another one is distributed, too. Stop at any point: nothing is paid twice, and you can go on later.`}
      ready={keep !== undefined && transactions > 0 && step === undefined}
      task={async (market, send) => {
        const { distributeAndWithdraw } = await import("@ftns-market/sdk/journeys");
        setStep({ distributed: 0, withdrawing: false });
        try {
          return await distributeAndWithdraw(market, {
            keep: keep ?? 0n,
            send,
            onStep: (now) =>
              setStep((before) => ({
                distributed: (before?.distributed ?? 0) + (now === "withdraw" ? 0 : 1),
                withdrawing: now === "withdraw",
              })),
          });
        } finally {
          setStep(undefined);
        }
      }}
      refresh={staleAfter(address, begun.pools)}
      onClose={onClose}
    >
      <TextField
        label="Leave in the vault"
        suffix="FTNS"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        disabled={step !== undefined}
        onChange={({ target }) => setText(target.value)}
        hint="Every open sale of an encrypted asset takes a bond from your credit. Without credit, nobody can buy them."
        error={problem}
      />
      {step === undefined ? undefined : (
        <ProgressBar
          label={
            step.withdrawing
              ? "Withdrawing"
              : `Distributing pool ${Math.min(step.distributed + 1, begun.pools.length)} of ${begun.pools.length}`
          }
          done={step.distributed}
          total={transactions}
        />
      )}
    </TaskDialog>
  );
}

function staleAfter(address: Address, pools: readonly Pool[]): readonly QueryKey[] {
  const touched = pools.flatMap(({ id, asset }) => [keys.pool(id), keys.asset(asset)]);
  return [keys.earnings(address), keys.funds(address), ["pool"], ...touched];
}
