import { bls12_381 } from "@noble/curves/bls12-381.js";
import { bytesToHex, hexToBytes, type Hex } from "viem";
import { DeliveryError } from "./errors.ts";

const { Fp, Fp2, Fp12 } = bls12_381.fields;
const FIELD_BYTES = 48;
const PADDED_BYTES = 64;

/** Bytes of a point of G1 and of G2 in the EIP-2537 encoding. */
export const G1_BYTES = 2 * PADDED_BYTES;
export const G2_BYTES = 4 * PADDED_BYTES;

/** A point of G1, checked: on the curve, in the subgroup, not infinity. */
export type G1Point = InstanceType<typeof bls12_381.G1.Point>;
/** A point of G2, checked as a `G1Point` is. */
export type G2Point = InstanceType<typeof bls12_381.G2.Point>;

export const G1_GENERATOR: G1Point = bls12_381.G1.Point.BASE;
export const G2_GENERATOR: G2Point = bls12_381.G2.Point.BASE;
/** The order of both groups; secrets are numbers from 1 to this less 1. */
export const GROUP_ORDER: bigint = bls12_381.fields.Fr.ORDER;

/** A point of G1 as 128 bytes: x, y, each 16 zero bytes and 48 bytes big-endian. */
export function encodeG1(point: G1Point): Hex {
  const { x, y } = point.toAffine();
  return encodeFieldElements([x, y]);
}

/** A point of G2 as 256 bytes: x.c0, x.c1, y.c0, y.c1. */
export function encodeG2(point: G2Point): Hex {
  const { x, y } = point.toAffine();
  return encodeFieldElements([x.c0, x.c1, y.c0, y.c1]);
}

/**
 * Reads a point of G1.
 * @throws DeliveryError `Delivery_InvalidPoint` when it is not canonical, not on the curve, not in the subgroup, or infinity.
 */
export function decodeG1(encoded: Hex): G1Point {
  const [x, y] = decodeFieldElements(encoded, 2, "G1") as [bigint, bigint];
  if (x === 0n && y === 0n) throw invalidPoint("G1", "infinity");
  return checked("G1", () => bls12_381.G1.Point.fromAffine({ x, y }));
}

/**
 * Reads a point of G2.
 * @throws DeliveryError `Delivery_InvalidPoint` as `decodeG1`.
 */
export function decodeG2(encoded: Hex): G2Point {
  const [x0, x1, y0, y1] = decodeFieldElements(encoded, 4, "G2") as [bigint, bigint, bigint, bigint];
  if ((x0 | x1 | y0 | y1) === 0n) throw invalidPoint("G2", "infinity");
  const point = { x: Fp2.create({ c0: x0, c1: x1 }), y: Fp2.create({ c0: y0, c1: y1 }) };
  return checked("G2", () => bls12_381.G2.Point.fromAffine(point));
}

/** Whether the product of the pairings e(g1, g2) is one, as the precompile of EIP-2537 answers. */
export function pairingsCancel(pairs: { g1: G1Point; g2: G2Point }[]): boolean {
  return Fp12.eql(bls12_381.pairingBatch(pairs), Fp12.ONE);
}

function encodeFieldElements(elements: bigint[]): Hex {
  const bytes = new Uint8Array(PADDED_BYTES * elements.length);
  elements.forEach((element, i) => bytes.set(Fp.toBytes(element), PADDED_BYTES * (i + 1) - FIELD_BYTES));
  return bytesToHex(bytes);
}

function decodeFieldElements(encoded: Hex, count: number, group: string): bigint[] {
  const bytes = bytesOf(encoded, group);
  if (bytes.length !== PADDED_BYTES * count) throw invalidPoint(group, `${bytes.length} bytes long`);
  return Array.from({ length: count }, (_, i) => {
    const element = BigInt(bytesToHex(bytes.subarray(PADDED_BYTES * i, PADDED_BYTES * (i + 1))));
    if (element >= Fp.ORDER) throw invalidPoint(group, "not canonical");
    return element;
  });
}

function bytesOf(encoded: Hex, group: string): Uint8Array {
  if (!/^0x([0-9a-f]{2})*$/i.test(encoded)) throw invalidPoint(group, "not hexadecimal");
  return hexToBytes(encoded);
}

function checked<P extends G1Point | G2Point>(group: string, build: () => P): P {
  try {
    const point = build();
    // On the curve and in the subgroup.
    point.assertValidity();
    return point;
  } catch (cause) {
    const reason =
      cause instanceof Error && cause.message.includes("subgroup") ? "not in the subgroup" : "not on the curve";
    throw invalidPoint(group, reason, cause);
  }
}

function invalidPoint(group: string, reason: string, cause?: unknown): DeliveryError {
  return new DeliveryError("Delivery_InvalidPoint", `A point of ${group} is ${reason}.`, { group, reason }, cause);
}
