"use client";
import type { FindingOpening } from "@ftns-market/sdk/audits";
import { keys, type DeskSeat } from "@ftns-market/sdk/queries";
import { Button } from "@/components/button";
import { Fact, Facts } from "@/components/card";
import { Notice, Skeleton } from "@/components/notice";
import { METRICS, scoreWords } from "@/features/audit";
import { TaskDialog, useDialogHost } from "@/features/transaction";
import { formatDate } from "@/lib/format";
import { forgetOpening, saveOpening, type OpeningPlace } from "./kept-opening";
import { LostOpening } from "./lost-opening";
import { useOpening, useOpeningPlace } from "./use-opening";

/** Opens a sealed finding for everybody. */
export function RevealPanel({ seat }: { readonly seat: DeskSeat }) {
  const place = useOpeningPlace(seat);
  const { opening, take } = useOpening(place);
  const { show } = useDialogHost();
  if (opening === "looking") return <Skeleton className="h-16" />;
  if (opening === "none") return <LostOpening seat={seat} place={place} onOpening={take} />;
  return (
    <div className="flex flex-col gap-4">
      <FindingFacts opening={opening} />
      {opening.reportText === undefined ? (
        <Notice tone="warning">
          This opening has no text of the report. It can be revealed; publish the report yourself, else nobody can check
          your scores.
        </Notice>
      ) : undefined}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => show((close) => <RevealDialog {...{ opening, place }} onClose={close} />)}>
          Reveal
        </Button>
        <Button tone="secondary" onClick={() => void saveOpening(opening)}>
          Save a copy
        </Button>
      </div>
    </div>
  );
}

function RevealDialog({
  opening,
  place,
  onClose,
}: {
  readonly opening: FindingOpening;
  readonly place: OpeningPlace;
  readonly onClose: () => void;
}) {
  return (
    <TaskDialog
      title="Reveal your finding"
      summary={`Reveal your finding for audit ${opening.audit}: it and its report are public for ever.`}
      cost="Takes no FTNS: an upload of the report, then 1 transaction with the network’s fee."
      task={async (market, options) => {
        const { revealFinding } = await import("@ftns-market/sdk/journeys");
        await revealFinding(market, opening, { send: options });
      }}
      refresh={[keys.audit(opening.audit), keys.audits(), keys.auditor(opening.auditor)]}
      onDone={() => forgetOpening(place)}
      onClose={onClose}
    />
  );
}

function FindingFacts({ opening: { finding } }: { readonly opening: FindingOpening }) {
  return (
    <Facts>
      <Fact name="Verdict">{finding.passed ? "Passed" : "Not passed"}</Fact>
      {METRICS.map(({ key, name }) => (
        <Fact key={key} name={name}>
          {scoreWords(finding.scores[key])}
        </Fact>
      ))}
      <Fact name="Content">{finding.contentCertified ? "Certified" : "Not certified"}</Fact>
      <Fact name="Valid until">{formatDate(finding.expiresAt)}</Fact>
    </Facts>
  );
}
