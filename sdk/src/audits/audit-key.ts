import type { Address, Hex } from "viem";
import type { AuditId } from "../chain/ids.ts";
import { deliver, type Delivery } from "../delivery/deliver.ts";
import { derivePurchaseKey, type PurchaseKey, type VersionContext } from "../delivery/keys.ts";
import type { SeatContext } from "./commitment.ts";

const SEATS = 256n;

/** What a key is delivered for, in the place of a sale: audit * 256 + seat. */
export function auditKeyTarget({ audit, seat }: { readonly audit: AuditId; readonly seat: number }): bigint {
  return audit * SEATS + BigInt(seat);
}

/**
 * The key pair to which the content key is encrypted for one seat; any device can rebuild it.
 * @param master 32 bytes of the auditor: `masterFromSignature` of `auditSeatTypedData`, or an opened keystore
 */
export function deriveAuditKey(master: Uint8Array, context: SeatContext): PurchaseKey {
  const { chainId, contract, auditor } = context;
  return derivePurchaseKey(master, { chainId, escrow: contract, buyer: auditor, termsId: auditKeyTarget(context) });
}

/** A request for the key of a sealed artifact. */
export interface AuditKeyRequest {
  readonly chainId: number;
  /** The contract `AuditKeys`. */
  readonly contract: Address;
  readonly audit: AuditId;
  /** From 0. */
  readonly seat: number;
  /** B, 128 bytes. */
  readonly point: Hex;
}

/**
 * Encrypts a version's key to the auditor of a seat, as to a buyer. The result is public: whoever holds it can send it to `AuditKeys`.
 * @param master the 32 bytes that the version's keys came from
 * @throws DeliveryError `Delivery_InvalidPoint` when B is not a valid point
 */
export function deliverToAuditor(
  master: Uint8Array,
  version: VersionContext,
  { chainId, contract, point, ...seat }: AuditKeyRequest,
): Delivery {
  return deliver(master, version, { chainId, escrow: contract, saleId: auditKeyTarget(seat), buyerPoint: point });
}
