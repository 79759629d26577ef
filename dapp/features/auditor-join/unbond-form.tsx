"use client";
import type { AuditTerms, ChainAuditor } from "@ftns-market/sdk/reads";
import { useState } from "react";
import { formatUnits } from "viem";
import { Button } from "@/components/button";
import { Section } from "@/components/card";
import { TextField } from "@/components/field";
import { Notice } from "@/components/notice";
import { Amount, Moment } from "@/components/values";
import { LiveCountdown, useChainTime } from "@/features/chain-time";
import { ActionButton } from "@/features/transaction";
import { readAmount } from "@/lib/amount";
import { formatDuration, formatFtns } from "@/lib/format";

/** Takes stake out: first it leaves, then it is withdrawn. */
export function UnbondForm({ auditor, terms }: { readonly auditor: ChainAuditor; readonly terms: AuditTerms }) {
  const { stake, unbonding } = auditor;
  const [text, setText] = useState("");
  const { amount, problem } = readAmount(text, { limit: [stake, "bonded"] });
  return (
    <Section
      id="unbond"
      title="Take stake out"
      description={`It stays at risk for ${formatDuration(terms.unbondingDelay)}, and until you withdraw it.`}
    >
      <div className="flex flex-col gap-4">
        {unbonding === 0n ? undefined : <Leaving auditor={auditor} />}
        <TextField
          label="Amount to take out"
          suffix="FTNS"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          hint={`You have ${formatFtns(stake)} bonded. Below ${formatFtns(terms.bond)} you are not drawn any more.`}
          error={problem}
        />
        <div className="flex flex-wrap gap-2">
          <ActionButton
            title="Take stake out"
            size="md"
            disabled={amount === undefined}
            prepare={async (market) => {
              if (amount === undefined) throw new TypeError("the form is not filled in");
              return (await import("@ftns-market/sdk/actions")).unbond(market, { amount });
            }}
            explanation="What is leaving already waits as long again from now on. Seats that you have stay yours to finish."
            onDone={() => setText("")}
          >
            Begin to take it out
          </ActionButton>
          <Button tone="quiet" disabled={stake === 0n} onClick={() => setText(formatUnits(stake, 18))}>
            All of it
          </Button>
        </div>
      </div>
    </Section>
  );
}

function Leaving({ auditor: { unbonding, withdrawableFrom } }: { readonly auditor: ChainAuditor }) {
  const now = useChainTime();
  const due = now !== undefined && now >= withdrawableFrom;
  return (
    <Notice
      tone={due ? "positive" : "neutral"}
      title={due ? "Can be withdrawn" : "On its way out"}
      actions={
        due ? (
          <ActionButton
            title="Withdraw your stake"
            tone="primary"
            prepare={async (market) => (await import("@ftns-market/sdk/actions")).withdrawStake(market)}
            explanation="It becomes credit in the vault, from where you can withdraw it to your wallet at any time."
          >
            Withdraw
          </ActionButton>
        ) : undefined
      }
    >
      <Amount amount={unbonding} />{" "}
      {due ? (
        "still answer for your audits until you withdraw them."
      ) : (
        <>
          can be withdrawn from <Moment seconds={withdrawableFrom} />
          {now === undefined ? undefined : (
            <>
              , in <LiveCountdown until={withdrawableFrom} now={now} />
            </>
          )}
          .
        </>
      )}
    </Notice>
  );
}
