"use client";
import { keys, type AssetCard } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { Badge } from "@/components/badge";
import { ButtonLink } from "@/components/button";
import { Card, Stat } from "@/components/card";
import { Notice } from "@/components/notice";
import { CompactAmount } from "@/components/values";
import { InheritedNotice } from "@/features/succession";
import { useMarket } from "@/features/wallet";
import { formatCount } from "@/lib/format";
import { assetName } from "@/lib/asset-name";
import { LicenceButton } from "./licence-button";
import { OwnTerms } from "./own-terms";
import { SplitButton } from "./split-button";

/**
 * One asset of the account: how it does, and everything its owner can do.
 * @param waiting its revenue that is not distributed yet, FTNS base units; undefined while it is read
 */
export function OwnAsset({
  card,
  waiting,
  now,
}: {
  readonly card: AssetCard;
  readonly waiting: bigint | undefined;
  readonly now: number;
}) {
  const market = useMarket();
  const asset = Number(card.id);
  const name = assetName(card);
  const { data: state } = useQuery({
    queryKey: [...keys.asset(asset), "chain"],
    queryFn: async () => (await import("@ftns-market/sdk/reads")).readAsset(market, asset),
  });
  const status = state?.status ?? card.status;
  const dots = "…";
  return (
    <Card className="p-4">
      <article aria-label={name} className="flex flex-col gap-4">
        <Heading {...{ card, name, status }} />
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          <Stat label="Versions" value={state === undefined ? dots : formatCount(state.latestVersion)} />
          <Stat label="Sales" value={formatCount(card.salesCount)} />
          <Stat label="Sold for" value={<CompactAmount amount={card.volume} />} />
          <Stat
            label="Not distributed yet"
            value={waiting === undefined ? dots : <CompactAmount amount={waiting} />}
            hint={waiting === undefined || waiting === 0n ? undefined : <EarningsLink />}
          />
        </dl>
        {status === "Live" ? <InheritedNotice {...{ asset }} account={card.owner.id} /> : undefined}
        {status === "Live" ? (
          <div className="flex flex-wrap gap-2">
            <ButtonLink size="sm" tone="secondary" href={`/publish?asset=${card.id}`} prefetch={false}>
              New version
            </ButtonLink>
            <SplitButton {...{ asset, name }} />
            <LicenceButton {...{ asset, name, now }} />
            <ButtonLink size="sm" tone="secondary" href={`/auctions/new?asset=${card.id}`} prefetch={false}>
              Auction
            </ButtonLink>
          </div>
        ) : (
          <Notice tone="danger">
            {status === "TakenDown"
              ? "It was taken down and cannot be sold. Its page says why, and how to appeal."
              : "A version was proved to hold something else than promised. It cannot be sold any more."}
          </Notice>
        )}
        <Licences {...{ asset, name, now }} encrypted={card.encrypted} />
      </article>
    </Card>
  );
}

function Heading({
  card,
  name,
  status,
}: {
  readonly card: AssetCard;
  readonly name: string;
  readonly status: AssetCard["status"];
}) {
  return (
    <header className="min-w-0">
      <h2 className="text-base font-semibold">
        <Link
          href={`/assets/${card.id}`}
          prefetch={false}
          className="line-clamp-2 break-words hover:underline"
          dir="auto"
        >
          {name}
        </Link>
      </h2>
      <p className="mt-1 flex flex-wrap items-center gap-2 text-muted">
        <span>Asset {card.id}</span>
        <Badge>{card.category}</Badge>
        <Badge>{card.encrypted ? "Encrypted" : "Open"}</Badge>
        {status === "Live" ? (
          <Badge tone={card.activeOffers === 0 ? "warning" : "positive"}>
            {card.activeOffers === 0
              ? "Not offered"
              : card.activeOffers === 1
                ? "1 offer"
                : `${card.activeOffers} offers`}
          </Badge>
        ) : (
          <Badge tone="danger">{status === "TakenDown" ? "Taken down" : "Fraudulent"}</Badge>
        )}
      </p>
    </header>
  );
}

function EarningsLink() {
  return (
    <Link href="/sell/earnings" className="text-accent hover:underline">
      Distribute it
    </Link>
  );
}

/** Read only when they are opened: a list of assets need not know them. */
function Licences(props: {
  readonly asset: number;
  readonly name: string;
  readonly encrypted: boolean;
  readonly now: number;
}) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-muted hover:text-ink">Licences</summary>
      <div className="mt-3">{open ? <OwnTerms {...props} /> : undefined}</div>
    </details>
  );
}
