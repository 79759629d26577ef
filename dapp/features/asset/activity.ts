import type { AssetPage, SaleRow } from "@ftns-market/sdk/queries";
import type { Address } from "viem";

/** Something that happened to an asset. Times in seconds since 1970, amounts decimal strings of FTNS base units. */
export type Event = { readonly at: number; readonly transaction: string } & (
  | { readonly kind: "published"; readonly version: number }
  | { readonly kind: "split"; readonly contributors: number }
  | { readonly kind: "offered"; readonly terms: string; readonly price: string }
  | { readonly kind: "repriced"; readonly terms: string; readonly price: string; readonly before: string | null }
  | { readonly kind: "paused" | "resumed" | "ended"; readonly terms: string }
  | { readonly kind: "sold"; readonly sale: SaleRow }
  | { readonly kind: "transferred"; readonly from: Address; readonly to: Address }
  | { readonly kind: "takenDown" | "restored"; readonly reason: string | undefined }
  | { readonly kind: "fraud"; readonly version: number }
);

type Sources = Pick<AssetPage, "versions" | "splits" | "terms" | "sales" | "transfers" | "takedowns" | "frauds">;

/** Everything that happened to an asset, newest first. What happened in the same second stays in the order of its kind. */
export function activityOf(asset: Sources): readonly Event[] {
  return [
    ...asset.sales.map((sale): Event => ({
      kind: "sold",
      sale,
      at: Number(sale.openedAt),
      transaction: sale.transaction,
    })),
    ...offerEvents(asset),
    ...asset.transfers.map(({ from, to, timestamp, transaction }): Event => ({
      ...{ kind: "transferred", from: from.id, to: to.id, at: Number(timestamp), transaction },
    })),
    ...asset.frauds.map(({ version, timestamp, transaction }): Event => ({
      ...{ kind: "fraud", version: version.number, at: Number(timestamp), transaction },
    })),
    ...asset.takedowns.map(({ restored, reason, timestamp, transaction }): Event => ({
      ...{ kind: restored ? "restored" : "takenDown", reason: reason?.text, at: Number(timestamp), transaction },
    })),
    ...splitEvents(asset),
    ...asset.versions.map(({ number, publishedAt, transaction }): Event => ({
      ...{ kind: "published", version: number, at: Number(publishedAt), transaction },
    })),
  ].sort((a, b) => b.at - a.at);
}

const OFFER_EVENTS = {
  Listed: "offered",
  Repriced: "repriced",
  Paused: "paused",
  Resumed: "resumed",
  Ended: "ended",
} as const;

function offerEvents({ terms }: Sources): readonly Event[] {
  return terms.flatMap(({ id, offers }) =>
    offers.flatMap(({ changes }) =>
      changes.map(({ kind, price, previousPrice: before, timestamp, transaction }): Event => {
        const when = { at: Number(timestamp), transaction, terms: id };
        const event = OFFER_EVENTS[kind];
        if (event === "offered") return { ...when, kind: event, price };
        if (event === "repriced") return { ...when, kind: event, price, before };
        return { ...when, kind: event };
      }),
    ),
  );
}

/** The first split is part of the publication. */
function splitEvents({ splits }: Sources): readonly Event[] {
  return splits
    .filter(({ number }) => number > 1)
    .map(({ contributors, timestamp, transaction }) => ({
      ...{ kind: "split", contributors: contributors.length, at: Number(timestamp), transaction },
    }));
}

/** A price of an offer from a moment on. */
export interface PricePoint {
  /** Seconds since 1970. */
  readonly at: number;
  /** FTNS base units. */
  readonly price: string;
}

/** How the price of each offer went, oldest first, in the order of the terms. Only offers that ever had a price. */
export function priceHistories({
  terms,
}: Pick<Sources, "terms">): readonly { readonly terms: string; readonly points: readonly PricePoint[] }[] {
  return terms
    .map(({ id, offers }) => ({
      terms: id,
      points: offers
        .flatMap(({ changes }) => changes)
        .filter(({ kind }) => kind === "Listed" || kind === "Repriced")
        .map(({ timestamp, price }) => ({ at: Number(timestamp), price }))
        .sort((a, b) => a.at - b.at),
    }))
    .filter(({ points }) => points.some(({ price }) => price !== "0"));
}
