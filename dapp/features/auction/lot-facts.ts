import type { AuctionKind } from "@ftns-market/sdk/chain";

/** What actions name an auction by. */
export interface AuctionName<Kind extends AuctionKind> {
  readonly auction: bigint;
  readonly terms: bigint;
  readonly kind: Kind;
  readonly name: string;
}

/** @param name of the asset, for the sentences */
export function referenceOf<Kind extends AuctionKind>(
  { auction, terms, kind }: { readonly auction: bigint; readonly terms: bigint; readonly kind: Kind },
  name: string,
): AuctionName<Kind> {
  return { auction, terms, kind, name };
}
