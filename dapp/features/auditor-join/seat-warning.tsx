"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { AuditTerms } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { Address } from "viem";
import { Notice } from "@/components/notice";
import { useMarket } from "@/features/wallet";
import { formatFtns } from "@/lib/format";

/** What a declaration does to an auditor that sits on panels already: nothing good where the account has a part. */
export function SeatWarning({ auditor, terms }: { readonly auditor: Address; readonly terms: AuditTerms }) {
  const market = useMarket();
  const { data: seats, error } = useQuery({
    queryKey: [...keys.auditor(auditor), "seats to reveal"],
    queryFn: async () => (await (await import("@ftns-market/sdk/queries")).listMyDesk(market, auditor)).items,
  });
  if (error === null && (seats === undefined || seats.length === 0)) return undefined;
  return (
    <Notice tone="warning" title={seats === undefined ? "If you sit on a panel now" : "You sit on panels now"}>
      <p>
        A declaration gives up no seat that you were drawn for before. If the account has a part in what{" "}
        {seats === undefined ? "such a panel audits" : <Audits audits={seats.map(({ audit }) => audit.audit)} />}, you
        cannot reveal there any more, and silence is slashed by {formatFtns(terms.silencePenalty)}.
      </p>
    </Notice>
  );
}

function Audits({ audits }: { readonly audits: readonly bigint[] }) {
  return (
    <>
      {audits.map((audit, place) => (
        <span key={String(audit)}>
          {place === 0 ? "" : place === audits.length - 1 ? " or " : ", "}
          <Link href={`/audits/${audit}`} className="underline">
            audit {String(audit)}
          </Link>
        </span>
      ))}{" "}
      examines
    </>
  );
}
