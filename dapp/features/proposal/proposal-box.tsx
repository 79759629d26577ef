"use client";
import type { Proposal } from "@ftns-market/sdk/actions";
import type { ChainProposal } from "@ftns-market/sdk/governance";
import { Notice } from "@/components/notice";
import { LiveCountdown, useChainTime } from "@/features/chain-time";
import { nextMoment, StateBadge, STATE_WORDS, TallyBar } from "@/features/governance";
import { useWallet } from "@/features/wallet";
import { isSameAddress } from "@/lib/address";
import { HandInVote } from "./hand-in-vote";
import { nextStepOf } from "./next-step";
import { StepButton } from "./step-buttons";
import { useProposal } from "./use-proposal";
import { VoteForm } from "./vote-form";

/** Where a proposal stands, how the votes stand, and what the visitor can do now. */
export function ProposalBox({
  first,
  proposal,
  title,
  executionDelay,
}: {
  readonly first: ChainProposal;
  /** What it decides; undefined while the index does not know it: then it can only be voted on. */
  readonly proposal: Proposal | undefined;
  readonly title: string;
  readonly executionDelay: number | undefined;
}) {
  const { address } = useWallet();
  const now = useChainTime(first.now);
  const read = useProposal(first);
  const { state, tally, quorum } = read;
  const step = nextStepOf({
    ...{ proposal: read, now, executionDelay, connected: address !== undefined },
    isProposer: isSameAddress(address, read.proposer),
  });
  const moment = nextMoment(state, read, now);
  const buttons = step.actions.filter((action) => action !== "vote");
  const usable = proposal === undefined ? buttons.filter((action) => action === "lock") : buttons;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <StateBadge state={state} />
          {moment === undefined ? undefined : (
            <span className="text-muted">
              {moment.words} <LiveCountdown until={moment.until} now={first.now} className="font-medium text-ink" />
            </span>
          )}
        </p>
        <p className="text-muted">{STATE_WORDS[state].meaning}</p>
      </div>
      <TallyBar tally={tally} quorum={quorum} />
      <div className="flex flex-col gap-3 border-t border-line pt-4">
        <h3 className="font-semibold">What you can do</h3>
        <p role="status">{step.sentence}</p>
        {proposal === undefined && buttons.length > 0 ? (
          <Notice tone="warning">
            The index does not know yet, or cannot tell exactly, what this proposal decides: it can only be voted on
            from here.
          </Notice>
        ) : undefined}
        {step.actions.includes("vote") ? <VoteForm proposal={first.id} title={title} /> : undefined}
        {usable.length === 0 ? undefined : (
          <div className="flex flex-wrap gap-2">
            {usable.map((action) => (
              <StepButton key={action} action={action} proposal={proposal ?? { calls: [], description: "" }} />
            ))}
          </div>
        )}
      </div>
      {state === "Active" ? <HandInVote proposal={first.id} /> : undefined}
    </div>
  );
}
