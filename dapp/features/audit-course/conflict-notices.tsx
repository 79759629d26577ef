"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import type { ChainAudit, SeatConflict } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Failure } from "@/components/failure";
import { Notice } from "@/components/notice";
import { ActionButton } from "@/features/transaction";
import { useMarket } from "@/features/wallet";
import { shortAddress } from "@/lib/format";
import { partWords } from "./part-words";

/** It reads events of the whole lineage: less often than where the audit stands. */
const ASK_MS = 30_000;

/** The auditors of a panel who have come to have a part in the asset, each with the button by which anybody leaves it out. */
export function ConflictNotices({ audit }: { readonly audit: ChainAudit }) {
  const market = useMarket();
  const states = audit.seats.map(({ state }) => state).join("/");
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.audit(audit.audit), "conflicts", states],
    queryFn: async () => (await import("@ftns-market/sdk/reads")).readConflicts(market, audit),
    refetchInterval: ASK_MS,
  });
  if (data === undefined) {
    return error === null ? undefined : <Failure error={error} onRetry={() => void refetch()} />;
  }
  return data.map((conflict) => <ConflictNotice key={conflict.seat} audit={audit} conflict={conflict} />);
}

function ConflictNotice({ audit, conflict }: { readonly audit: ChainAudit; readonly conflict: SeatConflict }) {
  const { seat, auditor, parts } = conflict;
  const reasons = parts.map((part) => partWords(part, audit.asset));
  return (
    <Notice
      tone="warning"
      live
      title={`Seat ${seat + 1} has come to have a part`}
      actions={
        <ActionButton
          title="Leave this auditor out"
          tone="danger"
          prepare={(market) => prepareRecusal(market, audit, conflict)}
          explanation={`Anybody may do this until it reveals. Its finding then does not count; it has its fee, and none of its stake is taken. The others decide; a certificate needs more than half of the ${audit.seats.length} seats.`}
        >
          Leave this auditor out
        </ActionButton>
      }
    >
      <p>
        <Link href={`/auditors/${auditor}`} prefetch={false} className="font-mono text-[0.8125rem] underline">
          {shortAddress(auditor)}
        </Link>{" "}
        had none when it was drawn. Now it {reasons.join("; it ")}. So it should not judge it.
      </p>
    </Notice>
  );
}

async function prepareRecusal(market: MarketClient, { audit, asset }: ChainAudit, { seat, auditor }: SeatConflict) {
  const [{ readLineageKin }, { recuseAuditor }] = await Promise.all([
    import("@ftns-market/sdk/reads"),
    import("@ftns-market/sdk/actions"),
  ]);
  return recuseAuditor(market, { audit, seat, auditor, lineage: await readLineageKin(market, asset) });
}
