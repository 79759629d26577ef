import type { Address, Hex } from "viem";
import { chainFinding } from "../../audits/finding.ts";
import type { FindingOpening } from "../../audits/opening.ts";
import { overallOf } from "../../audits/panel.ts";
import type { AuditId } from "../../chain/ids.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import type { Kin } from "../../chain/split.ts";
import { formatBps, shortAddress } from "../../chain/units.ts";
import { auditsAbi } from "../../generated/abis.ts";
import { keys } from "../../queries/keys.ts";
import { contractCall, type Action } from "../action.ts";

/** A finding to commit to. */
export interface CommitFindingInput {
  readonly audit: AuditId;
  /** From 0. */
  readonly seat: number;
  /** bytes32, of `audits.sealFinding`. */
  readonly commitment: Hex;
}

/** Commits to the finding of the wallet's seat. It cannot be changed, and has to be revealed in time. */
export function commitFinding(market: MarketClient, { audit, seat, commitment }: CommitFindingInput): Action {
  const account = requireAccount(market);
  return {
    id: "audits.commit",
    request: contractCall({
      address: market.addresses.Audits,
      abi: auditsAbi,
      functionName: "commit",
      args: [audit, seat, commitment],
    }),
    summary: `Commit to your finding for audit ${audit}. Nobody sees it until you reveal it; a finding that is not revealed in time costs a part of your stake.`,
    maxCost: 0n,
    refresh: [keys.audit(audit), keys.audits(), keys.auditor(account)],
  };
}

/** A finding to reveal. */
export interface AttestInput extends Pick<
  FindingOpening,
  "audit" | "seat" | "auditor" | "finding" | "report" | "salt"
> {
  /** Of `readLineageKin`, as it is now, or of `readPinnedKin`. */
  readonly lineage: readonly Kin[];
}

/** Reveals a finding. Anyone who has the opening; it is the auditor's. @throws MarketError `Audits_InvalidFinding` */
export function attest(market: MarketClient, input: AttestInput): Action {
  const { audit, seat, auditor, finding, report, salt, lineage } = input;
  return {
    id: "audits.attest",
    request: contractCall({
      address: market.addresses.Audits,
      abi: auditsAbi,
      functionName: "attest",
      args: [audit, seat, chainFinding(finding), report, salt, lineage],
    }),
    summary: `Reveal the finding of ${shortAddress(auditor)} for audit ${audit}: ${finding.passed ? "passed" : "not passed"}, ${formatBps(overallOf(finding.scores))} overall. It is public for ever.`,
    maxCost: 0n,
    refresh: [keys.audit(audit), keys.audits(), keys.auditor(auditor)],
  };
}

/** An auditor that has come to have a part in the asset since it was drawn. */
export interface RecuseAuditorInput {
  readonly audit: AuditId;
  readonly seat: number;
  readonly auditor: Address;
  /** Of `readLineageKin`, as it is now. */
  readonly lineage: readonly Kin[];
}

/** Recuses an auditor before it reveals: it has its fee for the work that it has done, and no penalty. Anyone. */
export function recuseAuditor(market: MarketClient, { audit, seat, auditor, lineage }: RecuseAuditorInput): Action {
  return {
    id: "audits.recuse",
    request: contractCall({
      address: market.addresses.Audits,
      abi: auditsAbi,
      functionName: "recuse",
      args: [audit, seat, lineage],
    }),
    summary: `Recuse ${shortAddress(auditor)} from audit ${audit}: it has come to have a part in the asset, so its finding does not count. It keeps its fee and its stake. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.audit(audit), keys.audits(), keys.auditor(auditor)],
  };
}

/** A seat that certified the content of a version which was proved fraudulent. */
export interface RefuteFindingInput {
  readonly audit: AuditId;
  readonly seat: number;
  readonly auditor: Address;
}

/** Slashes an auditor that certified content which was proved wrong. Anyone, once for each seat; the stake goes to the treasury. */
export function refuteFinding(market: MarketClient, { audit, seat, auditor }: RefuteFindingInput): Action {
  return {
    id: "audits.refute",
    request: contractCall({
      address: market.addresses.Audits,
      abi: auditsAbi,
      functionName: "refute",
      args: [audit, seat],
    }),
    summary: `Refute the finding of ${shortAddress(auditor)} for audit ${audit}: it certified content that was proved wrong, and loses a bond to the treasury. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.audit(audit), keys.auditor(auditor), keys.auditors(), keys.reputation(auditor)],
  };
}
