import type { AssetPage } from "@ftns-market/sdk/queries";
import { visibleName } from "@/lib/asset-name";
import type { LicenceTerms } from "@/lib/licence";

/** What the checkout page knows of an offer before it asks the chain; plain data from the server. */
export interface CheckoutOffer {
  readonly asset: number;
  /** The seller's name for it; undefined while the index has no metadata. */
  readonly name: string | undefined;
  /** Decimal id of the licence terms. */
  readonly terms: string;
  readonly licence: LicenceTerms & { readonly spdx: string | null; readonly textCid: string | null };
  readonly artifact: { readonly name: string | undefined; readonly size: number | undefined };
  readonly encrypted: boolean;
}

/** An asset's name for people. */
export function assetName({ asset, name }: Pick<CheckoutOffer, "asset" | "name">): string {
  return name ?? `Asset ${asset}`;
}

type Terms = AssetPage["terms"][number];

/** The offer under terms, as the index has it. @returns undefined when the asset has no such terms */
export function offerOf(page: AssetPage, terms: string | undefined): CheckoutOffer | undefined {
  const found = page.terms.find(({ id }) => id === terms);
  if (found === undefined) return undefined;
  const latest = page.versions[0];
  const { metadata } = page;
  return {
    asset: Number(page.id),
    name: visibleName(metadata),
    terms: found.id,
    licence: licenceOf(found),
    artifact: {
      name: metadata?.artifactName ?? undefined,
      size: latest === undefined ? undefined : Number(latest.size),
    },
    encrypted: page.encrypted,
  };
}

function licenceOf({ kind, transferable, exclusive, period, unitsPerPack, supplyCap, spdx, textCid }: Terms) {
  return {
    ...{ kind, transferable, exclusive, period, unitsPerPack, supplyCap },
    spdx: spdx ?? null,
    textCid: textCid ?? null,
  };
}

const MAX_QUANTITY = 2 ** 32 - 1;

/** A quantity as an address or a form gives it; anything that is none is 1. */
export function quantityOf(text: string | undefined): number {
  const quantity = Number(text);
  return Number.isInteger(quantity) && quantity >= 1 && quantity < MAX_QUANTITY ? quantity : 1;
}

/** What one unit of quantity is called in the quantity field. */
export function quantityWord({ kind }: Pick<LicenceTerms, "kind">): string {
  return { Perpetual: "Copies", Subscription: "Periods", Metered: "Packs" }[kind];
}
