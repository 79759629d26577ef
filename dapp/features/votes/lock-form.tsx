"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { Votes } from "@ftns-market/sdk/reads";
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
import { isSameAddress } from "@/lib/address";
import { formatFtns, shortAddress } from "@/lib/format";
import { chosenDelegate, DelegateChoice, delegateInput } from "./delegate-choice";

interface Agreed {
  readonly amount: bigint;
  readonly delegate: Address;
}

/** Locks FTNS of the wallet and names who votes with them, in one transaction. */
export function LockForm({ account, votes }: { readonly account: Address; readonly votes: Votes }) {
  const [text, setText] = useState("");
  const [input, setInput] = useState(() => delegateInput(account, votes.delegate));
  const [agreed, setAgreed] = useState<Agreed>();
  const { amount, problem } = readAmount(text, { limit: [votes.balance, "in your wallet"] });
  const delegate = chosenDelegate(input, account);
  const ready = amount !== undefined && delegate !== undefined;
  return (
    <Section
      id="lock"
      title="Lock FTNS"
      description="Locked FTNS vote. They stay yours, and you can unlock them at any time."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) setAgreed({ amount, delegate });
        }}
      >
        <TextField
          label="Amount to lock"
          suffix="FTNS"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          hint={`You have ${formatFtns(votes.balance)} in your wallet.`}
          error={problem}
        />
        <DelegateChoice input={input} onChange={setInput} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" disabled={!ready}>
            Lock and delegate
          </Button>
          <Button tone="quiet" disabled={votes.balance === 0n} onClick={() => setText(formatUnits(votes.balance, 18))}>
            All of it
          </Button>
        </div>
      </form>
      {agreed === undefined ? undefined : (
        <LockDialog
          {...{ account, ...agreed }}
          allowance={votes.allowance}
          onDone={() => setText("")}
          onClose={() => setAgreed(undefined)}
        />
      )}
    </Section>
  );
}

function LockDialog({
  account,
  amount,
  delegate,
  allowance,
  onDone,
  onClose,
}: Agreed & {
  readonly account: Address;
  /** What the contract may take already, FTNS base units. */
  readonly allowance: bigint;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const market = useMarket();
  const { data: way } = useQuery({
    queryKey: ["lock-way", account.toLowerCase(), String(amount)],
    queryFn: () => takingWayOf(market, amount, allowance),
    staleTime: Infinity,
  });
  const own = isSameAddress(account, delegate);
  return (
    <TaskDialog
      title="Lock FTNS for votes"
      summary={`Lock ${formatFtns(amount)} from your wallet for votes, and let ${own ? "yourself" : shortAddress(delegate)} vote with all you have locked.`}
      cost={`Takes ${formatFtns(amount)} from your wallet, yours to unlock at any time, and the network’s fee. ${way === undefined ? "" : TAKING_WORDS[way]}`}
      ready={way !== undefined}
      task={async (connected, options) => {
        const { lockForVotes } = await import("@ftns-market/sdk/journeys");
        await lockForVotes(connected, { amount, delegate }, options);
      }}
      refresh={[keys.governance(), keys.votes(account), keys.votes(delegate), keys.funds(account)]}
      onDone={onDone}
      onClose={onClose}
    >
      <p className="text-muted">
        They count in proposals whose vote begins after this. Proposals that are voted on already are not affected.
      </p>
    </TaskDialog>
  );
}
