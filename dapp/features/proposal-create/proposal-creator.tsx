"use client";
import { useEffect, useState } from "react";
import type { Address } from "viem";
import { Failure } from "@/components/failure";
import { Skeleton } from "@/components/notice";
import { NumberedSection } from "@/components/numbered-section";
import { WalletGate } from "@/features/wallet";
import { DecisionList } from "./decision-list";
import { keepDraft, keptDraft, newDraft, textProblems, type ProposalDraft } from "./draft";
import { readDecision } from "./read-decision";
import { Review } from "./review";
import { TextFields } from "./text-fields";
import { Threshold } from "./threshold";
import { useDecisionFacts } from "./use-facts";

/** Writes a proposal: what is decided, why, and what would happen; then the wallet. */
export function ProposalCreator() {
  return <WalletGate reason="to propose something">{(account) => <Creator account={account} />}</WalletGate>;
}

function Creator({ account }: { readonly account: Address }) {
  const [draft, setDraft] = useState<ProposalDraft>(() => keptDraft(account));
  const { data: facts, error, refetch } = useDecisionFacts();
  useEffect(() => keepDraft(account, draft), [account, draft]);
  if (error !== null && facts === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  if (facts === undefined) return <Skeleton className="h-96" />;
  const change = (part: Partial<ProposalDraft>) => setDraft((before) => ({ ...before, ...part }));
  const complete = draft.decisions.every((decision) => readDecision(decision, facts).complete);
  const wrongText = Object.keys(textProblems(draft)).length > 0;
  return (
    <div className="flex flex-col gap-4">
      <NumberedSection number={1} title="What is decided">
        <DecisionList decisions={draft.decisions} facts={facts} onChange={(decisions) => change({ decisions })} />
      </NumberedSection>
      <NumberedSection number={2} title="Why">
        <TextFields draft={draft} onChange={change} />
      </NumberedSection>
      <NumberedSection number={3} title="What would happen, and propose">
        {complete && !wrongText ? (
          <Review
            {...{ account, draft, facts }}
            decisions={draft.decisions}
            onProposed={() => {
              keepDraft(account, undefined);
              setDraft(newDraft());
            }}
          />
        ) : (
          <>
            <p className="text-muted">Fill in the parts above to see what would happen, tried on the present chain.</p>
            <Threshold account={account} rules={facts.rules} />
          </>
        )}
      </NumberedSection>
    </div>
  );
}
