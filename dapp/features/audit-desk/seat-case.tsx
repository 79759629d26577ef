"use client";
import { keys, type DeskSeat } from "@ftns-market/sdk/queries";
import type { ChainAudit } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Badge } from "@/components/badge";
import { Fact, Facts } from "@/components/card";
import { Failure } from "@/components/failure";
import { Skeleton } from "@/components/notice";
import { AccountLink, Amount, Moment } from "@/components/values";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { LiveCountdown, useChainTime } from "@/features/chain-time";
import { useMarket } from "@/features/wallet";
import { visibleName } from "@/lib/asset-name";
import { DESK_WORDS, deskStepOf, type DeskStep } from "./desk-step";
import { Examination } from "./examination";
import { RevealPanel } from "./reveal-panel";
import { SealedPanel } from "./sealed-panel";

const ASK_MS = 10_000;

/** One seat: what it is about, until when, and what to do now. */
export function SeatCase({ seat }: { readonly seat: DeskSeat }) {
  const { audit, asset, assetName, version } = seat.audit;
  const { data: chain, error, refetch } = useSeatAudit(audit);
  const now = useChainTime();
  const state = chain?.seats[seat.seat]?.state ?? seat.state;
  const step =
    chain === undefined || (state !== "Drawn" && state !== "Committed") ? undefined : deskStepOf(state, chain.next);
  return (
    <article className="rounded-lg border border-line bg-card">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3">
        <div className="min-w-0">
          <h2 className="font-semibold">
            <Link href={`/audits/${audit}`} dir="auto" className="break-words hover:underline">
              {visibleName({ name: assetName ?? null }) ?? `Asset ${asset}`}
            </Link>
          </h2>
          <p className="text-muted">
            Audit {String(audit)}, seat {seat.seat + 1} ·{" "}
            <Link href={`/assets/${asset}`} className="text-accent underline">
              asset {asset}
            </Link>
            , version {version}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {step === undefined ? undefined : <Badge tone={DESK_WORDS[step].tone}>{DESK_WORDS[step].name}</Badge>}
          {chain === undefined || now === undefined || chain.deadline === 0 ? undefined : (
            <LiveCountdown until={chain.deadline} now={now} over="Time is over" className="font-medium" />
          )}
        </div>
      </header>
      <div className="flex flex-col gap-5 p-4">
        <SeatFacts seat={seat} chain={chain} />
        {chain === undefined ? (
          error === null ? (
            <Skeleton className="h-24" />
          ) : (
            <Failure error={error} onRetry={() => void refetch()} />
          )
        ) : step === undefined ? (
          <p className="text-muted">This seat needs nothing more from you. The list follows in a moment.</p>
        ) : (
          <StepPanel step={step} seat={seat} />
        )}
      </div>
    </article>
  );
}

function SeatFacts({ seat, chain }: { readonly seat: DeskSeat; readonly chain: ChainAudit | undefined }) {
  const { fee, orderer, assetOwner, domain } = seat.audit;
  return (
    <Facts className="sm:grid-cols-[auto_1fr_auto_1fr]">
      <Fact name="Fee">
        <Amount amount={fee} />
      </Fact>
      <Fact name="Domain">{CATEGORY_WORDS[domain].many}</Fact>
      <Fact name="Owner">
        <AccountLink address={assetOwner} />
      </Fact>
      <Fact name="Ordered by">
        <AccountLink address={orderer} />
      </Fact>
      {chain === undefined || chain.deadline === 0 ? undefined : (
        <Fact name="Last second">
          <Moment seconds={chain.deadline} />
        </Fact>
      )}
      <Fact name="Conflicts">
        The draw left out whom you had declared. A part that you come to have since recuses you: you keep your fee once
        you have sealed a finding. Do not declare one of these now: that recuses you no more, you could not reveal, and
        silence is slashed.
      </Fact>
    </Facts>
  );
}

function StepPanel({ step, seat }: { readonly step: DeskStep; readonly seat: DeskSeat }) {
  return (
    <>
      <p className="font-medium">{DESK_WORDS[step].sentence}</p>
      {step === "examine" ? <Examination seat={seat} purpose="seal" /> : undefined}
      {step === "wait" ? <SealedPanel seat={seat} /> : undefined}
      {step === "reveal" ? <RevealPanel seat={seat} /> : undefined}
    </>
  );
}

/** Where the audit of a seat stands, from the chain. */
function useSeatAudit(audit: bigint) {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.audit(audit), "chain"],
    queryFn: async (): Promise<ChainAudit> => (await import("@ftns-market/sdk/reads")).readAudit(market, audit),
    refetchInterval: ASK_MS,
  });
}
