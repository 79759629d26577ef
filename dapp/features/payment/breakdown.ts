import { BASIS_POINTS, splitAmounts, type Split } from "@ftns-market/sdk/chain";
import type { Quote } from "@ftns-market/sdk/reads";
import { isAddressEqual, type Address } from "viem";

/** One payee of a payment. */
export type Part =
  | { readonly kind: "fee"; readonly bps: number; readonly amount: bigint }
  /** Goes to the pool of a parent asset, and is split there in turn. */
  | { readonly kind: "royalty"; readonly asset: number; readonly bps: number; readonly amount: bigint }
  /** Goes to a contributor, or to the owner: when the asset names no contributor, whoever owns it gets the rest. */
  | { readonly kind: "share"; readonly account: Address; readonly owner: boolean; readonly amount: bigint };

/**
 * Where a payment goes, as the contracts split it: fee, then a royalty to each parent, then the rest to the contributors. The
 * amounts add up to the payment, to the base unit.
 * @param amount FTNS base units
 * @param feeBps platform fee, basis points of the payment
 * @param owner gets the rest when the split names no contributors
 */
export function breakdown(amount: bigint, feeBps: number, split: Split, owner: Address): readonly Part[] {
  const fee = (amount * BigInt(feeBps)) / BASIS_POINTS;
  const { royalties, shares } = splitAmounts(amount - fee, split);
  const named = split.contributors.map(({ account }) => account);
  return [
    { kind: "fee", bps: feeBps, amount: fee },
    ...split.parents.map(({ asset, royaltyBps }, i): Part => ({
      kind: "royalty",
      asset,
      bps: royaltyBps,
      amount: royalties[i] ?? 0n,
    })),
    ...shares.map((share, i): Part => ({
      kind: "share",
      account: named[i] ?? owner,
      owner: named.length === 0,
      amount: share,
    })),
  ];
}

/** The same for a purchase that the chain was asked about: the amounts are the quote's. */
export function partsOf({
  fee,
  feeBps,
  royalties,
  shares,
  seller,
}: Pick<Quote, "fee" | "feeBps" | "royalties" | "shares" | "seller">): readonly Part[] {
  return [
    { kind: "fee", bps: feeBps, amount: fee },
    ...royalties.map(({ asset, royaltyBps, amount }): Part => ({ kind: "royalty", asset, bps: royaltyBps, amount })),
    ...shares.map(({ account, amount }): Part => ({
      kind: "share",
      account,
      owner: isAddressEqual(account, seller),
      amount,
    })),
  ];
}

/** A name for a part that is the same at each render. */
export function partKey(part: Part): string {
  return part.kind === "fee" ? "fee" : part.kind === "royalty" ? `asset-${part.asset}` : part.account;
}

/** A part of a whole as a percentage with two decimals; for widths and for reading, never for money. */
export function percentOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * BASIS_POINTS) / whole) / 100;
}
