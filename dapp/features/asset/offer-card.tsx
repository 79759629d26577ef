"use client";
import { weighedSplit, type AssetId } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import type { ChainListing } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { Notice, Skeleton } from "@/components/notice";
import { Amount, Moment } from "@/components/values";
import { LicenceText } from "@/features/licence";
import { breakdown, BreakdownList } from "@/features/payment";
import { useMarket } from "@/features/wallet";
import { formatCount, formatFtns } from "@/lib/format";
import { licenceName, licenceSentences, licenceUnit } from "@/lib/licence";
import { HeldLicence } from "./held-licence";
import { endOf, pricePerUse, refusalOf, stockOf, type Offer } from "./offer";
import type { SaleConditions } from "./sale-conditions";

/** One offer: what the licence gives, what it costs now, where the money goes, and the way to buy it. */
export function OfferCard({
  asset,
  offer,
  own,
  names,
  conditions,
  initial,
  idle,
  refreshMs,
}: {
  readonly asset: AssetId;
  readonly offer: Offer;
  /** The visitor is the seller. */
  readonly own: boolean;
  readonly names: Readonly<Record<number, string>>;
  readonly conditions: SaleConditions | undefined;
  /** As the server read it. */
  readonly initial: ChainListing | undefined;
  /** The browser has time to read for itself. */
  readonly idle: boolean;
  readonly refreshMs: number;
}) {
  const market = useMarket();
  const terms = BigInt(offer.terms);
  const { data: listing, isError } = useQuery({
    queryKey: keys.listing(terms),
    queryFn: async () => (await import("@ftns-market/sdk/reads")).readListing(market, terms),
    refetchInterval: refreshMs,
    enabled: idle || initial === undefined,
    ...(initial === undefined ? {} : { initialData: initial, initialDataUpdatedAt: 0 }),
  });
  return (
    <Card className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="font-semibold">{licenceName(offer)}</h3>
        <Price offer={offer} listing={listing} failed={isError} />
      </div>
      <ul className="flex list-disc flex-col gap-0.5 pl-4 text-muted marker:text-line-strong">
        {licenceSentences(offer).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {listing === undefined ? undefined : <Limits listing={listing} />}
      </ul>
      <p className="text-xs text-muted">
        <LicenceText spdx={offer.spdx} textCid={offer.textCid} />
      </p>
      <HeldLicence offer={offer} />
      {listing === undefined || conditions === undefined ? undefined : (
        <>
          <Way {...{ asset, offer, own, listing, conditions }} />
          <MoneyFlow {...{ listing, conditions, names }} />
        </>
      )}
    </Card>
  );
}

function MoneyFlow({
  listing: { price },
  conditions: { feeBps, split, reputations, owner },
  names,
}: {
  readonly listing: ChainListing;
  readonly conditions: SaleConditions;
  readonly names: Readonly<Record<number, string>>;
}) {
  if (price === 0n) return undefined;
  return (
    <details>
      <summary className="w-fit cursor-pointer text-accent hover:underline">Where the {formatFtns(price)} go</summary>
      <div className="mt-2">
        <BreakdownList parts={breakdown(price, feeBps, weighedSplit(split, reputations), owner)} names={names} />
        {split.contributors.length < 2 ? undefined : (
          <p className="mt-2 text-xs text-muted">
            Shares by contribution and reputation as they are now. Reputations are read again when the revenue is
            distributed; what you pay does not depend on it.
          </p>
        )}
      </div>
    </details>
  );
}

function Price({
  offer,
  listing,
  failed,
}: {
  readonly offer: Offer;
  readonly listing: ChainListing | undefined;
  readonly failed: boolean;
}) {
  if (listing === undefined) {
    return failed ? (
      <p className="text-danger">The chain did not give the price.</p>
    ) : (
      <Skeleton className="h-6 w-24" />
    );
  }
  const each = pricePerUse(offer, listing.price);
  return (
    <div aria-live="polite" className="text-right">
      <p>
        {listing.price === 0n ? (
          <span className="text-lg font-semibold">Free</span>
        ) : (
          <>
            <Amount amount={listing.price} className="text-lg font-semibold" />
            <span className="text-muted"> / {licenceUnit(offer)}</span>
          </>
        )}
      </p>
      {each === undefined ? undefined : (
        <p className="text-xs text-muted">
          <Amount amount={each} /> per use
        </p>
      )}
    </div>
  );
}

function Limits({ listing }: { readonly listing: ChainListing }) {
  const stock = stockOf(listing);
  const end = endOf(listing);
  return (
    <>
      {stock === undefined ? undefined : <li>{formatCount(stock)} left at this price.</li>}
      {end === undefined ? undefined : (
        <li>
          Offered until <Moment seconds={end} />.
        </li>
      )}
    </>
  );
}

function Way({
  asset,
  offer,
  own,
  listing,
  conditions,
}: {
  readonly asset: AssetId;
  readonly offer: Offer;
  readonly own: boolean;
  readonly listing: ChainListing;
  readonly conditions: SaleConditions;
}) {
  const refusal = refusalOf(offer, listing, conditions);
  if (refusal !== undefined) return <Notice tone="warning">{refusal}</Notice>;
  if (own) return undefined;
  const free = listing.price === 0n;
  const word = free ? "Get" : "Buy";
  return (
    <ButtonLink
      href={`/assets/${asset}/checkout?terms=${offer.terms}`}
      prefetch={false}
      className="w-full"
      aria-label={`${word}: ${licenceName(offer)}`}
    >
      {word}
    </ButtonLink>
  );
}
