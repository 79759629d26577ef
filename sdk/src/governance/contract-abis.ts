import type { Abi, Address } from "viem";
import type { ContractName } from "../chain/contracts.ts";
import type { MarketClient } from "../chain/market-client.ts";
import * as abis from "../generated/abis.ts";

/** What each contract of the market can be asked to do. */
export const CONTRACT_ABIS = {
  FTNS: abis.ftnsAbi,
  VotingFTNS: abis.votingFTNSAbi,
  Timelock: abis.timelockAbi,
  MarketGovernor: abis.marketGovernorAbi,
  DelegateDirectory: abis.delegateDirectoryAbi,
  AccessManager: abis.accessManagerAbi,
  MarketPolicy: abis.marketPolicyAbi,
  AssetRegistry: abis.assetRegistryAbi,
  Licences: abis.licencesAbi,
  Reputation: abis.reputationAbi,
  AuditorRegistry: abis.auditorRegistryAbi,
  Audits: abis.auditsAbi,
  AuditKeys: abis.auditKeysAbi,
  Reviews: abis.reviewsAbi,
  Vault: abis.vaultAbi,
  RevenueSplitter: abis.revenueSplitterAbi,
  Escrow: abis.escrowAbi,
  ContentFraud: abis.contentFraudAbi,
  SelfDealing: abis.selfDealingAbi,
  Listings: abis.listingsAbi,
  EnglishAuction: abis.englishAuctionAbi,
  DutchAuction: abis.dutchAuctionAbi,
  SealedBidAuction: abis.sealedBidAuctionAbi,
  VickreyAuction: abis.vickreyAuctionAbi,
} as const satisfies Record<ContractName, Abi>;

/** The contract of the market at an address; undefined when there is none of it. */
export function contractAt(market: MarketClient, address: Address): ContractName | undefined {
  const wanted = address.toLowerCase();
  const names = Object.keys(market.addresses) as ContractName[];
  return names.find((name) => market.addresses[name].toLowerCase() === wanted);
}
