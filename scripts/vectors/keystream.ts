import { bytesToHex, hexToBytes } from "viem";
import { keystreamBlock, xorKeystream } from "../../sdk/src/artifact/keystream.ts";
import { BLOCKS_PER_LEAF } from "../../sdk/src/artifact/layout.ts";
import { sample, sampleFile } from "./sample.ts";

/** Single blocks, and whole leaves of every awkward length. Hex strings; numbers are decimal strings. */
export function keystreamVectors() {
  const key = sample("content key");
  const keyBytes = hexToBytes(key);
  const numbers = [0n, 1n, 127n, 128n, 255n, 256n, 2n ** 32n, 2n ** 53n + 1n, 2n ** 256n - 1n];
  const leaves: [index: number, length: number][] = [
    ...[1, 31, 32, 33, 63, 64, 65, 4095, 4096].map((length): [number, number] => [0, length]),
    [1, 4096],
    [51_199, 100],
    [4_294_967_296, 64],
  ];
  return {
    key,
    blocks: numbers.map((number) => ({
      number: number.toString(),
      block: bytesToHex(keystreamBlock(keyBytes, number)),
    })),
    leaves: leaves.map(([index, length]) => {
      const plaintext = sampleFile(length);
      const ciphertext = plaintext.slice();
      xorKeystream(keyBytes, BLOCKS_PER_LEAF * index, ciphertext);
      return { index: index.toString(), plaintext: bytesToHex(plaintext), ciphertext: bytesToHex(ciphertext) };
    }),
  };
}
