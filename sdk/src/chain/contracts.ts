import type { AuctionKind } from "./enums.ts";

/** The contracts of the market that a client talks to, by the names of the deploy graph. */
export const CONTRACT_NAMES = [
  "FTNS",
  "VotingFTNS",
  "Timelock",
  "MarketGovernor",
  "DelegateDirectory",
  "AccessManager",
  "MarketPolicy",
  "AssetRegistry",
  "Licences",
  "Reputation",
  "AuditorRegistry",
  "Audits",
  "AuditKeys",
  "Reviews",
  "Vault",
  "RevenueSplitter",
  "Escrow",
  "ContentFraud",
  "SelfDealing",
  "Listings",
  "EnglishAuction",
  "DutchAuction",
  "SealedBidAuction",
  "VickreyAuction",
] as const;

/** One of the market's contracts. */
export type ContractName = (typeof CONTRACT_NAMES)[number];

/** The contract that runs the auctions of a kind. */
export const AUCTION_CONTRACTS = {
  English: "EnglishAuction",
  Dutch: "DutchAuction",
  SealedBid: "SealedBidAuction",
  Vickrey: "VickreyAuction",
} as const satisfies Record<AuctionKind, ContractName>;

/** The name of an auction contract. */
export type AuctionContract = (typeof AUCTION_CONTRACTS)[AuctionKind];
