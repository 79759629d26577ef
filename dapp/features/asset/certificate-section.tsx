import type { AssetId } from "@ftns-market/sdk/chain";
import type { CertificateRow } from "@ftns-market/sdk/queries";
import Link from "next/link";
import { ButtonLink } from "@/components/button";
import { Section } from "@/components/card";
import { Notice } from "@/components/notice";
import { Table } from "@/components/table";
import { Moment } from "@/components/values";
import { CertificateBadge, CertificateCard, points } from "@/features/audit";
import { formatDate } from "@/lib/format";
import { lacksCertificate, type SaleConditions } from "./sale-conditions";

/** What auditors say of the version that is sold now, and what they said of it and others before. */
export function CertificateSection({
  asset,
  conditions,
  history,
  now,
}: {
  readonly asset: AssetId;
  /** Undefined when the chain did not answer. */
  readonly conditions: SaleConditions | undefined;
  /** Of all versions, the newest first; undefined when the index did not answer. */
  readonly history: readonly CertificateRow[] | undefined;
  readonly now: number;
}) {
  return (
    <Section
      id="certificate"
      title="Certificate"
      description="What auditors found who were drawn at random and have a stake to lose."
      actions={
        <ButtonLink
          href={`/audits/new?asset=${asset}${conditions === undefined ? "" : `&version=${conditions.version}`}`}
          prefetch={false}
          tone="secondary"
          size="sm"
        >
          Order an audit
        </ButtonLink>
      }
    >
      <div className="flex flex-col gap-6">
        {conditions === undefined ? (
          <Notice tone="warning">The chain did not answer, so it cannot be said whether a certificate holds.</Notice>
        ) : (
          <Present conditions={conditions} now={now} />
        )}
        <History history={history} current={conditions?.certification.certificate?.audit} now={now} />
      </div>
    </Section>
  );
}

function Present({ conditions, now }: { readonly conditions: SaleConditions; readonly now: number }) {
  const { version, certification } = conditions;
  const { certificate, fraudulent, live, waivedFrom } = certification;
  if (certificate === undefined) {
    return (
      <p className="max-w-prose">
        No audit has certified version {version}. That says nothing against it: somebody has to order and pay one.
        {lacksCertificate(conditions)
          ? " Assets of this category are sold only with a certificate, so nothing can be bought until there is one."
          : ""}
      </p>
    );
  }
  return (
    <CertificateCard
      certificate={{ ...certificate, fraudulent, live, waivedFrom }}
      now={now}
      audit={certificate.audit}
      version={version}
    >
      <dl className="grid gap-x-8 gap-y-4 border-t border-line pt-4 sm:grid-cols-2">
        <div>
          <dt className="font-semibold text-positive">Proved by the chain</dt>
          <dd className="mt-1 text-muted">
            Who was drawn, that nobody chose them, that they committed before they saw each other’s findings, what each
            found, and what stake answers for it.
          </dd>
        </div>
        <div>
          <dt className="font-semibold">Only their judgement</dt>
          <dd className="mt-1 text-muted">
            The scores and the verdict. Each auditor has published a report that anybody can compute again from the same
            files.
          </dd>
        </div>
      </dl>
    </CertificateCard>
  );
}

function History({
  history,
  current,
  now,
}: {
  readonly history: readonly CertificateRow[] | undefined;
  /** The audit of the certificate above. */
  readonly current: bigint | undefined;
  readonly now: number;
}) {
  if (history === undefined) {
    return <Notice tone="warning">The index does not answer, so earlier certificates are missing here.</Notice>;
  }
  if (history.length === 0 || (history.length === 1 && history[0]?.audit === current)) return undefined;
  return (
    <div>
      <h3 className="mb-1 font-semibold">All certificates</h3>
      <Table
        caption="All certificates"
        rows={history}
        rowKey={({ audit }) => String(audit)}
        columns={[
          { name: "Version", numeric: true, cell: ({ version }) => version },
          {
            name: "Overall",
            numeric: true,
            cell: ({ overall }) => <span className="font-medium">{points(overall)}</span>,
          },
          {
            name: "Holds",
            cell: (row) => <CertificateBadge certificate={row.current ? row : { ...row, live: false }} now={now} />,
          },
          { name: "Until", wideOnly: true, cell: ({ expiresAt }) => formatDate(expiresAt) },
          { name: "Issued", cell: ({ issuedAt }) => <Moment seconds={issuedAt} /> },
          {
            name: "Audit",
            cell: ({ audit }) => (
              <Link href={`/audits/${audit}`} prefetch={false} className="text-accent hover:underline">
                {String(audit)}
              </Link>
            ),
          },
        ]}
      />
    </div>
  );
}
