import { bytesToHex, hexToBytes, isAddress, keccak256, type Address, type Hex } from "viem";
import { DeliveryError } from "./errors.ts";

const SECP256K1_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** The name and version of the EIP-712 domain of the market. */
export const DOMAIN_NAME = "FTNS Market";
export const DOMAIN_VERSION = "1";

/** The sentence a seller signs. Part of the protocol: another text gives other keys. */
export const DELIVERY_KEY_PURPOSE =
  "Unlock the keys of everything I sell on FTNS Market. Sign this only on a site that you trust: whoever gets this signature can read the files that I sell. It costs nothing and moves no money.";

/** The sentence a buyer signs. Part of the protocol: another text gives other keys. */
export const PURCHASE_KEY_PURPOSE =
  "Unlock the files that I buy on FTNS Market. Sign this only on a site that you trust: whoever gets this signature can open my purchases. It costs nothing and moves no money.";

/** EIP-712 typed data whose signature is a seller's master. Feed it to `signTypedData` of any wallet. */
export function deliveryKeyTypedData(chainId: number, registry: Address, seller: Address) {
  return {
    domain: marketDomain(chainId, registry),
    types: {
      DeliveryKey: [
        { name: "seller", type: "address" },
        { name: "purpose", type: "string" },
      ],
    },
    primaryType: "DeliveryKey",
    message: { seller, purpose: DELIVERY_KEY_PURPOSE },
  } as const;
}

/** EIP-712 typed data whose signature is a buyer's purchase master. */
export function purchaseKeyTypedData(chainId: number, escrow: Address, buyer: Address) {
  return {
    domain: marketDomain(chainId, escrow),
    types: {
      PurchaseKey: [
        { name: "buyer", type: "address" },
        { name: "purpose", type: "string" },
      ],
    },
    primaryType: "PurchaseKey",
    message: { buyer, purpose: PURCHASE_KEY_PURPOSE },
  } as const;
}

/**
 * The master secret of a wallet: keccak256 of its signature in the one form r ‖ s ‖ v, with low s and v = 27 or 28, whatever form
 * the wallet answers in. A wallet that signs deterministically (RFC 6979) gives the same master on every device.
 * @param again A second signature of the same typed data; ask for it the first time. If the two differ, the wallet's keys
 * could never be rebuilt.
 * @returns 32 bytes. Keep them in memory only.
 * @throws DeliveryError `Delivery_InvalidSignature` when it is no ECDSA signature (a smart account: use an encrypted keystore)
 * or when the two differ.
 */
export function masterFromSignature(signature: Hex, again?: Hex): Uint8Array {
  const canonical = canonicalSignature(signature);
  if (again !== undefined && canonicalSignature(again) !== canonical) {
    const message =
      "This wallet signs differently each time, so its keys could not be rebuilt. Use an encrypted keystore file instead.";
    throw new DeliveryError("Delivery_InvalidSignature", message);
  }
  return keccak256(canonical, "bytes");
}

/** The EIP-712 domain of a contract of the market, for secrets of wallets. @throws DeliveryError `Delivery_InvalidSignature` */
export function marketDomain(chainId: number, verifyingContract: Address) {
  if (!isAddress(verifyingContract)) {
    throw new DeliveryError("Delivery_InvalidSignature", `${String(verifyingContract)} is not a contract address.`);
  }
  return { name: DOMAIN_NAME, version: DOMAIN_VERSION, chainId, verifyingContract } as const;
}

function canonicalSignature(signature: Hex): Hex {
  const bytes = hexToBytes(signature);
  if (bytes.length !== 64 && bytes.length !== 65) throw notEcdsa();
  const compact = bytes.slice(0, 64);
  let parity: number;
  if (bytes.length === 65) {
    const v = bytes[64]!;
    parity = v >= 27 ? v - 27 : v;
  } else {
    // EIP-2098: the parity is the top bit of s.
    parity = compact[32]! >> 7;
    compact[32]! &= 0x7f;
  }
  if (parity !== 0 && parity !== 1) throw notEcdsa();
  return normalised(compact, parity);
}

function normalised(compact: Uint8Array, parity: number): Hex {
  const r = BigInt(bytesToHex(compact.subarray(0, 32)));
  const s = BigInt(bytesToHex(compact.subarray(32)));
  const isScalar = (value: bigint): boolean => value > 0n && value < SECP256K1_ORDER;
  if (!isScalar(r) || !isScalar(s)) throw notEcdsa();
  const isHigh = 2n * s > SECP256K1_ORDER;
  const v = isHigh ? 28 - parity : 27 + parity;
  return `0x${word(r)}${word(isHigh ? SECP256K1_ORDER - s : s)}${v.toString(16)}`;
}

const word = (value: bigint): string => value.toString(16).padStart(64, "0");

function notEcdsa(): DeliveryError {
  const message =
    "This wallet's signature is not a plain ECDSA one, as of a smart account. Use an encrypted keystore file instead.";
  return new DeliveryError("Delivery_InvalidSignature", message);
}
