"use client";
import type { Vote } from "@ftns-market/sdk/chain";
import { useState } from "react";
import { ChoiceCards } from "@/components/choice";
import { TextArea } from "@/components/field";
import { ActionButton } from "@/features/transaction";
import { SignVoteButton } from "./sign-vote-button";

/** A reason is public for ever, and paid for by its length. */
const MAX_REASON = 1_000;

/** Votes, with a reason, by a transaction or by a signature that somebody else hands in. */
export function VoteForm({ proposal, title }: { readonly proposal: bigint; readonly title: string }) {
  const [vote, setVote] = useState<Vote>();
  const [reason, setReason] = useState("");
  const problem =
    reason.length > MAX_REASON ? `At most ${MAX_REASON} characters; this has ${reason.length}.` : undefined;
  const ready = vote !== undefined && problem === undefined;
  return (
    <div className="flex flex-col gap-4">
      <ChoiceCards<Vote>
        legend="Your vote"
        columns={3}
        value={vote}
        onChange={setVote}
        choices={[
          { value: "For", name: "For" },
          { value: "Against", name: "Against" },
          { value: "Abstain", name: "Abstain" },
        ]}
      />
      <TextArea
        label="Your reason (not needed)"
        rows={3}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        hint="Public for ever, beside your vote."
        error={problem}
      />
      <div className="flex flex-wrap gap-2">
        <ActionButton
          title={vote === undefined ? "Vote" : VOTE_TITLES[vote]}
          tone="primary"
          size="md"
          disabled={!ready}
          prepare={async (market) => {
            if (vote === undefined) throw new TypeError("no vote is chosen");
            return (await import("@ftns-market/sdk/actions")).castVote(market, {
              proposal,
              vote,
              reason: reason.trim(),
            });
          }}
          explanation={<q className="break-words">{title}</q>}
        >
          Vote
        </ActionButton>
        <SignVoteButton {...{ proposal, vote, reason: reason.trim() }} disabled={!ready} />
      </div>
      <p className="text-xs text-muted">
        Signing is free: somebody else hands your vote in and pays the network’s fee.
      </p>
    </div>
  );
}

const VOTE_TITLES: Readonly<Record<Vote, string>> = {
  For: "Vote for the proposal",
  Against: "Vote against the proposal",
  Abstain: "Abstain",
};
