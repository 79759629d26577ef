"use client";
import type { AssetId, Split } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import type { ChainListing } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/components/button";
import { Notice } from "@/components/notice";
import { useMarket, useWallet } from "@/features/wallet";
import type { Offer } from "./offer";
import { OfferCard } from "./offer-card";
import { lacksCertificate, readSaleConditions, type SaleConditions } from "./sale-conditions";
import { useIdle } from "./use-idle";

/** How often the chain is asked again while the page is looked at. */
const EVERY_MS = 20_000;

/**
 * The offers of an asset. Terms come from the index; price, stock and conditions are what the chain says now: the server's
 * reading first, then this browser's own as soon as it has time for it.
 */
export function OffersPanel({
  asset,
  offers,
  claimedSplit,
  conditions: initialConditions,
  listings,
  names,
}: {
  readonly asset: AssetId;
  readonly offers: readonly Offer[];
  /** Of the index; checked against the chain. */
  readonly claimedSplit: Split;
  /** As the server read them; undefined when it could not. */
  readonly conditions: SaleConditions | undefined;
  readonly listings: Readonly<Record<string, ChainListing>>;
  /** Names of the parents, by asset. */
  readonly names: Readonly<Record<number, string>>;
}) {
  const market = useMarket();
  const { address } = useWallet();
  const idle = useIdle();
  const conditions = useQuery({
    queryKey: [...keys.asset(asset), "conditions"],
    queryFn: () => readSaleConditions(market, asset, claimedSplit),
    refetchInterval: EVERY_MS,
    enabled: idle || initialConditions === undefined,
    ...(initialConditions === undefined ? {} : { initialData: initialConditions, initialDataUpdatedAt: 0 }),
  });
  const own = address !== undefined && conditions.data?.owner.toLowerCase() === address.toLowerCase();
  return (
    <div className="flex flex-col gap-3">
      {conditions.isError ? (
        <Notice tone="danger" live>
          The chain does not answer, so prices may be old. Nothing can be bought until it does.
        </Notice>
      ) : undefined}
      {own ? (
        <Notice tone="accent" actions={<ButtonLink href="/sell/offers">Manage the offers</ButtonLink>}>
          This asset is yours.
        </Notice>
      ) : undefined}
      {conditions.data !== undefined && lacksCertificate(conditions.data) ? (
        <NoCertificate asset={asset} version={conditions.data.version} />
      ) : undefined}
      <ul className="flex flex-col gap-3">
        {offers.map((offer) => (
          <li key={offer.terms}>
            <OfferCard
              {...{ asset, offer, own, names }}
              conditions={conditions.data}
              initial={listings[offer.terms]}
              idle={idle}
              refreshMs={EVERY_MS}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function NoCertificate({ asset, version }: { readonly asset: AssetId; readonly version: number }) {
  return (
    <Notice
      tone="warning"
      title="It cannot be bought now"
      actions={
        <ButtonLink href={`/audits/new?asset=${asset}&version=${version}`} prefetch={false} size="sm" tone="secondary">
          Order an audit
        </ButtonLink>
      }
    >
      By a vote, assets of this category are sold only with a live certificate. Version {version} has none, so the chain
      refuses every purchase. Anybody can order the audit.
    </Notice>
  );
}
