import type { Leader } from "@ftns-market/sdk/queries";
import Link from "next/link";
import { getAddress } from "viem";
import { Badge } from "@/components/badge";
import { accountName } from "@/lib/account-name";
import { formatCount } from "@/lib/format";
import { scorePoints } from "./score";

const STARS = 5;

/** Who has the best reputation, in order. @param place of the first of them; undefined where it is not known */
export function LeaderList({
  leaders,
  place,
}: {
  readonly leaders: readonly Leader[];
  readonly place: number | undefined;
}) {
  return (
    <ol aria-label="The best reputations" start={place} className="flex flex-col gap-2">
      {leaders.map((leader, index) => (
        <li key={leader.account}>
          <LeaderLine leader={leader} place={place === undefined ? undefined : place + index} />
        </li>
      ))}
    </ol>
  );
}

function LeaderLine({ leader, place }: { readonly leader: Leader; readonly place: number | undefined }) {
  const { account, reputation, done, auditor } = leader;
  const address = getAddress(account);
  const name = accountName(address, auditor?.credentials);
  return (
    <article className="relative flex items-center gap-4 rounded-lg border border-line bg-card px-4 py-3 focus-within:border-accent hover:border-line-strong">
      {place === undefined ? undefined : (
        <span aria-hidden className="figures w-6 shrink-0 text-right text-muted">
          {place}
        </span>
      )}
      <div className="min-w-0 flex-1">
        <h3 className="flex min-w-0 flex-wrap items-center gap-x-2">
          <Link
            href={`/accounts/${address}/reputation`}
            prefetch={false}
            title={address}
            dir="auto"
            className="truncate font-semibold after:absolute after:inset-0"
          >
            {name}
          </Link>
          {auditor?.kind === "Government" ? <Badge tone="accent">Government</Badge> : undefined}
        </h3>
        <p className="text-xs text-muted">
          {doneWords(leader.auditor === undefined ? "sale" : "audit", done)} · {reviewWords(leader)}
        </p>
      </div>
      <p className="figures shrink-0 text-right text-lg font-semibold">
        {scorePoints(reputation.score)}
        <span className="block text-xs font-normal text-muted">of 100</span>
      </p>
    </article>
  );
}

function doneWords(what: "sale" | "audit", done: number): string {
  const things = `${formatCount(done)} ${done === 1 ? what : `${what}s`}`;
  return what === "sale" ? `${things} with a key` : `${things} done`;
}

function reviewWords({ reputation: { standing } }: Leader): string {
  const { ratingSum, weight } = standing.feedback;
  if (weight === 0n) return "no review yet";
  return `reviews ${(1 + Number((ratingSum * 100n) / weight) / 100).toFixed(1)} of ${STARS}`;
}
