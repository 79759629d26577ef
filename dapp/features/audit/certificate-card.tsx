import { BadgeCheck, CircleX, Clock, ShieldQuestion, ShieldX } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ExplainedBadge } from "@/components/explained-badge";
import { formatDate, formatMoment } from "@/lib/format";
import { CERTIFICATE_WORDS, certificateState, type CertificateFacts, type CertificateState } from "./certificate-state";
import { points, type Scores } from "./metrics";
import { QualityRadar } from "./quality-radar";

/** What a card shows of a certificate. Plain data: it may come from the chain, from the index or from a computation. */
export interface CertificateView extends CertificateFacts {
  readonly scores: Scores;
  /** Basis points. */
  readonly overall: number;
  readonly contentCertified: boolean;
  readonly fraudulent: boolean;
  /** Seconds since 1970 from which purchases have no content window, while it holds; undefined: they keep it. */
  readonly waivedFrom: number | undefined;
}

const ICONS: Readonly<Record<CertificateState, ReactNode>> = {
  Live: <BadgeCheck aria-hidden />,
  Failed: <CircleX aria-hidden />,
  Refuted: <ShieldX aria-hidden />,
  Expired: <Clock aria-hidden />,
  Void: <ShieldQuestion aria-hidden />,
};

/** What the date of its end is, by where a certificate stands. */
const END_WORDS: Readonly<Record<CertificateState, string>> = {
  ...{ Live: "Until", Failed: "Until", Void: "Until", Expired: "Expired", Refuted: "Was to hold until" },
};

/** Whether a certificate holds, in a word that explains itself. @param now by the chain's clock */
export function CertificateBadge({
  certificate,
  now,
}: {
  readonly certificate: CertificateFacts;
  readonly now: number;
}) {
  const state = certificateState(certificate, now);
  const { name, tone, meaning } = CERTIFICATE_WORDS[state];
  return (
    <ExplainedBadge word={name} tone={tone} icon={ICONS[state]}>
      <p>{meaning}</p>
      {state === "Live" ? <p>It holds until {formatDate(certificate.expiresAt)}.</p> : undefined}
    </ExplainedBadge>
  );
}

/**
 * What auditors found of a version: the overall score, whether it holds and until when, and the five scores.
 * @param audit that it comes from: links to its page, where it can be checked
 * @param now by the chain's clock, seconds since 1970
 */
export function CertificateCard({
  certificate,
  now,
  audit,
  version,
  children,
}: {
  readonly certificate: CertificateView;
  readonly now: number;
  readonly audit?: bigint | undefined;
  readonly version?: number | undefined;
  /** More below, such as what the visitor can do. */
  readonly children?: ReactNode;
}) {
  const { overall, expiresAt, waivedFrom } = certificate;
  const state = certificateState(certificate, now);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <p className="figures text-4xl font-semibold tracking-tight">
          {points(overall)}
          <span className="text-base font-normal text-muted"> of 100</span>
        </p>
        <div className="flex min-w-0 flex-col items-start gap-1">
          <span className="flex flex-wrap gap-1.5">
            <CertificateBadge certificate={certificate} now={now} />
            <ContentBadge certificate={certificate} />
          </span>
          <p className="text-xs text-muted">
            {version === undefined ? "" : `Version ${version} · `}
            {END_WORDS[state]} {formatDate(expiresAt)}
          </p>
          {state === "Live" && waivedFrom !== undefined ? (
            <p className="text-xs text-muted">{settlementWords(waivedFrom, now)}</p>
          ) : undefined}
        </div>
      </div>
      <QualityRadar scores={certificate.scores} title="Scores of the certificate" />
      {audit === undefined ? undefined : (
        <p>
          <Link href={`/audits/${audit}`} prefetch={false} className="text-accent hover:underline">
            Audit {String(audit)}: who found what, and how to check it yourself
          </Link>
        </p>
      )}
      {children}
    </div>
  );
}

/** What certified content means for a purchase, by when it is made. */
function settlementWords(waivedFrom: number, now: number): string {
  return now < waivedFrom
    ? `Delivery and payment in one transaction for purchases from ${formatMoment(waivedFrom)}; before, they leave time to check the content.`
    : "Delivery and payment in one transaction.";
}

/** What the panel has said of the content, or that it was refuted; nothing when it has said nothing. */
function ContentBadge({
  certificate: { contentCertified, fraudulent, waivedFrom },
}: {
  readonly certificate: CertificateView;
}) {
  if (!contentCertified) return undefined;
  if (fraudulent) {
    return (
      <ExplainedBadge word="Content proved wrong" tone="danger" icon={<ShieldX aria-hidden />}>
        <p>
          More than half of the panel has certified that the file is what the version committed to. A proof on the chain
          shows that it is not, and a proof counts for more than what anybody says.
        </p>
      </ExplainedBadge>
    );
  }
  return (
    <ExplainedBadge word="Content checked" tone="positive" icon={<BadgeCheck aria-hidden />}>
      <p>More than half of the panel has decrypted the file and found in it what the version committed to.</p>
      {waivedFrom === undefined ? undefined : (
        <p>
          From {formatMoment(waivedFrom)}, while the certificate holds, a purchase is settled at delivery and needs no
          time for complaints. That is a day after it was issued, so that nobody loses the time that they were shown.
        </p>
      )}
    </ExplainedBadge>
  );
}
