import type { AuditId } from "../chain/ids.ts";
import { deliver, type EncryptedKey } from "../delivery/deliver.ts";
import { derivePurchaseKey, type PurchaseKey, type VersionContext } from "../delivery/keys.ts";
import type { Hex } from "viem";
import type { SeatContext } from "./commitment.ts";

const SEATS = 256n;

/** What a key is delivered for, in the place of a sale: audit * 256 + seat. */
export function auditKeyTarget({ audit, seat }: { readonly audit: AuditId; readonly seat: number }): bigint {
  return audit * SEATS + BigInt(seat);
}

/**
 * The key pair to which an owner encrypts the content key for one seat; any device can rebuild it.
 * @param master 32 bytes of the auditor: `masterFromSignature` of `auditSeatTypedData`, or an opened keystore
 */
export function deriveAuditKey(master: Uint8Array, context: SeatContext): PurchaseKey {
  const { chainId, contract, auditor } = context;
  return derivePurchaseKey(master, { chainId, escrow: contract, buyer: auditor, termsId: auditKeyTarget(context) });
}

/**
 * Encrypts a version's key to the auditor of a seat, as to a buyer.
 * @param master the owner's 32 bytes that the version's keys came from
 * @param b B of the request, 128 bytes
 * @throws DeliveryError `Delivery_InvalidPoint` when B is not a valid point
 */
export function deliverToAuditor(
  master: Uint8Array,
  version: VersionContext,
  seat: Omit<SeatContext, "auditor">,
  b: Hex,
): Pick<EncryptedKey, "r1" | "w"> {
  const { chainId, contract } = seat;
  const { r1, w } = deliver(master, version, {
    chainId,
    escrow: contract,
    saleId: auditKeyTarget(seat),
    buyerPoint: b,
  });
  return { r1, w };
}
