"use client";
import { keys, type DeskSeat } from "@ftns-market/sdk/queries";
import { useState } from "react";
import { Button } from "@/components/button";
import { CheckboxField } from "@/components/field";
import { ReportView } from "@/features/audit-report";
import { useAuditMaster } from "@/features/keys";
import { TaskDialog, useDialogHost } from "@/features/transaction";
import type { Evaluated } from "./evaluation-protocol";
import { keepOpening, saveOpening, type OpeningPlace } from "./kept-opening";
import { useOpeningPlace } from "./use-opening";

/** The report that was made, and the finding that is sealed from it. */
export function SealPanel({
  seat,
  evaluated,
  contentCertified,
}: {
  readonly seat: DeskSeat;
  readonly evaluated: Evaluated;
  /** Every byte of the content was seen, and is what the version committed to. */
  readonly contentCertified: boolean;
}) {
  const place = useOpeningPlace(seat);
  const [certify, setCertify] = useState(contentCertified);
  const { show } = useDialogHost();
  const { report } = evaluated;
  return (
    <section aria-label="Your report" className="flex flex-col gap-5 border-t border-line pt-5">
      <h3 className="text-base font-semibold">Your report</h3>
      <ReportView report={report} />
      <CheckboxField
        label="I certify the content"
        hint={
          contentCertified
            ? "This page has decrypted it and compared every byte. If it is ever proved wrong, it costs you a bond."
            : "Not without its key."
        }
        checked={certify}
        disabled={!contentCertified}
        onChange={({ target }) => setCertify(target.checked)}
      />
      <div>
        <Button onClick={() => show((close) => <SealDialog {...{ evaluated, place, certify }} onClose={close} />)}>
          Seal this finding
        </Button>
      </div>
    </section>
  );
}

function SealDialog({
  evaluated: { report, bytes },
  place,
  certify,
  onClose,
}: {
  readonly evaluated: Evaluated;
  readonly place: OpeningPlace;
  readonly certify: boolean;
  readonly onClose: () => void;
}) {
  const master = useAuditMaster();
  const { audit, seat } = place;
  return (
    <TaskDialog
      title="Seal your finding"
      summary={`Seal your finding for audit ${audit}: ${report.verdict === "passed" ? "passed" : "not passed"}. It cannot be changed, and nobody sees it until you reveal it.`}
      cost="Takes no FTNS: a signature that seals it (the first time you are asked twice), then 1 transaction with the network’s fee."
      task={async (market, options) => {
        const { submitFinding } = await import("@ftns-market/sdk/journeys");
        const finding = { scores: report.scores, passed: report.verdict === "passed", contentCertified: certify };
        const opening = await submitFinding(
          market,
          {
            ...{ audit, seat, finding, report: bytes },
            master: await master(market, { audit, seat }),
          },
          { onSealed: (sealed) => void keepOpening(place, sealed), send: options },
        );
        // Kept before it was sent; the file is for another device, or a browser that forgets.
        await saveOpening(opening);
      }}
      refresh={[keys.audits(), keys.audit(audit), keys.auditor(place.account)]}
      onClose={onClose}
    >
      <p className="text-muted">
        What opens it is kept in this browser and saved with your downloads. Without a reveal in time you are not paid
        and lose a part of your stake.
      </p>
    </TaskDialog>
  );
}
