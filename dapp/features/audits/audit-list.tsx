import type { AuditRow } from "@ftns-market/sdk/queries";
import Link from "next/link";
import { Badge } from "@/components/badge";
import { Amount, Moment } from "@/components/values";
import { points } from "@/features/audit";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { LiveCountdown } from "@/features/chain-time";
import { visibleName } from "@/lib/asset-name";
import { PHASE_WORDS } from "./phases";

/** Audits under each other, the newest first. @param now of the chain when the page was made */
export function AuditList({ audits, now }: { readonly audits: readonly AuditRow[]; readonly now: number }) {
  return (
    <ul aria-label="Audits" className="divide-y divide-line rounded-lg border border-line bg-card">
      {audits.map((audit) => (
        <li key={String(audit.audit)} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 p-4">
          <AuditEntry audit={audit} />
          <Standing audit={audit} now={now} />
        </li>
      ))}
    </ul>
  );
}

function AuditEntry({
  audit: { audit, asset, assetName, version, domain, seats, fee, orderedAt },
}: {
  readonly audit: AuditRow;
}) {
  return (
    <div className="min-w-0 flex-1 basis-72">
      <h3 className="font-semibold">
        <Link href={`/audits/${audit}`} prefetch={false} dir="auto" className="break-words hover:underline">
          {visibleName({ name: assetName ?? null }) ?? `Asset ${asset}`}
        </Link>
      </h3>
      <p className="text-muted">
        Audit {String(audit)} · version {version} · {CATEGORY_WORDS[domain].one} · {seats} seats at{" "}
        <Amount amount={fee} />
      </p>
      <p className="text-xs text-muted">
        Ordered <Moment seconds={orderedAt} />
      </p>
    </div>
  );
}

function Standing({ audit, now }: { readonly audit: AuditRow; readonly now: number }) {
  const { phase, certificate, certified, deadline, fraudulent } = audit;
  if (phase === "Concluded") {
    if (certificate === undefined) {
      return <Badge tone="neutral">{certified === false ? "No certificate" : PHASE_WORDS.Concluded.name}</Badge>;
    }
    const holds = certificate.passed && !fraudulent;
    return (
      <p className="flex items-center gap-2">
        <Badge tone={holds ? "positive" : "danger"}>
          {holds ? "Passed" : certificate.passed ? "Refuted by a proof" : "Did not pass"}
        </Badge>
        <span className="figures font-semibold">{points(certificate.overall)}</span>
        <span className="text-xs text-muted">of 100</span>
      </p>
    );
  }
  const { name, tone } = PHASE_WORDS[phase];
  return (
    <p className="flex flex-wrap items-center gap-2">
      <Badge tone={tone}>{name}</Badge>
      {deadline === undefined ? undefined : (
        <LiveCountdown until={deadline} now={now} over="Time is over" className="text-xs" />
      )}
    </p>
  );
}
