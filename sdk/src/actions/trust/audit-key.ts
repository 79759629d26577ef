import type { Address, Hex } from "viem";
import type { Content } from "../../artifact/content.ts";
import type { AuditId } from "../../chain/ids.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import type { Delivery } from "../../delivery/deliver.ts";
import { auditKeysAbi } from "../../generated/abis.ts";
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

/** Asks the owner of the asset for the content key, encrypted to the wallet's seat, while it can still commit. Again with another point until it is answered. */
export function requestAuditKey(market: MarketClient, { audit, seat, point }: RequestAuditKeyInput): Action {
  requireAccount(market);
  return {
    id: "auditKeys.request",
    request: contractCall({
      address: market.addresses.AuditKeys,
      abi: auditKeysAbi,
      functionName: "request",
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
  /** What the version was published with. */
  readonly content: Content;
  /** Of `audits.deliverToAuditor`: the content key encrypted to that auditor. */
  readonly delivery: Delivery;
  /** Of the asset, for what becomes stale. */
  readonly owner: Address;
}

/** Answers the request of an auditor; the chain refuses a wrong key. Anyone may send it, once for each auditor. */
export function deliverAuditKey(
  market: MarketClient,
  { audit, seat, content, delivery, owner }: DeliverAuditKeyInput,
): Action {
  return {
    id: "auditKeys.deliver",
    request: contractCall({
      address: market.addresses.AuditKeys,
      abi: auditKeysAbi,
      functionName: "deliver",
      args: [audit, seat, content, delivery],
    }),
    summary: `Hand the key of the artifact to the auditor of seat ${seat} of audit ${audit}. Only that auditor can open it. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.audit(audit), keys.deliveries(owner)],
  };
}
