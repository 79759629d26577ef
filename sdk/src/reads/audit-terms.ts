import { readContract } from "viem/actions";
import { categoriesOf } from "../chain/category-set.ts";
import {
  ADMISSION_RULES,
  nameOf,
  numberOf,
  POLICY_PARAMETERS,
  type AdmissionRule,
  type Category,
  type PolicyParameter,
} from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { FTNS_UNIT } from "../chain/units.ts";
import { marketPolicyAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** The numbers that audits and auditors are ruled by, as they are now. */
export interface AuditTerms {
  /** Least fee of each auditor, FTNS base units. */
  readonly fee: bigint;
  /** Auditors of a panel. */
  readonly seats: number;
  /** Seconds from the draw to commit. */
  readonly commitWindow: number;
  /** Seconds to reveal. */
  readonly revealWindow: number;
  /** Seconds that a certificate is valid at most. */
  readonly certificateLife: number;
  /** What an auditor keeps bonded to be drawn, FTNS base units. */
  readonly bond: bigint;
  /** What a silent auditor loses, FTNS base units. */
  readonly silencePenalty: bigint;
  /** Seconds until stake that leaves can be withdrawn. */
  readonly unbondingDelay: number;
  /** Seconds until other domains count, and a dropped affiliate is forgotten. */
  readonly domainDelay: number;
  readonly admission: AdmissionRule;
  /** Kinds of assets that are sold only with a live certificate. */
  readonly certifiedCategories: readonly Category[];
}

/** Reads the numbers in force. A running audit keeps its panel and its fee. */
export async function readAuditTerms(market: MarketClient, options: ReadOptions = {}): Promise<AuditTerms> {
  return atOneBlock(market, options, async (blockNumber) => {
    const contract = { address: market.addresses.MarketPolicy, abi: marketPolicyAbi, blockNumber } as const;
    const get = (parameter: PolicyParameter) => {
      const args = [numberOf(POLICY_PARAMETERS, parameter)] as const;
      return readContract(market.client, { ...contract, functionName: "get", args });
    };
    const [fee, seats, commitWindow, revealWindow, certificateLife, bond] = await Promise.all([
      ...[get("AuditFee"), get("AuditPanel"), get("AuditCommitWindow"), get("AuditRevealWindow")],
      ...[get("CertificateLife"), get("AuditorBond")],
    ] as const);
    const [penalty, unbondingDelay, domainDelay, admission, certified] = await Promise.all([
      ...[get("SilencePenalty"), get("UnbondingDelay"), get("DomainDelay"), get("AuditorAdmission")],
      get("CertifiedCategories"),
    ] as const);
    return {
      fee: fee * FTNS_UNIT,
      seats: Number(seats),
      commitWindow: Number(commitWindow),
      revealWindow: Number(revealWindow),
      certificateLife: Number(certificateLife),
      bond: bond * FTNS_UNIT,
      silencePenalty: (bond * FTNS_UNIT * penalty) / 100n,
      unbondingDelay: Number(unbondingDelay),
      domainDelay: Number(domainDelay),
      admission: nameOf(ADMISSION_RULES, Number(admission)),
      certifiedCategories: categoriesOf(certified),
    };
  });
}
