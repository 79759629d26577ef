import type { Address } from "viem";
import type { AssetId, AuditId, PoolId, SaleId, TermsId } from "../chain/ids.ts";

/**
 * Names what a query or a chain read is about. Plain strings, so that a cache can hash it; a key stands for every key that
 * begins with it, as in TanStack Query.
 */
export type QueryKey = readonly string[];

const lower = (address: Address): string => address.toLowerCase();

/** The keys of everything that can be read. */
export const keys = {
  /** Every list of assets: search, facets. */
  search: (): QueryKey => ["search"],
  /** One asset with its versions, terms, offers and lineage. */
  asset: (asset: AssetId): QueryKey => ["asset", String(asset)],
  /** The offer and the price under terms. */
  listing: (terms: TermsId): QueryKey => ["listing", String(terms)],
  /** What a holder has under terms. */
  licence: (terms: TermsId, holder: Address): QueryKey => ["licence", String(terms), lower(holder)],
  /** What an account bought. */
  library: (account: Address): QueryKey => ["library", lower(account)],
  /** Keys that an account has to deliver. */
  deliveries: (account: Address): QueryKey => ["deliveries", lower(account)],
  sale: (sale: SaleId): QueryKey => ["sale", String(sale)],
  /** One auction with its bids. */
  auction: (auction: SaleId): QueryKey => ["auction", String(auction)],
  /** Every list of auctions. */
  auctions: (): QueryKey => ["auctions"],
  /** The bids of an account, in every kind of auction. */
  bids: (account: Address): QueryKey => ["bids", lower(account)],
  /** Undistributed revenue. */
  pool: (pool: PoolId): QueryKey => ["pool", String(pool)],
  /** FTNS in wallets and vault: balance, credit, allowances. */
  funds: (account: Address): QueryKey => ["funds", lower(account)],
  /** What an account was credited and withdrew. */
  earnings: (account: Address): QueryKey => ["earnings", lower(account)],
  /** Figures of the market. */
  statistics: (): QueryKey => ["statistics"],
  /** Proposals, delegates, treasury and policy. */
  governance: (): QueryKey => ["governance"],
  /** What an account has locked, and the votes delegated to it. */
  votes: (account: Address): QueryKey => ["votes", lower(account)],
  /** One auditor. */
  auditor: (account: Address): QueryKey => ["auditor", lower(account)],
  /** Every list of auditors. */
  auditors: (): QueryKey => ["auditors"],
  /** One audit with its seats. */
  audit: (audit: AuditId): QueryKey => ["audit", String(audit)],
  /** Every list of audits, desks too. */
  audits: (): QueryKey => ["audits"],
  /** The certificates of an asset. */
  certificates: (asset: AssetId): QueryKey => ["certificates", String(asset)],
  /** The reviews of an asset. */
  reviews: (asset: AssetId): QueryKey => ["reviews", String(asset)],
  /** The reputation of an account. */
  reputation: (account: Address): QueryKey => ["reputation", lower(account)],
} as const;
