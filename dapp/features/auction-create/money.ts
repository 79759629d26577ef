import { splitAmounts, type Split } from "@ftns-market/sdk/chain";

/** What a sale at a price comes to; FTNS base units. */
export interface Proceeds {
  readonly price: bigint;
  readonly fee: bigint;
  /** To the publisher, when the asset itself is sold by somebody else. */
  readonly resaleRoyalty: bigint;
  readonly royalties: bigint;
  /** For each contributor, or one for the owner. */
  readonly shares: readonly bigint[];
}

const BASIS_POINTS = 10_000n;

/** Where a price goes, as the contracts share it out. @param resaleBps of the publisher; 0 when there is none to pay */
export function proceedsOf(price: bigint, feeBps: number, split: Split, resaleBps: number): Proceeds {
  const fee = (price * BigInt(feeBps)) / BASIS_POINTS;
  const resaleRoyalty = (price * BigInt(resaleBps)) / BASIS_POINTS;
  const { royalties, shares } = splitAmounts(price - fee - resaleRoyalty, split);
  return { price, fee, resaleRoyalty, royalties: royalties.reduce((sum, one) => sum + one, 0n), shares };
}

/** The seller's money at stake for an encrypted lot, FTNS base units. */
export function bondOf(startingPrice: bigint, bondBps: number, encrypted: boolean): bigint {
  return encrypted ? (startingPrice * BigInt(bondBps)) / BASIS_POINTS : 0n;
}
