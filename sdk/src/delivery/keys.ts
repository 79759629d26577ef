import { bls12_381 } from "@noble/curves/bls12-381.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concat, encodeAbiParameters, hexToBytes, keccak256, type Address, type Hex } from "viem";
import { DeliveryError } from "./errors.ts";
import {
  decodeG1,
  decodeG2,
  encodeG1,
  encodeG2,
  G1_GENERATOR,
  G2_GENERATOR,
  GROUP_ORDER,
  type G1Point,
} from "./points.ts";

const HASH_TO_CURVE_TAG = "FTNS-MARKET-V1-BLS12381G1_XMD:SHA-256_SSWU_RO_";
const VERSION_SALT = "ftns-market/v1/version";
const PURCHASE_SALT = "ftns-market/v1/purchase";
const MASTER_BYTES = 32;
const WIDE_SCALAR_BYTES = 48;

/** What the keys of one asset version are bound to. */
export interface VersionContext {
  readonly chainId: number | bigint;
  readonly registry: Address;
  readonly seller: Address;
  /** bytes32, another one for each file: `nonceOf`, or `newNonce()`. A nonce must never encrypt two different files. */
  readonly nonce: Hex;
}

/** What a buyer's key is bound to: the same for every purchase of the same terms. */
export interface PurchaseContext {
  readonly chainId: number | bigint;
  readonly escrow: Address;
  readonly buyer: Address;
  readonly termsId: bigint;
}

/** The public half of a version's keys; it goes into the metadata. */
export interface KeyCommitment {
  /** H, a point of G1, 128 bytes. */
  readonly h: Hex;
  /** Y, a point of G2, 256 bytes. */
  readonly y: Hex;
}

/** A version's keys. `secret`, `x` and `contentKey` open the artifact: keep them out of logs and files. */
export interface VersionKeys extends KeyCommitment {
  /** x */
  readonly secret: bigint;
  /** X, a point of G1, 128 bytes: the unique BLS signature on H under Y. */
  readonly x: Hex;
  /** K, 32 bytes. */
  readonly contentKey: Uint8Array;
  /** keccak256(H ‖ Y), bytes32. */
  readonly keyHash: Hex;
}

/** A buyer's key pair for the purchases of one set of terms. */
export interface PurchaseKey {
  /** b; opens the deliveries, keep it secret. */
  readonly secret: bigint;
  /** B, a point of G1, 128 bytes; goes into the purchase. */
  readonly point: Hex;
}

/** 32 random bytes: a version's nonce, or a master for the encrypted keystore. */
export function randomBytes32(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(MASTER_BYTES));
}

/** A fresh nonce, or a salt of `nonceOf`; bytes32. */
export function newNonce(): Hex {
  return bytesToHex(randomBytes32());
}

/**
 * The nonce of one file in one publication: keccak256(abi.encode(salt, plaintextRoot)). The same file gives the same ciphertext, so
 * that an interrupted upload can go on; another file never meets the same keystream.
 * @param salt bytes32, random for each publication
 * @param plaintextRoot bytes32, Merkle root of the file (`hashArtifact`)
 */
export function nonceOf(salt: Hex, plaintextRoot: Hex): Hex {
  return keccak256(encodeAbiParameters([{ type: "bytes32" }, { type: "bytes32" }], [salt, plaintextRoot]));
}

/** abi.encode(uint256 chainId, address registry, address seller, bytes32 nonce), 128 bytes. */
export function encodeVersionContext(context: VersionContext): Uint8Array {
  const types = [{ type: "uint256" }, { type: "address" }, { type: "address" }, { type: "bytes32" }] as const;
  const { chainId, registry, seller, nonce } = context;
  return hexToBytes(encodeAbiParameters(types, [BigInt(chainId), registry, seller, nonce]));
}

/** H of a version: everybody can compute it, so that a buyer need not believe the metadata. 128 bytes. */
export function versionPoint(context: VersionContext): Hex {
  return encodeG1(hashToG1(encodeVersionContext(context)));
}

/**
 * All keys of one version from the seller's master.
 * @param master 32 bytes: `masterFromSignature` or an opened keystore.
 */
export function deriveVersionKeys(master: Uint8Array, context: VersionContext): VersionKeys {
  const info = encodeVersionContext(context);
  const secret = deriveScalar(master, VERSION_SALT, info);
  const point = hashToG1(info);
  const x = encodeG1(point.multiply(secret));
  const commitment = { h: encodeG1(point), y: encodeG2(G2_GENERATOR.multiply(secret)) };
  return { ...commitment, secret, x, contentKey: contentKeyOf(x), keyHash: keyHashOf(commitment) };
}

/**
 * The buyer's key pair for the purchases of one set of terms; any device can rebuild it.
 * @param master 32 bytes: `masterFromSignature` or an opened keystore.
 */
export function derivePurchaseKey(master: Uint8Array, context: PurchaseContext): PurchaseKey {
  const types = [{ type: "uint256" }, { type: "address" }, { type: "address" }, { type: "uint256" }] as const;
  const { chainId, escrow, buyer, termsId } = context;
  const info = hexToBytes(encodeAbiParameters(types, [BigInt(chainId), escrow, buyer, termsId]));
  const secret = deriveScalar(master, PURCHASE_SALT, info);
  return { secret, point: encodeG1(G1_GENERATOR.multiply(secret)) };
}

/** K = keccak256(X), 32 bytes. */
export function contentKeyOf(x: Hex): Uint8Array {
  return keccak256(x, "bytes");
}

/** keccak256(H ‖ Y), bytes32. */
export function keyHashOf(commitment: KeyCommitment): Hex {
  return keccak256(concat([commitment.h, commitment.y]));
}

/**
 * Checks a published commitment before money depends on it: H belongs to this version, Y is a valid point, and both are
 * what the chain has.
 * @throws DeliveryError `Delivery_CommitmentMismatch`, `Delivery_InvalidPoint`
 */
export function checkCommitment(commitment: KeyCommitment, keyHash: Hex, context: VersionContext): void {
  decodeG1(commitment.h);
  decodeG2(commitment.y);
  if (BigInt(commitment.h) !== BigInt(versionPoint(context))) {
    throw new DeliveryError("Delivery_CommitmentMismatch", "The published point H does not belong to this version.");
  }
  if (BigInt(keyHashOf(commitment)) !== BigInt(keyHash)) {
    const message = "The published key points are not those that the chain has on record for this version.";
    throw new DeliveryError("Delivery_CommitmentMismatch", message);
  }
}

/** OS2IP(HKDF-SHA256(master, salt, info, 48 bytes)) mod r, never 0. */
export function deriveScalar(master: Uint8Array, salt: string, info: Uint8Array): bigint {
  if (master.length !== MASTER_BYTES) {
    throw new DeliveryError(
      "Delivery_InvalidSecret",
      `A master secret has ${MASTER_BYTES} bytes, not ${master.length}.`,
    );
  }
  const wide = hkdf(sha256, master, new TextEncoder().encode(salt), info, WIDE_SCALAR_BYTES);
  const scalar = BigInt(bytesToHex(wide)) % GROUP_ORDER;
  if (scalar === 0n)
    throw new DeliveryError("Delivery_InvalidSecret", "The derived secret is zero; use another nonce.");
  return scalar;
}

function hashToG1(message: Uint8Array): G1Point {
  return bls12_381.G1.hashToCurve(message, { DST: HASH_TO_CURVE_TAG });
}
