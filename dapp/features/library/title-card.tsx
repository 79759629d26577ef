"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { keys, type SaleRow } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { Address } from "viem";
import { Badge } from "@/components/badge";
import { ButtonLink } from "@/components/button";
import { InheritedNotice } from "@/features/succession";
import { assetName } from "@/lib/asset-name";
import { titleState } from "./title-state";

/** An asset that the account has bought itself: where that stands, and what its owner can do. */
export function TitleCard({
  market,
  account,
  sale,
}: {
  readonly market: MarketClient;
  readonly account: Address;
  readonly sale: SaleRow;
}) {
  const asset = Number(sale.asset.id);
  const { data: chain, error } = useQuery({
    queryKey: [...keys.asset(asset), "chain"],
    queryFn: async () => (await import("@ftns-market/sdk/reads")).readAsset(market, asset),
  });
  const isOwner = chain === undefined ? undefined : chain.owner.toLowerCase() === account.toLowerCase();
  const { tone, label, detail, owned } = titleState(sale.state, isOwner);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <Link
            href={`/assets/${sale.asset.id}`}
            prefetch={false}
            className="font-medium break-words hover:underline"
            dir="auto"
          >
            {assetName(sale.asset)}
          </Link>
          <Badge tone={tone}>{label}</Badge>
        </p>
        <p className="text-muted">The asset itself. {detail}</p>
        {error === null ? undefined : <p className="text-danger">The chain did not answer: {error.message}</p>}
      </div>
      <div className="flex flex-wrap gap-2">
        <ButtonLink size="sm" tone="secondary" href={`/library/${sale.id}`} prefetch={false}>
          {sale.state === "AwaitingKey" ? "Look at it" : "Get the file"}
        </ButtonLink>
        {owned ? (
          <>
            <ButtonLink size="sm" tone="secondary" href={`/publish?asset=${asset}`} prefetch={false}>
              New version
            </ButtonLink>
            <ButtonLink size="sm" tone="secondary" href="/sell" prefetch={false}>
              Sell licences
            </ButtonLink>
          </>
        ) : undefined}
      </div>
      {owned ? (
        <div className="basis-full empty:hidden">
          <InheritedNotice {...{ asset, account }} />
        </div>
      ) : undefined}
    </li>
  );
}
