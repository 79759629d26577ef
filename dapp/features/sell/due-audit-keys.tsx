"use client";
import { auditNextAt } from "@ftns-market/sdk/audits";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { keys, listAuditKeysDue, type DeskSeat } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { Address } from "viem";
import { Section } from "@/components/card";
import { Failure } from "@/components/failure";
import { AccountLink, Moment } from "@/components/values";
import { useMaster } from "@/features/keys";
import { ActionButton } from "@/features/transaction";
import { useMarket } from "@/features/wallet";
import { visibleName } from "@/lib/asset-name";

/** Requests appear without a reload. */
const LOOK_MS = 10_000;
const SHOWN = 50;

/** The auditors who wait for the key of a sealed version; nothing when nobody does. */
export function DueAuditKeys({ address, now }: { readonly address: Address; readonly now: number }) {
  const market = useMarket();
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.deliveries(address), "auditors"],
    queryFn: async ({ signal }) => (await listAuditKeysDue(market, address, { first: SHOWN }, signal)).items,
    refetchInterval: LOOK_MS,
  });
  if (error !== null && data === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  const due = data?.filter(({ audit }) => isInTime(audit, now)) ?? [];
  if (due.length === 0) return undefined;
  return (
    <Section
      id="auditors"
      title="Auditors who wait for a key"
      description="They examine a sealed version of yours. Without its key they cannot certify the content. The agent answers them as well."
    >
      <ul className="divide-y divide-line">
        {due.map((seat) => (
          <DueAuditKey key={`${seat.audit.audit}-${seat.seat}`} seat={seat} />
        ))}
      </ul>
    </Section>
  );
}

/** The seat can still commit: a key that comes later is refused. */
function isInTime(audit: DeskSeat["audit"], now: number): boolean {
  return auditNextAt(audit, { number: audit.drawBlock, timestamp: now }) === "commit";
}

function DueAuditKey({ seat: { audit, seat, auditor, keyRequest } }: { readonly seat: DeskSeat }) {
  const masterOf = useMaster("seller");
  if (keyRequest === undefined) return undefined;
  const answer = async (market: MarketClient) => {
    const { prepareAnswer, VersionBook } = await import("@ftns-market/sdk/agent");
    const request = { audit: audit.audit, seat, point: keyRequest.b };
    return prepareAnswer(market, new VersionBook(market), await masterOf(market), request);
  };
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/audits/${audit.audit}`}
            prefetch={false}
            className="font-medium break-words hover:underline"
            dir="auto"
          >
            {visibleName({ name: audit.assetName ?? null }) ?? `Asset ${audit.asset}`}
          </Link>
          <span className="text-muted">version {audit.version}</span>
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
          <AccountLink address={auditor} />
          <span>
            asked on <Moment seconds={keyRequest.at} />, for seat {seat} of audit {String(audit.audit)}
          </span>
        </p>
      </div>
      <ActionButton
        title={`Hand the key to the auditor of seat ${seat} of audit ${audit.audit}`}
        tone="primary"
        prepare={answer}
        explanation="The first time on this page your wallet signs a message that your delivery keys are made from: free, no transaction. The chain refuses a wrong key, so it cannot be handed over by mistake."
      >
        Hand the key over
      </ActionButton>
    </li>
  );
}
