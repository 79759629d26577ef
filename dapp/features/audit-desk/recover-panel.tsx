"use client";
import type { FindingOpening } from "@ftns-market/sdk/audits";
import type { DeskSeat } from "@ftns-market/sdk/queries";
import { Button } from "@/components/button";
import { useWork } from "@/components/use-work";
import { useAuditMaster } from "@/features/keys";
import { useMarket } from "@/features/wallet";
import type { Evaluated } from "./evaluation-protocol";

/** Rebuilds what opens a sealed finding from the same report and the wallet. */
export function RecoverPanel({
  seat,
  evaluated: { report, bytes },
  onOpening,
}: {
  readonly seat: DeskSeat;
  readonly evaluated: Evaluated;
  readonly onOpening: ((opening: FindingOpening) => Promise<void>) | undefined;
}) {
  const market = useMarket();
  const master = useAuditMaster();
  const { work, busy, standing } = useWork("Trying the ends of all days");
  const recover = () =>
    work(async () => {
      const place = { audit: seat.audit.audit, seat: seat.seat };
      const { recoverFinding } = await import("@ftns-market/sdk/journeys");
      const found = { ...place, scores: report.scores, report: bytes, master: await master(market, place) };
      await onOpening?.(await recoverFinding(market, found));
    });
  return (
    <div className="flex flex-col gap-3">
      {standing}
      <div>
        <Button busy={busy} onClick={() => void recover()}>
          Rebuild what opens it
        </Button>
      </div>
    </div>
  );
}
