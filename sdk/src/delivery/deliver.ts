import { concat, concatBytes, hexToBytes, keccak256, numberToHex, type Address, type Hex } from "viem";
import { DeliveryError } from "./errors.ts";
import { contentKeyOf, deriveScalar, deriveVersionKeys, encodeVersionContext } from "./keys.ts";
import type { KeyCommitment, VersionContext } from "./keys.ts";
import { decodeG1, decodeG2, encodeG1, encodeG2, pairingsCancel } from "./points.ts";
import { G1_GENERATOR, G2_GENERATOR, GROUP_ORDER } from "./points.ts";

const DELIVERY_SALT = "ftns-market/v1/delivery";
const CHALLENGE_SHIFT = 128n;

/** The sale a delivery is made for. */
export interface DeliveryTarget {
  readonly chainId: number | bigint;
  readonly escrow: Address;
  readonly saleId: bigint;
  /** B, 128 bytes, from the purchase. */
  readonly buyerPoint: Hex;
}

/** X encrypted to one buyer, in points of the EIP-2537 encoding. */
export interface EncryptedKey {
  /** R1, 128 bytes. */
  readonly r1: Hex;
  /** R2, 256 bytes. */
  readonly r2: Hex;
  /** W, 128 bytes. */
  readonly w: Hex;
}

/** The `Delivery` struct of the escrow. */
export interface Delivery extends KeyCommitment, EncryptedKey {
  /** B, 128 bytes. */
  readonly b: Hex;
}

/**
 * Encrypts a version's key to the buyer of one sale. The result is public: whoever holds it can send it to the escrow.
 * Wait until the purchase is final on the chain: a delivery for a purchase that is undone gives the key away.
 * @param master The seller's 32 bytes that the version's keys came from.
 * @throws DeliveryError `Delivery_InvalidPoint` when B is not a valid point.
 */
export function deliver(master: Uint8Array, context: VersionContext, target: DeliveryTarget): Delivery {
  const buyerPoint = decodeG1(target.buyerPoint);
  const { h, y, x } = deriveVersionKeys(master, context);
  const saleId = hexToBytes(numberToHex(target.saleId, { size: 32 }));
  const info = concatBytes([encodeVersionContext(context), saleId, hexToBytes(target.buyerPoint)]);
  const r = deriveScalar(master, DELIVERY_SALT, info);
  return {
    ...{ h, y, b: target.buyerPoint },
    r1: encodeG1(G1_GENERATOR.multiply(r)),
    r2: encodeG2(G2_GENERATOR.multiply(r)),
    w: encodeG1(decodeG1(x).add(buyerPoint.multiply(r))),
  };
}

/** c: the upper 128 bits of the hash over every point, the chain, the escrow and the sale. */
export function deliveryChallenge(delivery: Delivery, target: Omit<DeliveryTarget, "buyerPoint">): bigint {
  const { r1, r2, w, h, y, b } = delivery;
  const domain = [numberToHex(target.chainId, { size: 32 }), target.escrow, numberToHex(target.saleId, { size: 32 })];
  return BigInt(keccak256(concat([r1, r2, w, h, y, b, ...domain]))) >> CHALLENGE_SHIFT;
}

/**
 * Checks a delivery by the equation that the escrow checks: e(W + c · R1, -G2) · e(H, Y) · e(B + c · G1, R2) = 1.
 * @returns Whether the escrow will accept it, as far as the points go.
 * @throws DeliveryError `Delivery_InvalidPoint`
 */
export function verifyDelivery(delivery: Delivery, target: Omit<DeliveryTarget, "buyerPoint">): boolean {
  const challenge = deliveryChallenge(delivery, target) % GROUP_ORDER;
  const [h, b, r1, w] = [delivery.h, delivery.b, delivery.r1, delivery.w].map(decodeG1) as [G1, G1, G1, G1];
  const [y, r2] = [decodeG2(delivery.y), decodeG2(delivery.r2)];
  return pairingsCancel([
    { g1: w.add(r1.multiplyUnsafe(challenge)), g2: G2_GENERATOR.negate() },
    { g1: h, g2: y },
    { g1: b.add(G1_GENERATOR.multiplyUnsafe(challenge)), g2: r2 },
  ]);
}

type G1 = ReturnType<typeof decodeG1>;

/** What a buyer gets out of a delivery. */
export interface OpenedKey {
  /** X, 128 bytes; a fraud proof needs it. */
  readonly x: Hex;
  /** K, 32 bytes; decrypts the artifact. */
  readonly contentKey: Uint8Array;
}

/**
 * Opens a delivery with the buyer's secret: X = W - b · R1, K = keccak256(X), and checks X against the commitment.
 * @param encrypted R1 and W of the escrow's `KeyDelivered` event.
 * @throws DeliveryError `Delivery_WrongKey` when b is not the secret of this purchase: the escrow accepts only deliveries that
 * open with the right one. `Delivery_InvalidPoint`.
 */
export function openDelivery(
  secret: bigint,
  encrypted: Pick<EncryptedKey, "r1" | "w">,
  commitment: KeyCommitment,
): OpenedKey {
  const point = decodeG1(encrypted.w).subtract(decodeG1(encrypted.r1).multiply(secret));
  if (point.is0()) throw wrongKey();
  const x = encodeG1(point);
  if (!matchesCommitment(x, commitment)) throw wrongKey();
  return { x, contentKey: contentKeyOf(x) };
}

/** Whether X is the one that Y commits to: e(X, G2) = e(H, Y). */
export function matchesCommitment(x: Hex, commitment: KeyCommitment): boolean {
  return pairingsCancel([
    { g1: decodeG1(x), g2: G2_GENERATOR.negate() },
    { g1: decodeG1(commitment.h), g2: decodeG2(commitment.y) },
  ]);
}

function wrongKey(): DeliveryError {
  const message =
    "This delivery does not open with this key. It was made for another purchase: use the wallet, or the keystore, that made the purchase.";
  return new DeliveryError("Delivery_WrongKey", message);
}
