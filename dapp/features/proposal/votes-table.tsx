import { visibleText } from "@ftns-market/sdk/governance";
import type { VoteRow } from "@ftns-market/sdk/queries";
import { AccountLink, CompactAmount, Moment } from "@/components/values";
import { VoteBadge } from "@/features/governance";

/** Longer reasons are cut: a voter may write a book. */
const MAX_REASON = 2_000;

/** Who voted what, with how much, and why. Reasons are strangers' words: text and nothing else. */
export function VotesTable({ votes }: { readonly votes: readonly VoteRow[] }) {
  return (
    <ul aria-label="Votes" className="divide-y divide-line">
      {votes.map(({ voter, vote, weight, reason, at }) => (
        <li key={voter} className="py-3 first:pt-0 last:pb-0">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <VoteBadge vote={vote} />
            <AccountLink address={voter} />
            <CompactAmount amount={weight} />
            <span className="text-xs text-muted sm:ml-auto">
              <Moment seconds={at} />
            </span>
          </p>
          {reason.trim() === "" ? undefined : (
            <p dir="auto" className="mt-1.5 max-w-prose break-words whitespace-pre-wrap">
              {shownReason(reason)}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function shownReason(reason: string): string {
  const shown = visibleText(reason.trim());
  return shown.length > MAX_REASON ? `${shown.slice(0, MAX_REASON)}…` : shown;
}
