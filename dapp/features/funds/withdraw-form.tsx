"use client";
import type { Funds } from "@ftns-market/sdk/reads";
import { useState } from "react";
import { formatUnits, getAddress, isAddress, type Address } from "viem";
import { Button } from "@/components/button";
import { Section } from "@/components/card";
import { CheckboxField, TextField } from "@/components/field";
import { ActionButton } from "@/features/transaction";
import { readAmount } from "@/lib/amount";
import { formatFtns } from "@/lib/format";

/** Pays credit out of the vault, to the wallet or to another account. */
export function WithdrawForm({ address, funds }: { readonly address: Address; readonly funds: Funds }) {
  const [text, setText] = useState("");
  const [elsewhere, setElsewhere] = useState(false);
  const [typed, setTyped] = useState("");
  const { amount, problem } = readAmount(text, { limit: [funds.credit, "of credit"] });
  const other = isAddress(typed.trim()) ? getAddress(typed.trim()) : undefined;
  const recipient = elsewhere ? other : address;
  const everything = amount !== undefined && amount === funds.credit;
  return (
    <Section id="withdraw" title="Withdraw" description="From your credit in the vault to a wallet.">
      <div className="flex flex-col gap-4">
        <TextField
          label="Amount to withdraw"
          suffix="FTNS"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          hint={`You have ${formatFtns(funds.credit)} of credit.`}
          error={problem}
        />
        <CheckboxField
          label="To another account"
          checked={elsewhere}
          onChange={({ target }) => setElsewhere(target.checked)}
        />
        {elsewhere ? (
          <Recipient {...{ typed }} wrong={typed.trim() !== "" && other === undefined} onChange={setTyped} />
        ) : undefined}
        <div className="flex flex-wrap gap-2">
          <ActionButton
            title="Withdraw"
            tone="primary"
            size="md"
            disabled={amount === undefined || recipient === undefined}
            prepare={async (market) => {
              const { withdraw } = await import("@ftns-market/sdk/actions");
              if (amount === undefined || recipient === undefined) throw new TypeError("the form is not filled in");
              return withdraw(market, { amount, recipient });
            }}
            explanation={<Consequences {...{ funds, everything }} recipient={elsewhere ? recipient : undefined} />}
            onDone={() => setText("")}
          >
            Withdraw
          </ActionButton>
          <Button tone="quiet" disabled={funds.credit === 0n} onClick={() => setText(formatUnits(funds.credit, 18))}>
            All of it
          </Button>
        </div>
      </div>
    </Section>
  );
}

function Recipient({
  typed,
  wrong,
  onChange,
}: {
  readonly typed: string;
  readonly wrong: boolean;
  readonly onChange: (typed: string) => void;
}) {
  return (
    <TextField
      label="Recipient"
      placeholder="0x…"
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={({ target }) => onChange(target.value)}
      hint="It cannot be called back from there."
      error={wrong ? "This is not an address." : undefined}
    />
  );
}

function Consequences({
  funds,
  everything,
  recipient,
}: {
  readonly funds: Funds;
  readonly everything: boolean;
  readonly recipient: Address | undefined;
}) {
  return (
    <div className="flex flex-col gap-2">
      {recipient === undefined ? undefined : (
        <p>
          To <code className="break-all text-ink">{recipient}</code>
        </p>
      )}
      <p>
        {everything && funds.vaultAllowances.Escrow > 0n
          ? "Nothing is left for bonds then: nobody can buy your encrypted assets until you deposit again."
          : "Bonds of open sales are not part of your credit and stay where they are."}
      </p>
    </div>
  );
}
