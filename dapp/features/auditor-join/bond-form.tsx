"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { AuditTerms, ChainAuditor, Funds } from "@ftns-market/sdk/reads";
import { useState } from "react";
import { formatUnits } from "viem";
import { Button } from "@/components/button";
import { Section } from "@/components/card";
import { TextField } from "@/components/field";
import { allowExactly, SOURCE_STEPS, SourceChoice, sourceFor, type Source } from "@/features/payment";
import { TaskDialog } from "@/features/transaction";
import { readAmount } from "@/lib/amount";
import { formatDuration, formatFtns } from "@/lib/format";

interface Given {
  readonly auditor: ChainAuditor;
  readonly terms: AuditTerms;
  readonly funds: Funds;
}

interface Agreed {
  readonly amount: bigint;
  readonly source: Source;
}

/** Whole bonds count in the draw, up to so many. */
const MAX_BONDS = 4n;

/** Adds to the stake, from the wallet or from credit. */
export function BondForm({ auditor, terms, funds }: Given) {
  const { account, stake } = auditor;
  const missing = terms.bond > stake ? terms.bond - stake : 0n;
  const [text, setText] = useState(() => (missing === 0n ? "" : formatUnits(missing, 18)));
  const [chosen, setChosen] = useState<Source>();
  const [agreed, setAgreed] = useState<Agreed>();
  const { amount, problem } = readAmount(text);
  const source = amount === undefined ? undefined : sourceFor(amount, funds, chosen);
  return (
    <Section
      id="bond"
      title="Bond more"
      description={`Whole bonds of ${formatFtns(terms.bond)} count in the draw, up to ${MAX_BONDS}.`}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (amount !== undefined && source !== undefined) setAgreed({ amount, source });
        }}
      >
        <TextField
          label="Amount to bond"
          suffix="FTNS"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          hint={missing === 0n ? "You have enough to be drawn." : `${formatFtns(missing)} are missing to be drawn.`}
          error={problem}
        />
        {amount === undefined ? undefined : (
          <SourceChoice legend="Bond from" amount={amount} purse={funds} chosen={source} onChoose={setChosen} />
        )}
        <div>
          <Button type="submit" disabled={source === undefined}>
            Bond
          </Button>
        </div>
      </form>
      {agreed === undefined ? undefined : (
        <BondDialog {...{ account, terms, agreed }} onDone={() => setText("")} onClose={() => setAgreed(undefined)} />
      )}
    </Section>
  );
}

function BondDialog({
  account,
  terms,
  agreed,
  onDone,
  onClose,
}: Pick<Given, "terms"> & {
  readonly account: ChainAuditor["account"];
  readonly agreed: Agreed;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  return (
    <TaskDialog
      title="Bond more"
      summary={`Bond ${formatFtns(agreed.amount)} as an auditor. They answer for your audits.`}
      cost={`Takes ${formatFtns(agreed.amount)}, and the network’s fees. ${SOURCE_STEPS[agreed.source]}`}
      task={async (market, options) => {
        const { bond, bondFromVault, send } = await import("@ftns-market/sdk/actions");
        await allowExactly(market, { spender: "AuditorRegistry", ...agreed }, options);
        const put = agreed.source === "wallet" ? bond : bondFromVault;
        await send(market, put(market, { amount: agreed.amount }), options);
      }}
      refresh={[keys.auditor(account), keys.auditors(), keys.funds(account)]}
      onDone={onDone}
      onClose={onClose}
    >
      <p className="text-muted">
        Taking them out again needs {formatDuration(terms.unbondingDelay)}, in which they still answer.
      </p>
    </TaskDialog>
  );
}
