import type { AuditorRow } from "@ftns-market/sdk/queries";
import Link from "next/link";
import { Figure } from "@/components/card";
import { getAddress } from "viem";
import { AccountLink, CompactAmount } from "@/components/values";
import { plainWords } from "@/features/catalogue";
import { scorePoints } from "@/features/reputation";
import { accountName } from "@/lib/account-name";
import { formatCount } from "@/lib/format";
import { AuditorKindBadge } from "./auditor-kind-badge";
import { DomainList } from "./domain-list";
import { StandingBadge } from "./standing-badge";

const EXCERPT = 240;

/** Auditors under each other. */
export function AuditorList({ auditors }: { readonly auditors: readonly AuditorRow[] }) {
  return (
    <ul aria-label="Auditors" className="grid gap-3 md:grid-cols-2">
      {auditors.map((auditor) => (
        <li key={auditor.account} className="min-w-0">
          <AuditorEntry auditor={auditor} />
        </li>
      ))}
    </ul>
  );
}

function AuditorEntry({ auditor }: { readonly auditor: AuditorRow }) {
  const { account, admission, drawable, kind, credentials, domains } = auditor;
  const address = getAddress(account);
  return (
    <article className="flex h-full flex-col gap-3 rounded-lg border border-line bg-card p-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h3 className="font-semibold">
            <Link
              href={`/auditors/${address}`}
              prefetch={false}
              dir="auto"
              className="line-clamp-1 leading-6 break-words hover:underline"
            >
              {accountName(address, credentials)}
            </Link>
          </h3>
          <p className="text-xs">
            <AccountLink address={address} className="inline-block text-xs/6" />
          </p>
        </div>
        <div className="flex flex-wrap gap-1.5">
          <AuditorKindBadge kind={kind} />
          <StandingBadge {...{ admission, drawable }} />
        </div>
      </div>
      <p dir="auto" className="line-clamp-3 min-w-0 flex-1 break-words text-muted">
        {credentials === undefined ? "Its credentials cannot be read." : plainWords(credentials.text, EXCERPT)}
      </p>
      <DomainList domains={domains} />
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-xs">
        <Figure name="Stake">
          <CompactAmount amount={auditor.stake} />
        </Figure>
        <Figure name="Audits done">{formatCount(auditor.auditsDone)}</Figure>
        <Figure name="Reputation">{scorePoints(auditor.reputation.score)}</Figure>
        <Figure name="Missed">{formatCount(auditor.auditsMissed)}</Figure>
      </dl>
    </article>
  );
}
