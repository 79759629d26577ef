import { keccak256, toBytes, type Hex } from "viem";

/** 32 bytes that look random but are the same in every run. */
export function sample(label: string): Hex {
  return keccak256(toBytes(`ftns-market golden vector: ${label}`));
}

/** The bytes of a sample file: byte p is (31 · p + 7) mod 251, so that no two leaves are equal. */
export function sampleFile(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, p) => (31 * p + 7) % 251);
}
