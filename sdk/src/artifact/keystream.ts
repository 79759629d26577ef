import { keccak_256 } from "@noble/hashes/sha3.js";
import { BLOCK_SIZE } from "./layout.ts";
import { uint256 } from "./bytes.ts";

/** Block `number` of the keystream of a content key: keccak256(K ‖ uint256 number), 32 bytes. */
export function keystreamBlock(key: Uint8Array, number: number | bigint): Uint8Array {
  return keccak_256.create().update(key).update(uint256(number)).digest();
}

/**
 * XORs `data` in place with the keystream of `key` from block `firstBlock` on. Encrypts and decrypts.
 * For one leaf or a test; `encryptArtifact` and `decryptArtifact` do whole files, many times faster.
 */
export function xorKeystream(key: Uint8Array, firstBlock: number, data: Uint8Array): void {
  for (let start = 0; start < data.length; start += BLOCK_SIZE) {
    const block = keystreamBlock(key, firstBlock + start / BLOCK_SIZE);
    const end = Math.min(data.length, start + BLOCK_SIZE);
    for (let i = start; i < end; i++) data[i]! ^= block[i - start]!;
  }
}
