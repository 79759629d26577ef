import { AUCTION_CONTRACTS, assetOf, type AuctionContract, type AuctionKind } from "@ftns-market/sdk/chain";
import type { ChainAuction } from "@ftns-market/sdk/reads";

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

/** The contract that runs it. */
export function contractOf({ kind }: { readonly kind: AuctionKind }): AuctionContract {
  return AUCTION_CONTRACTS[kind];
}

/** Number of the asset. */
export function assetNumber({ terms }: Pick<ChainAuction, "terms">): number {
  return assetOf(terms);
}

/** Whether two addresses are the same account. */
export function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase();
}
