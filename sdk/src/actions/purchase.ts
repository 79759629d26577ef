import type { Address, Hex } from "viem";
import { assetOf, type TermsId } from "../chain/ids.ts";
import { formatFtns, formatTime } from "../chain/units.ts";
import { keys, type QueryKey } from "../queries/keys.ts";
import { assetWords, countWords } from "./words.ts";

/** A purchase that leaves nothing open that could move under the buyer. */
export interface PurchaseInput {
  readonly terms: TermsId;
  /** Copies, periods or packs. */
  readonly quantity: number;
  /** The asset version that the buyer has checked; another one is refused. */
  readonly version: number;
  /** FTNS base units for the whole quantity; a higher price is refused. */
  readonly maxPrice: bigint;
  /** Seconds since 1970; a later transaction is refused. */
  readonly deadline: number;
  /** B, 128 bytes, of `derivePurchaseKey`; leave it out for open artifacts and when the key of this version is held already. */
  readonly buyerKey?: Hex;
  readonly name?: string;
}

/** The `Purchase` struct of the listings contract. */
export function purchaseStruct(input: PurchaseInput) {
  const { terms, quantity, version, maxPrice, deadline, buyerKey = "0x" } = input;
  return { terms, quantity, version, maxPrice, deadline, buyerKey } as const;
}

/** What the buyer agrees to. */
export function purchaseSummary(input: PurchaseInput, from: string): string {
  const { terms, quantity, version, maxPrice, deadline, name } = input;
  const what = `${countWords(quantity, "licence")} of ${assetWords(assetOf(terms), name)}, version ${version},`;
  const price = maxPrice === 0n ? "for nothing" : `for at most ${formatFtns(maxPrice)} ${from}`;
  const held =
    input.buyerKey === undefined || maxPrice === 0n
      ? ""
      : " The money is held until the key is delivered, and comes back when it is not.";
  return `Buy ${what} ${price}, until ${formatTime(deadline)}.${held}`;
}

/** What a purchase makes stale. */
export function purchaseRefresh(terms: TermsId, buyer: Address): QueryKey[] {
  const asset = assetOf(terms);
  return [
    keys.funds(buyer),
    keys.library(buyer),
    keys.licence(terms, buyer),
    keys.listing(terms),
    keys.asset(asset),
    keys.search(),
    keys.statistics(),
  ];
}
