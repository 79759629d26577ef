import type { Address, Hex } from "viem";
import type { AuditId } from "../../chain/ids.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import type { EncryptedKey } from "../../delivery/deliver.ts";
import { auditsAbi } from "../../generated/abis.ts";
import { keys } from "../../queries/keys.ts";
import { contractCall, type Action } from "../action.ts";

/** A key that an auditor needs to open a sealed artifact. */
export interface RequestAuditKeyInput {
  readonly audit: AuditId;
  /** From 0. */
  readonly seat: number;
  /** B of `audits.deriveAuditKey`, 128 bytes. */
  readonly point: Hex;
}

/** Asks the owner of the asset for the content key, encrypted to the wallet's seat. As often as it likes, while it can still commit. */
export function requestAuditKey(market: MarketClient, { audit, seat, point }: RequestAuditKeyInput): Action {
  requireAccount(market);
  return {
    id: "audits.requestKey",
    request: contractCall({
      address: market.addresses.Audits,
      abi: auditsAbi,
      functionName: "requestKey",
      args: [audit, seat, point],
    }),
    summary: `Ask the owner of the asset of audit ${audit} for the key of its artifact. Only you can open the answer. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.audit(audit), keys.audits()],
  };
}

/** A key for the auditor of a seat. */
export interface DeliverAuditKeyInput {
  readonly audit: AuditId;
  readonly seat: number;
  /** Of `audits.deliverToAuditor`: the content key encrypted to that auditor. */
  readonly delivery: Pick<EncryptedKey, "r1" | "w">;
  /** For what becomes stale. */
  readonly owner: Address;
}

/** Answers the request of an auditor. The owner of the asset only. The auditor tests the key, and says in its finding what it got. */
export function deliverAuditKey(market: MarketClient, { audit, seat, delivery, owner }: DeliverAuditKeyInput): Action {
  return {
    id: "audits.deliverKey",
    request: contractCall({
      address: market.addresses.Audits,
      abi: auditsAbi,
      functionName: "deliverKey",
      args: [audit, seat, delivery.r1, delivery.w],
    }),
    summary: `Hand the key of the artifact to the auditor of seat ${seat} of audit ${audit}. Only that auditor can open it. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.audit(audit), keys.deliveries(owner)],
  };
}
