import type { Address, Hex } from "viem";
import { contractCall, type Action } from "../actions/action.ts";
import { categorySet } from "../chain/category-set.ts";
import {
  ADMISSION_RULES,
  AUDITOR_KINDS,
  numberOf,
  type AdmissionRule,
  type AuditorKind,
  type Category,
} from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { formatFtns } from "../chain/units.ts";
import { auditorRegistryAbi, reputationAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { addressWords } from "./address-words.ts";
import { setPolicy } from "./policy-decisions.ts";

/** An auditor to admit. */
export interface AdmitAuditorInput {
  readonly auditor: Address;
  /** Default "Independent". */
  readonly kind?: AuditorKind;
}

/** Admits a candidate, or an expelled auditor again; or names an admitted one's kind. Only the timelock: propose its `proposalCall`. */
export function admitAuditor(market: MarketClient, { auditor, kind = "Independent" }: AdmitAuditorInput): Action {
  const as = kind === "Government" ? "a government auditor" : "an auditor";
  return {
    id: "auditors.admit",
    request: contractCall({
      address: market.addresses.AuditorRegistry,
      abi: auditorRegistryAbi,
      functionName: "admit",
      args: [auditor, numberOf(AUDITOR_KINDS, kind)],
    }),
    summary: `Admit ${addressWords(market, auditor)} as ${as}.`,
    maxCost: 0n,
    refresh: refreshOf(auditor),
  };
}

/** An auditor to expel. */
export interface ExpelAuditorInput {
  readonly auditor: Address;
  /** bytes32, digest of the reason on IPFS. */
  readonly reasonDigest: Hex;
}

/** Ends an auditor's admission; its stake leaves as any other. Only the timelock: propose its `proposalCall`. */
export function expelAuditor(market: MarketClient, { auditor, reasonDigest }: ExpelAuditorInput): Action {
  return {
    id: "auditors.expel",
    request: contractCall({
      address: market.addresses.AuditorRegistry,
      abi: auditorRegistryAbi,
      functionName: "expel",
      args: [auditor, reasonDigest],
    }),
    summary: `Expel the auditor ${addressWords(market, auditor)}: it is drawn no more and can take its stake out.`,
    maxCost: 0n,
    refresh: refreshOf(auditor),
  };
}

/** An auditor to slash. */
export interface SlashAuditorInput {
  readonly auditor: Address;
  /** bytes32 that names the offence, the digest of the reason on IPFS: an auditor is slashed once for each. */
  readonly offence: Hex;
  /** FTNS base units; never more is taken than there is. */
  readonly amount: bigint;
}

/** Takes stake of an auditor to the treasury, leaving stake too. Only the timelock: propose its `proposalCall`. */
export function slashAuditor(market: MarketClient, { auditor, offence, amount }: SlashAuditorInput): Action {
  return {
    id: "auditors.slash",
    request: contractCall({
      address: market.addresses.AuditorRegistry,
      abi: auditorRegistryAbi,
      functionName: "slash",
      args: [auditor, offence, amount],
    }),
    summary: `Take up to ${formatFtns(amount)} of the stake of the auditor ${addressWords(market, auditor)} to the treasury.`,
    maxCost: 0n,
    refresh: [...refreshOf(auditor), keys.reputation(auditor)],
  };
}

/** Who may say what happened to accounts. */
export interface SetReporterInput {
  readonly reporter: Address;
  readonly allowed: boolean;
}

/** Lets a contract report to reputation, or no longer. Only the timelock: propose its `proposalCall`. */
export function setReporter(market: MarketClient, { reporter, allowed }: SetReporterInput): Action {
  const who = addressWords(market, reporter);
  return {
    id: "reputation.setReporter",
    request: contractCall({
      address: market.addresses.Reputation,
      abi: reputationAbi,
      functionName: "setReporter",
      args: [reporter, allowed],
    }),
    summary: allowed
      ? `Let ${who} say what happened to accounts.`
      : `Stop ${who} from saying what happened to accounts: it is not heard any more.`,
    maxCost: 0n,
    refresh: [keys.governance()],
  };
}

/** Names the kinds of assets that are sold only with a live certificate. Only the timelock: propose its `proposalCall`. */
export function setCertifiedCategories(market: MarketClient, categories: readonly Category[]): Action {
  return setPolicy(market, { parameter: "CertifiedCategories", value: BigInt(categorySet(categories)) });
}

/** Says who is admitted as an auditor from now on. Only the timelock: propose its `proposalCall`. */
export function setAuditorAdmission(market: MarketClient, rule: AdmissionRule): Action {
  return setPolicy(market, { parameter: "AuditorAdmission", value: BigInt(numberOf(ADMISSION_RULES, rule)) });
}

function refreshOf(auditor: Address) {
  return [keys.governance(), keys.auditor(auditor), keys.auditors()];
}
