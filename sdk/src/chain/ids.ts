/**
 * The ids of the market, packed as `contracts/libraries/Ids.sol` packs them. Asset ids are numbers (48 bits); terms, pools and
 * sales are bigints (64 bits).
 */

/** An asset: the ERC-721 token id, from 1. */
export type AssetId = number;
/** Licence terms: the ERC-1155 token id. */
export type TermsId = bigint;
/** The money pool of one revenue split of an asset. */
export type PoolId = bigint;
/** A sale: its number of 64 bits, or what `instantSaleId` makes for one that was settled at once and has none. */
export type SaleId = bigint;
/** An audit: its number, from 1. */
export type AuditId = bigint;

const LOWER_BITS = 16n;
const LOWER_MASK = 0xffffn;
const LOG_BITS = 32n;
const VENUE_SHIFT = 48n;
/** Above every number that the chain gives. */
const FIRST_INSTANT = 2n ** 64n;

/** Terms number `ordinal` (from 1) of an asset. */
export function termsId(asset: AssetId, ordinal: number): TermsId {
  return (BigInt(asset) << LOWER_BITS) | BigInt(ordinal);
}

/** The asset itself as what is sold: its id with ordinal 0. No licence terms have that. */
export function titleOf(asset: AssetId): TermsId {
  return termsId(asset, 0);
}

/** Whether these terms are the asset itself, not a licence of it. */
export function isTitle(terms: TermsId): boolean {
  return ordinalOf(terms) === 0;
}

/** The pool of split version `split` (from 1) of an asset. */
export function poolId(asset: AssetId, split: number): PoolId {
  return (BigInt(asset) << LOWER_BITS) | BigInt(split);
}

/** A sale that was settled at once: the chain keeps nothing but its event, so block and log index name it, as in the index. */
export function instantSaleId(blockNumber: bigint, logIndex: number): SaleId {
  return FIRST_INSTANT + (blockNumber << LOG_BITS) + BigInt(logIndex);
}

/** Index of the venue that made a sale which has a number: the escrow's `venueOf` names it. */
export function venueIndex(sale: SaleId): number {
  return Number(sale >> VENUE_SHIFT);
}

/** Whether it was settled at once: then only the index knows it. */
export function isInstantSale(sale: SaleId): boolean {
  return sale >= FIRST_INSTANT;
}

/** The asset that these terms license, or that feeds this pool. */
export function assetOf(id: TermsId | PoolId): AssetId {
  return Number(id >> LOWER_BITS);
}

/** The number of the terms, or of the split, within its asset. */
export function ordinalOf(id: TermsId | PoolId): number {
  return Number(id & LOWER_MASK);
}
