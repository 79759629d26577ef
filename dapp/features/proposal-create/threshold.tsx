"use client";
import type { VotingRules } from "@ftns-market/sdk/reads";
import type { Address } from "viem";
import { ButtonLink } from "@/components/button";
import { Notice } from "@/components/notice";
import { useVotes } from "@/features/votes";
import { formatFtns } from "@/lib/format";

/** Whether the account has the votes that a proposal takes, and what is missing. */
export function Threshold({ account, rules }: { readonly account: Address; readonly rules: VotingRules }) {
  const { data } = useVotes(account);
  if (data === undefined) return undefined;
  const { proposalThreshold } = rules;
  if (data.votes >= proposalThreshold) {
    return (
      <Notice tone="positive">
        You have {formatFtns(data.votes)} of votes; a proposal takes {formatFtns(proposalThreshold)}.
      </Notice>
    );
  }
  const missing = proposalThreshold - data.votes;
  return (
    <Notice
      tone="warning"
      title="You cannot propose yet"
      actions={
        <ButtonLink href="/governance/votes" tone="secondary" size="sm">
          Lock FTNS
        </ButtonLink>
      }
    >
      A proposal takes {formatFtns(proposalThreshold)} of votes, you have {formatFtns(data.votes)}. Lock{" "}
      {formatFtns(missing)} more, or have them delegated to you. What you write here is kept.
    </Notice>
  );
}

/** Whether the account may propose now; undefined while that is not known. */
export function useMayPropose(account: Address, rules: VotingRules): boolean | undefined {
  const { data } = useVotes(account);
  return data === undefined ? undefined : data.votes >= rules.proposalThreshold;
}
