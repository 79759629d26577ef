import type { Address } from "viem";
import type { AuctionKind, SealedKind } from "../../chain/enums.ts";
import { assetOf, isTitle, type SaleId, type TermsId } from "../../chain/ids.ts";
import { formatFtns } from "../../chain/units.ts";
import { keys, type QueryKey } from "../../queries/keys.ts";
import { assetWords, countWords } from "../words.ts";

/** What is auctioned, and where, for actions and their words. */
export interface AuctionReference {
  readonly auction: SaleId;
  /** The lot's: licence terms, or the asset itself (`titleOf`). */
  readonly terms: TermsId;
  /** Name of the asset, for the summary. */
  readonly name?: string;
}

/** An auction of any kind. */
export interface AnyAuctionReference extends AuctionReference {
  readonly kind: AuctionKind;
}

/** An auction with sealed bids. */
export interface SealedAuctionReference extends AuctionReference {
  readonly kind: SealedKind;
}

/** Where the money of a bid comes from. */
export interface BidMoney {
  /**
   * FTNS base units of the bid that are drawn from the credit in the vault (`approveVault` the auction contract first); the rest comes from
   * the wallet by allowance or permit. Default 0: all from the wallet.
   */
  readonly fromCredit?: bigint;
}

/** What is auctioned: "the asset itself, “X” (asset 1)", "3 licences of asset 1". */
export function lotWords(terms: TermsId, quantity: number, name?: string): string {
  const asset = assetWords(assetOf(terms), name);
  return isTitle(terms) ? `the ownership of ${asset}` : `${countWords(quantity, "licence")} of ${asset}`;
}

/** "auction 12 of asset 1" */
export function auctionWords({ auction, terms, name }: AuctionReference): string {
  return `auction ${auction} of ${assetWords(assetOf(terms), name)}`;
}

/** "10 FTNS from your wallet and 5 FTNS from your vault credit" */
export function moneyWords(amount: bigint, { fromCredit = 0n }: BidMoney): string {
  const wallet = amount - fromCredit;
  if (fromCredit === 0n) return `${formatFtns(amount)} from your wallet`;
  if (wallet <= 0n) return `${formatFtns(amount)} from your vault credit`;
  return `${formatFtns(amount)}, of that ${formatFtns(fromCredit)} from your vault credit and ${formatFtns(wallet)} from your wallet`;
}

/** What anything that happens to an auction makes stale. */
export function auctionRefresh({ auction, terms }: AuctionReference, ...accounts: readonly Address[]): QueryKey[] {
  return [
    keys.auction(auction),
    keys.auctions(),
    ...accounts.flatMap((account) => [keys.funds(account), keys.bids(account)]),
    keys.asset(assetOf(terms)),
    keys.search(),
  ];
}

/** What the end of an auction makes stale besides: it has become a sale, or was given back. */
export function endRefresh(reference: AuctionReference, ...accounts: readonly Address[]): QueryKey[] {
  return [
    ...auctionRefresh(reference, ...accounts),
    keys.sale(reference.auction),
    ...accounts.flatMap((account) => [keys.library(account), keys.deliveries(account), keys.earnings(account)]),
    keys.statistics(),
  ];
}
