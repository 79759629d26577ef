import type { ProposalRow } from "@ftns-market/sdk/queries";
import Link from "next/link";
import { AccountLink } from "@/components/values";
import { LiveCountdown } from "@/features/chain-time";
import { formatDate } from "@/lib/format";
import { nextMoment } from "./next-moment";
import { shownTitle } from "./shown-title";
import { StateBadge } from "./state-badge";
import { TallyBar } from "./tally-bar";

/** Proposals under each other. @param now of the chain, seconds since 1970 */
export function ProposalList({ proposals, now }: { readonly proposals: readonly ProposalRow[]; readonly now: number }) {
  return (
    <ul aria-label="Proposals found" className="flex flex-col gap-3">
      {proposals.map((proposal) => (
        <li key={String(proposal.id)}>
          <ProposalEntry proposal={proposal} now={now} />
        </li>
      ))}
    </ul>
  );
}

function ProposalEntry({ proposal, now }: { readonly proposal: ProposalRow; readonly now: number }) {
  const { id, title, state, proposer, createdAt, voteStart, voteEnd, eta, quorum } = proposal;
  const tally = { for: proposal.votesFor, against: proposal.votesAgainst, abstain: proposal.votesAbstain };
  const moment = nextMoment(state, { voteStart, voteEnd, eta }, now);
  return (
    <article className="relative grid gap-x-6 gap-y-3 rounded-lg border border-line bg-card p-4 hover:border-line-strong md:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="min-w-0">
        <h3 className="font-semibold">
          <Link
            href={`/governance/${id}`}
            prefetch={false}
            dir="auto"
            className="line-clamp-2 break-words after:absolute after:inset-0"
          >
            {shownTitle(title)}
          </Link>
        </h3>
        <p className="mt-0.5 text-xs text-muted">
          Proposed on {formatDate(createdAt)} by{" "}
          <span className="relative">
            <AccountLink address={proposer} className="text-xs" />
          </span>
        </p>
        <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
          <StateBadge state={state} />
          {moment === undefined ? undefined : (
            <span className="text-muted">
              {moment.words} <LiveCountdown until={moment.until} now={now} className="font-medium text-ink" />
            </span>
          )}
        </p>
      </div>
      <TallyBar tally={tally} quorum={quorum} brief />
    </article>
  );
}
