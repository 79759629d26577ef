import type { AuditPage } from "@ftns-market/sdk/queries";
import type { Certification } from "@ftns-market/sdk/reads";
import { Section } from "@/components/card";
import { Notice } from "@/components/notice";
import { CertificateCard } from "@/features/audit";

/** The certificate that came of an audit; nothing when there is none. What does not answer is undefined. */
export function AuditCertificate({
  audit,
  index,
  certification,
  now,
}: {
  readonly audit: bigint;
  readonly index: Pick<AuditPage, "certificate" | "fraudulent"> | undefined;
  /** What the chain says of the version now. */
  readonly certification: Certification | undefined;
  /** By the chain's clock, seconds since 1970. */
  readonly now: number;
}) {
  const current = certification?.certificate?.audit === audit ? certification.certificate : undefined;
  const own = index?.certificate;
  const fraudulent = certification?.fraudulent ?? index?.fraudulent ?? false;
  const replaced = certification === undefined ? own?.current === false && !fraudulent : current === undefined;
  const certificate =
    current !== undefined
      ? { ...current, live: certification?.live, waivedFrom: certification?.waivedFrom }
      : own && { ...own, live: replaced ? false : undefined };
  if (certificate === undefined) return undefined;
  return (
    <Section
      id="certificate"
      title="Certificate"
      description="What the findings of the panel come to, by a rule that nobody can bend."
    >
      {replaced ? (
        <Notice tone="neutral" className="mb-4">
          A later audit of this version has taken its place.
        </Notice>
      ) : undefined}
      {fraudulent ? (
        <Notice tone="danger" title="The content was proved wrong" className="mb-4">
          A proof on the chain shows that this version is not what it committed to. Whoever certified its content can be
          held to that by anybody, at its seat below.
        </Notice>
      ) : undefined}
      <CertificateCard certificate={{ ...certificate, fraudulent }} now={now} />
    </Section>
  );
}
