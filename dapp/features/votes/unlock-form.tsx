"use client";
import type { Votes } from "@ftns-market/sdk/reads";
import { useState } from "react";
import { formatUnits } from "viem";
import { Button } from "@/components/button";
import { Section } from "@/components/card";
import { TextField } from "@/components/field";
import { ActionButton } from "@/features/transaction";
import { readAmount } from "@/lib/amount";
import { formatFtns } from "@/lib/format";

/** Takes locked FTNS back to the wallet. */
export function UnlockForm({ votes }: { readonly votes: Votes }) {
  const [text, setText] = useState("");
  const { amount, problem } = readAmount(text, { limit: [votes.locked, "locked"] });
  return (
    <Section id="unlock" title="Unlock FTNS" description="Back to your wallet at once, without a delay.">
      <div className="flex flex-col gap-4">
        <TextField
          label="Amount to unlock"
          suffix="FTNS"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          hint={`You have locked ${formatFtns(votes.locked)}.`}
          error={problem}
        />
        <div className="flex flex-wrap gap-2">
          <ActionButton
            title="Unlock FTNS"
            tone="primary"
            size="md"
            disabled={amount === undefined}
            prepare={async (market) => {
              if (amount === undefined) throw new TypeError("the form is not filled in");
              return (await import("@ftns-market/sdk/actions")).unlock(market, amount);
            }}
            explanation="Votes that are cast already keep their weight. What is unlocked does not vote in proposals whose vote begins later."
            onDone={() => setText("")}
          >
            Unlock
          </ActionButton>
          <Button tone="quiet" disabled={votes.locked === 0n} onClick={() => setText(formatUnits(votes.locked, 18))}>
            All of it
          </Button>
        </div>
      </div>
    </Section>
  );
}
