"use client";
import { keys } from "@ftns-market/sdk/queries";
import { useRouter } from "next/navigation";
import type { Address } from "viem";
import { useState } from "react";
import { Button } from "@/components/button";
import { Failure } from "@/components/failure";
import { Skeleton } from "@/components/notice";
import { CallsList, SimulationNotice } from "@/features/proposal";
import { TaskDialog } from "@/features/transaction";
import { formatDuration } from "@/lib/format";
import type { DecisionDraft } from "./decisions";
import type { ProposalDraft } from "./draft";
import type { DecisionFacts } from "./facts";
import { performProposal } from "./perform-proposal";
import { Threshold, useMayPropose } from "./threshold";
import { usePreview, type Preview } from "./use-preview";

/** What is going to be proposed, whether it would work, and the way to the wallet. */
export function Review({
  account,
  draft,
  decisions,
  facts,
  onProposed,
}: {
  readonly account: Address;
  readonly draft: ProposalDraft;
  readonly decisions: readonly DecisionDraft[];
  readonly facts: DecisionFacts;
  readonly onProposed: () => void;
}) {
  const { data: preview, error, refetch } = usePreview(decisions);
  const [agreed, setAgreed] = useState<Preview>();
  const mayPropose = useMayPropose(account, facts.rules);
  const isTitled = draft.title.trim() !== "";
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (preview === undefined) return <Skeleton className="h-40" />;
  return (
    <div className="flex flex-col gap-4">
      <CallsList {...preview} />
      <SimulationNotice
        simulation={preview.simulation}
        warned={preview.described.some(({ warning }) => warning !== undefined)}
      />
      <Threshold account={account} rules={facts.rules} />
      <div className="flex flex-wrap items-center gap-3">
        <Button size="lg" disabled={mayPropose !== true || !isTitled} onClick={() => setAgreed(preview)}>
          Propose
        </Button>
        {isTitled ? undefined : <p className="text-muted">Give it a title first.</p>}
      </div>
      {agreed === undefined ? undefined : (
        <ProposeDialog {...{ draft, facts, onProposed }} preview={agreed} onClose={() => setAgreed(undefined)} />
      )}
    </div>
  );
}

function ProposeDialog({
  draft,
  preview,
  facts,
  onProposed,
  onClose,
}: {
  readonly draft: ProposalDraft;
  readonly preview: Preview;
  readonly facts: DecisionFacts;
  readonly onProposed: () => void;
  readonly onClose: () => void;
}) {
  const router = useRouter();
  const { votingDelay, votingPeriod } = facts.rules;
  return (
    <TaskDialog
      title="Propose"
      summary={`Propose “${draft.title.trim()}” for a vote.`}
      cost="Takes no FTNS: 1 transaction, and the network’s fee that your wallet shows."
      task={(market, options) => performProposal(market, preview, draft, options)}
      refresh={[keys.governance()]}
      onDone={(id) => {
        onProposed();
        router.push(`/governance/${id}`);
      }}
      onClose={onClose}
    >
      {preview.simulation.succeeds ? undefined : <SimulationNotice simulation={preview.simulation} />}
      <p className="text-muted">
        The vote begins {formatDuration(votingDelay)} after it and lasts {formatDuration(votingPeriod)}. Until it begins
        you can take the proposal back; text and calls cannot be changed.
      </p>
    </TaskDialog>
  );
}
