"use client";
import type { Votes } from "@ftns-market/sdk/reads";
import type { Address } from "viem";
import { Card, Section, Stat } from "@/components/card";
import { Failure } from "@/components/failure";
import { Notice, Skeleton } from "@/components/notice";
import { AccountLink, Amount } from "@/components/values";
import { WalletGate } from "@/features/wallet";
import { isSameAddress } from "@/lib/address";
import { DelegateForm } from "./delegate-form";
import { LockForm } from "./lock-form";
import { votesStanding } from "./standing";
import { UnlockForm } from "./unlock-form";
import { useVotes } from "./use-votes";

/** The locked FTNS of the connected account: how much, who votes with them, and everything that can be done with them. */
export function VotesPanel() {
  return <WalletGate reason="to lock FTNS and to vote">{(account) => <VotesOf account={account} />}</WalletGate>;
}

function VotesOf({ account }: { readonly account: Address }) {
  const { data: votes, error, refetch } = useVotes(account);
  if (error !== null && votes === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  if (votes === undefined) return <Skeleton className="h-64" />;
  const { tone, sentence } = votesStanding(votes, account);
  return (
    <div className="flex flex-col gap-6">
      <Card>
        <VotesFigures votes={votes} account={account} />
      </Card>
      <Notice tone={tone} title="What your locked FTNS do now">
        {sentence}
      </Notice>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <LockForm account={account} votes={votes} />
        {votes.locked === 0n ? (
          <LockingWords />
        ) : (
          <div className="flex flex-col gap-6">
            <DelegateForm key={votes.delegate ?? "nobody"} account={account} votes={votes} />
            <UnlockForm votes={votes} />
          </div>
        )}
      </div>
      {votes.locked === 0n ? undefined : <LockingWords />}
    </div>
  );
}

function VotesFigures({ votes, account }: { readonly votes: Votes; readonly account: Address }) {
  const { locked, delegate, balance } = votes;
  return (
    <dl className="grid gap-4 p-4 sm:grid-cols-2 lg:grid-cols-4">
      <Stat label="Locked by you" value={<Amount amount={locked} />} hint="Yours, unlock at any time" />
      <Stat label="You vote with" value={<Amount amount={votes.votes} />} hint="In a proposal made now" />
      <Stat
        label="Who votes with yours"
        value={
          delegate === undefined ? (
            "Nobody"
          ) : isSameAddress(delegate, account) ? (
            "You"
          ) : (
            <AccountLink address={delegate} />
          )
        }
        hint={locked === 0n ? "You have locked nothing" : "You can change it at any time"}
      />
      <Stat label="In your wallet" value={<Amount amount={balance} />} hint="Does not vote" />
    </dl>
  );
}

function LockingWords() {
  return (
    <Section id="locking" title="What locking is">
      <div className="grid max-w-prose gap-2 text-muted">
        <p>
          One locked FTNS is one vote. A contract holds what you lock and nobody but you can take it out, at any time
          and without a delay: a vote is weighed at the moment it begins, so that unlocking afterwards changes nothing.
        </p>
        <p>
          Who votes with your FTNS is your choice: yourself, or a delegate that votes for you. A delegate can vote and
          nothing else: it cannot move your FTNS, and it cannot pass your votes on.
        </p>
      </div>
    </Section>
  );
}
