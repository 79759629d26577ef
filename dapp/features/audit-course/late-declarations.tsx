"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { ChainAudit } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Notice } from "@/components/notice";
import { useMarket } from "@/features/wallet";
import { shortAddress } from "@/lib/format";

/** It reads events of the whole lineage: less often than where the audit stands. */
const ASK_MS = 30_000;

/** The auditors of a panel who have declared somebody with a part in the asset since the draw: they cannot reveal, and nobody can recuse them. */
export function LateDeclarations({ audit }: { readonly audit: ChainAudit }) {
  const market = useMarket();
  const states = audit.seats.map(({ state }) => state).join("/");
  const { data } = useQuery({
    queryKey: [...keys.audit(audit.audit), "late declarations", states],
    queryFn: async () => (await import("@ftns-market/sdk/reads")).readLateDeclarations(market, audit),
    refetchInterval: ASK_MS,
  });
  return data?.map(({ seat, auditor, parts }) => (
    <Notice key={seat} tone="warning" live title={`Seat ${seat + 1} cannot reveal`}>
      <p>
        <Link href={`/auditors/${auditor}`} prefetch={false} className="font-mono text-[0.8125rem] underline">
          {shortAddress(auditor)}
        </Link>{" "}
        has declared {declared(parts.map(({ account }) => shortAddress(account)))} since it was drawn, with a part in
        what is audited. That is no way out of a panel: its finding does not count, and it is slashed as silent.
      </p>
    </Notice>
  ));
}

function declared(accounts: readonly string[]): string {
  return [...new Set(accounts)].join(" and ");
}
