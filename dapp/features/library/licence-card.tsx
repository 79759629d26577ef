"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { keys, type LibraryEntry } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { Address } from "viem";
import { Badge } from "@/components/badge";
import { buttonClass } from "@/components/button";
import { Skeleton } from "@/components/notice";
import { assetName } from "@/lib/asset-name";
import { licenceName } from "@/lib/licence";
import { licenceState } from "./licence-state";

/** One licence: what it is for and whether it is valid now. */
export function LicenceCard({
  market,
  account,
  entry,
  sale,
  now,
}: {
  readonly market: MarketClient;
  readonly account: Address;
  readonly entry: LibraryEntry;
  /** The purchase with the file; undefined when the licence came in another way. */
  readonly sale: string | undefined;
  /** Seconds since 1970. */
  readonly now: number;
}) {
  const { asset, terms, kind } = entry;
  const { data: licence, error } = useQuery({
    queryKey: keys.licence(BigInt(terms.id), account),
    queryFn: async () => {
      const { readLicence } = await import("@ftns-market/sdk/reads");
      return readLicence(market, BigInt(terms.id), account);
    },
  });
  const state = licence && licenceState(kind, licence, now);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <Link href={`/assets/${asset.id}`} className="font-medium break-words hover:underline" dir="auto">
            {assetName(asset)}
          </Link>
          {state === undefined ? undefined : <Badge tone={state.tone}>{state.label}</Badge>}
        </p>
        <p className="text-muted">
          {licenceName({ kind, period: terms.period, unitsPerPack: terms.unitsPerPack })}
          {state === undefined ? undefined : ` · ${state.detail}`}
        </p>
        {error === null ? undefined : <p className="text-danger">The chain did not answer: {error.message}</p>}
        {licence === undefined && error === null ? <Skeleton className="mt-1 h-4 w-40" /> : undefined}
      </div>
      <div className="flex flex-wrap gap-2">
        {sale === undefined ? undefined : (
          <>
            <Link href={`/library/${sale}`} className={buttonClass("secondary", "sm")}>
              Get the file
            </Link>
            <Link href={`/assets/${asset.id}#reviews`} prefetch={false} className={buttonClass("secondary", "sm")}>
              Review it<span className="sr-only">: {assetName(asset)}</span>
            </Link>
          </>
        )}
        {state?.again === undefined ? undefined : (
          <Link href={`/assets/${asset.id}/checkout?terms=${terms.id}`} className={buttonClass("secondary", "sm")}>
            {state.again}
          </Link>
        )}
      </div>
    </li>
  );
}
