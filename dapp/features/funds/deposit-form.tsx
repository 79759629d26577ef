"use client";
import type { Funds } from "@ftns-market/sdk/reads";
import { keys } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatUnits, type Address } from "viem";
import { Button } from "@/components/button";
import { Section } from "@/components/card";
import { TextField } from "@/components/field";
import { TAKING_WORDS, takingWayOf } from "@/features/payment";
import { TaskDialog } from "@/features/transaction";
import { useMarket } from "@/features/wallet";
import { readAmount } from "@/lib/amount";
import { formatFtns } from "@/lib/format";
import { depositCredit } from "./deposit";

/** Moves FTNS from the wallet into the account's credit. */
export function DepositForm({ address, funds }: { readonly address: Address; readonly funds: Funds }) {
  const [text, setText] = useState("");
  // What is agreed to stays on the screen while the money moves.
  const [agreed, setAgreed] = useState<bigint>();
  const { amount, problem } = readAmount(text, { limit: [funds.wallet, "in your wallet"] });
  return (
    <Section id="deposit" title="Deposit" description="From your wallet to your credit in the vault.">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (amount !== undefined) setAgreed(amount);
        }}
      >
        <TextField
          label="Amount to deposit"
          suffix="FTNS"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          hint={`You have ${formatFtns(funds.wallet)}.`}
          error={problem}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" disabled={amount === undefined}>
            Deposit
          </Button>
          <Button tone="quiet" disabled={funds.wallet === 0n} onClick={() => setText(formatUnits(funds.wallet, 18))}>
            All of it
          </Button>
        </div>
      </form>
      {agreed === undefined ? undefined : (
        <DepositDialog
          {...{ address, amount: agreed, allowance: funds.allowances.Vault }}
          onDone={() => setText("")}
          onClose={() => setAgreed(undefined)}
        />
      )}
    </Section>
  );
}

function DepositDialog({
  address,
  amount,
  allowance,
  onDone,
  onClose,
}: {
  readonly address: Address;
  readonly amount: bigint;
  readonly allowance: bigint;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const market = useMarket();
  const [before] = useState(allowance);
  const { data: way } = useQuery({
    queryKey: ["deposit-way", address.toLowerCase(), String(amount), String(before)],
    queryFn: () => takingWayOf(market, amount, before),
    staleTime: Infinity,
  });
  return (
    <TaskDialog
      title="Deposit"
      summary={`Deposit ${formatFtns(amount)} from your wallet to your credit in the vault.`}
      cost={`Takes ${formatFtns(amount)}, and the network’s fee that your wallet shows. ${way === undefined ? "" : TAKING_WORDS[way]}`}
      ready={way !== undefined}
      task={async (connected, options) => {
        if (way !== undefined) await depositCredit(connected, amount, way, options);
      }}
      refresh={[keys.funds(address)]}
      onDone={onDone}
      onClose={onClose}
    >
      <p className="text-muted">You can withdraw it again at any time, as long as no bond holds it.</p>
    </TaskDialog>
  );
}
