import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concat, hexToBytes, type Hex } from "viem";
import { DeliveryError } from "../delivery/errors.ts";

const MASTER_BYTES = 32;
const SEED_BYTES = 32;
const MASK_BYTES = 12;

/** What hides an amount: both follow from the master and the nonce of the memo. */
export interface SealSecrets {
  /** bytes32, the salt of the commitment (or what it is made from). */
  readonly seed: Hex;
  /** 12 bytes, for the memo. */
  readonly mask: Uint8Array;
}

/**
 * HKDF-SHA256(master, salt, context ‖ nonce, 44 bytes): the seed, then the mask.
 * @param master 32 bytes: `masterFromSignature` or an opened keystore
 * @param salt what the secrets are for
 * @param context what they are bound to
 * @param nonce of the memo, 20 bytes
 * @throws DeliveryError `Delivery_InvalidSecret`
 */
export function sealSecrets(master: Uint8Array, salt: string, context: Hex, nonce: Hex): SealSecrets {
  if (master.length !== MASTER_BYTES) {
    const message = `A master secret has ${MASTER_BYTES} bytes, not ${master.length}.`;
    throw new DeliveryError("Delivery_InvalidSecret", message);
  }
  const info = hexToBytes(concat([context, nonce]));
  const derived = hkdf(sha256, master, new TextEncoder().encode(salt), info, SEED_BYTES + MASK_BYTES);
  return { seed: bytesToHex(derived.subarray(0, SEED_BYTES)), mask: derived.slice(SEED_BYTES) };
}
