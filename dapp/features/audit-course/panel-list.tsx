import type { AuditPage, PanelSeat } from "@ftns-market/sdk/queries";
import Link from "next/link";
import { getAddress } from "viem";
import { Badge } from "@/components/badge";
import { Fact, Facts } from "@/components/card";
import { ExplainedBadge } from "@/components/explained-badge";
import { Amount, Hash, Moment } from "@/components/values";
import { points } from "@/features/audit";
import { ReadReport } from "@/features/audit-report";
import { SEAT_WORDS } from "@/features/audits";
import { accountName } from "@/lib/account-name";
import { formatDate } from "@/lib/format";
import { RefuteButton } from "./refute-button";

/** Everybody who was drawn for an audit, with what they found as far as it is public. */
export function PanelList({ page }: { readonly page: AuditPage }) {
  return (
    <ul aria-label="Panel" className="grid gap-3 md:grid-cols-2">
      {inOrder(page.panel).map((seat) => (
        <li key={`${seat.seat}-${seat.auditor}`} className="min-w-0">
          <SeatCard audit={page} seat={seat} />
        </li>
      ))}
    </ul>
  );
}

/** By their place, who sat there first before who came after. */
function inOrder(panel: readonly PanelSeat[]): readonly PanelSeat[] {
  return panel.toSorted((one, other) => one.seat - other.seat || one.drawnAt - other.drawnAt);
}

function SeatCard({ audit, seat }: { readonly audit: AuditPage; readonly seat: PanelSeat }) {
  const address = getAddress(seat.auditor);
  const { name, tone, meaning } = SEAT_WORDS[seat.state];
  const own = seat.auditorName === undefined ? undefined : { name: seat.auditorName };
  return (
    <article className="flex h-full flex-col gap-3 rounded-lg border border-line bg-card p-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="min-w-0 font-semibold">
          <span className="text-muted">Seat {seat.seat + 1}:</span>{" "}
          <Link href={`/auditors/${address}`} prefetch={false} dir="auto" className="break-words hover:underline">
            {accountName(address, own)}
          </Link>
        </h3>
        <ExplainedBadge word={name} tone={tone}>
          <p>{meaning}</p>
        </ExplainedBadge>
      </div>
      <Facts>
        <SeatFinding seat={seat} fraudulent={audit.fraudulent} />
        <Fact name="Drawn">
          <Moment seconds={seat.drawnAt} />
          {seat.round > 1 ? `, round ${seat.round}` : ""}
        </Fact>
        {seat.paid === 0n ? undefined : (
          <Fact name="Paid">
            <Amount amount={seat.paid} />
          </Fact>
        )}
      </Facts>
      {seat.report === undefined ? undefined : (
        <div>
          <ReadReport cid={seat.report.cid} title={`Report of seat ${seat.seat + 1}`} />
        </div>
      )}
      {seat.refuted ? (
        <Badge tone="danger">Refuted by a proof of fraud</Badge>
      ) : audit.fraudulent && seat.finding?.contentCertified === true ? (
        <div className="flex flex-col items-start gap-2">
          <p className="text-danger">
            It certified content that is proved wrong. Anybody can have it slashed for that.
          </p>
          <RefuteButton audit={audit.audit} seat={seat.seat} auditor={address} />
        </div>
      ) : undefined}
    </article>
  );
}

function SeatFinding({
  seat: { finding, report },
  fraudulent,
}: {
  readonly seat: PanelSeat;
  /** The version is proved to be something else than was committed. */
  readonly fraudulent: boolean;
}) {
  if (finding === undefined) return undefined;
  return (
    <>
      <Fact name="Verdict">{finding.passed ? "Passed" : "Not passed"}</Fact>
      <Fact name="Overall">
        <span className="figures font-medium">{points(finding.overall)}</span> of 100
      </Fact>
      <Fact name="Content">{contentWords(finding.contentCertified, fraudulent)}</Fact>
      <Fact name="Valid until">{formatDate(finding.expiresAt)}</Fact>
      {report === undefined ? undefined : (
        <Fact name="Report">
          <Hash value={report.cid} what="the CID of the report" />
        </Fact>
      )}
    </>
  );
}

function contentWords(certified: boolean, fraudulent: boolean): string {
  if (!certified) return "Not certified";
  return fraudulent ? "Certified, and proved wrong" : "Decrypted, and as committed";
}
