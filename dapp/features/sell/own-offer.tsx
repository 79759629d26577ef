"use client";
import { NEVER } from "@ftns-market/sdk/chain";
import { keys, type OfferRow } from "@ftns-market/sdk/queries";
import type { ChainAsset, ChainListing, ChainTerms } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Badge } from "@/components/badge";
import { Card } from "@/components/card";
import { Failure } from "@/components/failure";
import { Skeleton } from "@/components/notice";
import { Amount, Moment } from "@/components/values";
import { useMarket } from "@/features/wallet";
import { formatFtns } from "@/lib/format";
import { licenceName, licenceUnit } from "@/lib/licence";
import { assetName } from "@/lib/asset-name";
import { OfferActions } from "./offer-actions";
import { offerState, stockWords, type OfferState } from "./offer-state";
import { PriceHistory } from "./price-history";

/** What the chain says of an offer. */
export interface ChainOffer {
  readonly listing: ChainListing;
  readonly asset: ChainAsset;
  readonly terms: ChainTerms;
}

/** One offer: price, stock, end and state as the chain has them, its history, and what can be done. */
export function OwnOffer({ offer, now }: { readonly offer: OfferRow; readonly now: number }) {
  const market = useMarket();
  const id = BigInt(offer.terms.id);
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.listing(id), "own"],
    queryFn: async (): Promise<ChainOffer> => {
      const { readAsset, readListing, readTerms } = await import("@ftns-market/sdk/reads");
      const [listing, asset, terms] = await Promise.all([
        readListing(market, id),
        readAsset(market, Number(offer.asset.id)),
        readTerms(market, id),
      ]);
      return { listing, asset, terms };
    },
  });
  const name = assetName(offer.asset);
  const state = data === undefined ? undefined : offerState({ ...data, termsClosed: data.terms.closed, now });
  return (
    <Card className="p-4">
      <article aria-label={`Offer for ${name}, ${licenceName(offer.terms)}`} className="flex flex-col gap-3">
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <div className="min-w-0">
            <h2 className="text-base font-semibold">
              <Link
                href={`/assets/${offer.asset.id}`}
                prefetch={false}
                className="break-words hover:underline"
                dir="auto"
              >
                {name}
              </Link>
            </h2>
            <p className="text-muted">
              {licenceName(offer.terms)}
              {offer.terms.spdx === null ? undefined : <> · {offer.terms.spdx}</>}
            </p>
          </div>
          {data === undefined || state === undefined ? undefined : (
            <Figures listing={data.listing} state={state} unit={licenceUnit(offer.terms)} />
          )}
        </div>
        {error !== null && data === undefined ? <Failure error={error} onRetry={() => void refetch()} /> : undefined}
        {data === undefined || state === undefined ? (
          error === null ? (
            <Skeleton className="h-10" />
          ) : undefined
        ) : (
          <>
            {state.meaning === undefined ? undefined : <p className="text-muted">{state.meaning}</p>}
            <OfferActions {...{ name, state, now, unit: licenceUnit(offer.terms) }} listing={data.listing} />
          </>
        )}
        <PriceHistory what={`offer ${offer.terms.id}`} changes={offer.changes} />
      </article>
    </Card>
  );
}

function Figures({
  listing,
  state,
  unit,
}: {
  readonly listing: ChainListing;
  readonly state: OfferState;
  readonly unit: string;
}) {
  const stock = stockWords(listing.remaining);
  return (
    <div className="text-right max-sm:text-left">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={state.tone}>{state.name}</Badge>
        <span className="text-base font-semibold" title={formatFtns(listing.price)}>
          {listing.price === 0n ? "Free" : <Amount amount={listing.price} />}
        </span>
        <span className="text-muted">per {unit}</span>
      </p>
      <p className="text-xs text-muted">
        {stock ?? "Stock without limit"} ·{" "}
        {listing.expiresAt === NEVER ? (
          "until you end it"
        ) : (
          <>
            until <Moment seconds={listing.expiresAt} />
          </>
        )}
      </p>
    </div>
  );
}
