"use client";
import { anybodysStep, type AnybodysStep } from "@ftns-market/sdk/audits";
import type { MarketClient } from "@ftns-market/sdk/chain";
import type { ChainAudit } from "@ftns-market/sdk/reads";
import { lazy, Suspense } from "react";
import { ButtonLink } from "@/components/button";
import { Badge } from "@/components/badge";
import { Notice } from "@/components/notice";
import { PHASE_WORDS } from "@/features/audits";
import { LiveCountdown } from "@/features/chain-time";
import { ActionButton } from "@/features/transaction";
import { useWallet } from "@/features/wallet";
import { isSameAddress } from "@/lib/address";
import { NEXT_SENTENCES, STEP_WORDS } from "./next-words";
import { useAudit } from "./use-audit";

const ConflictNotices = lazy(() =>
  import("./conflict-notices").then((module) => ({ default: module.ConflictNotices })),
);

/** Where an audit stands, and what the visitor can do for it. @param now of the chain when the page was made */
export function StepBox({ first, now }: { readonly first: ChainAudit; readonly now: number }) {
  const audit = useAudit(first);
  const { phase, next, deadline } = audit;
  const words = phase === "None" ? undefined : PHASE_WORDS[phase];
  const step = anybodysStep(next);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        {words === undefined ? undefined : <Badge tone={words.tone}>{words.name}</Badge>}
        {deadline === 0 || phase === "Concluded" ? undefined : (
          <LiveCountdown until={deadline} now={now} over="Time is over" className="font-medium" />
        )}
      </div>
      <p>{NEXT_SENTENCES[next]}</p>
      {step === undefined ? undefined : (
        <div>
          <StepButton step={step} audit={audit} />
        </div>
      )}
      {audit.seats.some(({ state }) => state === "Committed") && next !== "conclude" ? (
        <Suspense>
          <ConflictNotices audit={audit} />
        </Suspense>
      ) : undefined}
      <OwnSeat audit={audit} />
    </div>
  );
}

function StepButton({ step, audit }: { readonly step: AnybodysStep; readonly audit: ChainAudit }) {
  const { title, button, explanation } = STEP_WORDS[step];
  return (
    <ActionButton
      title={title}
      tone="primary"
      size="md"
      prepare={(market) => prepareStep(market, step, audit)}
      explanation={explanation}
    >
      {button}
    </ActionButton>
  );
}

async function prepareStep(market: MarketClient, step: AnybodysStep, { audit, asset }: ChainAudit) {
  const { advanceAudit, concludeAudit, drawPanel } = await import("@ftns-market/sdk/actions");
  switch (step) {
    case "draw": {
      const { readLineageKin } = await import("@ftns-market/sdk/reads");
      return drawPanel(market, { audit, lineage: await readLineageKin(market, asset) });
    }
    case "advance":
      return advanceAudit(market, audit);
    case "conclude":
      return concludeAudit(market, { audit, asset });
  }
}

/** Reminds an auditor of the panel of what it owes. */
function OwnSeat({ audit }: { readonly audit: ChainAudit }) {
  const { address } = useWallet();
  const seat = audit.seats.find(({ auditor }) => isSameAddress(auditor, address));
  const owes = seat?.state === "Drawn" ? "a finding" : seat?.state === "Committed" ? "its reveal" : undefined;
  if (owes === undefined) return undefined;
  return (
    <Notice
      tone="warning"
      title="You sit on this panel"
      actions={
        <ButtonLink href="/audits/desk" size="sm">
          To your desk
        </ButtonLink>
      }
    >
      Your seat owes {owes}.
    </Notice>
  );
}
