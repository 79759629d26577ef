import { zeroHash, type Hex } from "viem";
import { DEFAULT_DURATION } from "../../auctions/limits.ts";
import type { HiddenReserve } from "../../auctions/seal-reserve.ts";
import { assetOf, type TermsId } from "../../chain/ids.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { formatDuration, formatFtns } from "../../chain/units.ts";
import { keys, type QueryKey } from "../../queries/keys.ts";
import { lotWords } from "./reference.ts";

/** What a seller auctions, the same for every kind. It never changes after the creation. */
export interface AuctionOffer {
  /** Licence terms of the seller's asset, or the asset itself (`titleOf`). Its split has to name contributors. */
  readonly terms: TermsId;
  /** Copies, periods or packs, sold as one lot; default 1. The asset itself is one. */
  readonly quantity?: number;
  /** The asset's latest version: the one that the winner gets. */
  readonly version: number;
  /** FTNS base units for the whole lot: the lowest bid; Dutch: the price at the start. */
  readonly startingPrice: bigint;
  /** Seconds of bidding; default 24 hours. */
  readonly duration?: number;
  readonly name?: string;
}

/** A reserve below which the lot is not sold: open to everybody, or hidden (`hideReserve`). */
export type ReserveChoice =
  | { readonly reserve?: bigint; readonly hiddenReserve?: undefined }
  | { readonly hiddenReserve: Pick<HiddenReserve, "reserveHash" | "memo">; readonly reserve?: undefined };

/** The `Offer` struct of the auction contracts. @param reserve open, FTNS base units; 0 = none */
export function offerStruct(
  { terms, quantity = 1, version, startingPrice, duration = 0 }: AuctionOffer,
  reserve: bigint,
  hidden: { readonly reserveHash: Hex; readonly memo: Hex } = { reserveHash: zeroHash, memo: zeroHash },
) {
  const { reserveHash, memo } = hidden;
  return { terms, quantity, version, startingPrice, reserve, reserveHash, memo, duration } as const;
}

/** "Auction 1 licence of asset 1 for 24 hours, version 1" */
export function offerWords({ terms, quantity = 1, version, duration, name }: AuctionOffer): string {
  const bidding = formatDuration(duration === undefined || duration === 0 ? DEFAULT_DURATION : duration);
  return `Auction ${lotWords(terms, quantity, name)}, version ${version}, for ${bidding}`;
}

/** "not below 20 FTNS", "with a hidden reserve"; empty when neither. */
export function reserveWords({ reserve, hiddenReserve }: ReserveChoice): string {
  if (hiddenReserve !== undefined) return " with a hidden reserve";
  return reserve === undefined || reserve === 0n ? "" : `, not sold below ${formatFtns(reserve)}`;
}

/** What every seller is told. */
export const LOT_STAYS =
  "The lot is held until the end, and you can cancel only while nobody has bid. For an encrypted lot the delivery bond is taken from your vault credit. Costs no FTNS.";

/** What a new auction makes stale. */
export function createRefresh(market: MarketClient, { terms }: AuctionOffer): QueryKey[] {
  const asset = assetOf(terms);
  return [keys.auctions(), keys.asset(asset), keys.listing(terms), keys.search(), keys.funds(requireAccount(market))];
}
