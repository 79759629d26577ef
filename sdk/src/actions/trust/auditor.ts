import type { Address, Hex } from "viem";
import { categorySet, categoryWords } from "../../chain/category-set.ts";
import type { Category } from "../../chain/enums.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { shortAddress } from "../../chain/units.ts";
import { auditorRegistryAbi } from "../../generated/abis.ts";
import { keys } from "../../queries/keys.ts";
import { contractCall, type Action } from "../action.ts";

/** What an auditor says of itself. */
export interface RegisterAuditorInput {
  /** Its domains of expertise, at least one. */
  readonly domains: readonly Category[];
  /** bytes32, digest of its credentials on IPFS. */
  readonly credentials: Hex;
}

/** Registers the wallet as an auditor, or a candidate again. It is drawn only once it is admitted and bonded. */
export function registerAuditor(market: MarketClient, { domains, credentials }: RegisterAuditorInput): Action {
  return {
    id: "auditors.register",
    request: contractCall({
      address: market.addresses.AuditorRegistry,
      abi: auditorRegistryAbi,
      functionName: "register",
      args: [categorySet(domains), credentials],
    }),
    summary: `Register as an auditor of ${categoryWords(domains)}, with your credentials in public. Costs no FTNS; you are drawn only with a bonded stake.`,
    maxCost: 0n,
    refresh: refreshOf(market),
  };
}

/** Replaces the credentials of the wallet. */
export function setCredentials(market: MarketClient, credentials: Hex): Action {
  return {
    id: "auditors.setCredentials",
    request: contractCall({
      address: market.addresses.AuditorRegistry,
      abi: auditorRegistryAbi,
      functionName: "setCredentials",
      args: [credentials],
    }),
    summary: "Replace your credentials as an auditor. The earlier ones stay in the history.",
    maxCost: 0n,
    refresh: refreshOf(market),
  };
}

/** Names other domains of expertise. They count after a delay; a later call replaces one that is still due. */
export function changeDomains(market: MarketClient, domains: readonly Category[]): Action {
  return {
    id: "auditors.changeDomains",
    request: contractCall({
      address: market.addresses.AuditorRegistry,
      abi: auditorRegistryAbi,
      functionName: "changeDomains",
      args: [categorySet(domains)],
    }),
    summary: `Audit ${categoryWords(domains)} once the delay of domains is over; until then your present domains stay.`,
    maxCost: 0n,
    refresh: refreshOf(market),
  };
}

/**
 * Declares an account that the wallet is close to: it is then drawn for nothing in which that account has a part. At most eight. Seats that
 * the wallet has already stay its own: where that account has a part it cannot reveal any more, and silence is slashed.
 */
export function declareAffiliate(market: MarketClient, affiliate: Address): Action {
  return {
    id: "auditors.declareAffiliate",
    request: contractCall({
      address: market.addresses.AuditorRegistry,
      abi: auditorRegistryAbi,
      functionName: "declareAffiliate",
      args: [affiliate],
    }),
    summary: `Declare in public that you are close to ${shortAddress(affiliate)}: you will not be drawn for anything it has a part in. Where you are on a panel already, that is no way out.`,
    maxCost: 0n,
    refresh: refreshOf(market),
  };
}

/** Takes a declaration back, after a delay. */
export function dropAffiliate(market: MarketClient, affiliate: Address): Action {
  return {
    id: "auditors.dropAffiliate",
    request: contractCall({
      address: market.addresses.AuditorRegistry,
      abi: auditorRegistryAbi,
      functionName: "dropAffiliate",
      args: [affiliate],
    }),
    summary: `Take back that you are close to ${shortAddress(affiliate)}. It counts until the delay of domains is over.`,
    maxCost: 0n,
    refresh: refreshOf(market),
  };
}

/** Puts an auditor on the roster or takes it off, as its stake and the present bond say. Anyone; needed only after a vote on the bond. */
export function syncAuditor(market: MarketClient, auditor: Address): Action {
  return {
    id: "auditors.sync",
    request: contractCall({
      address: market.addresses.AuditorRegistry,
      abi: auditorRegistryAbi,
      functionName: "sync",
      args: [auditor],
    }),
    summary: `Bring the roster up to date for ${shortAddress(auditor)}, as its stake and the present bond say.`,
    maxCost: 0n,
    refresh: [keys.auditor(auditor), keys.auditors()],
  };
}

function refreshOf(market: MarketClient) {
  return [keys.auditor(requireAccount(market)), keys.auditors()];
}
