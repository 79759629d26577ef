import { hexToBytes, type Hex } from "viem";
import type { Content } from "../../src/artifact/index.ts";
import { NO_KEY } from "../../src/artifact/index.ts";
import { concatBytes } from "../../src/artifact/bytes.ts";
import { xorKeystream } from "../../src/artifact/keystream.ts";
import { leafCount, LEAF_SIZE } from "../../src/artifact/layout.ts";
import { blindedLeafHash, leafHash, merkleRoot, plaintextTreeLeaf } from "../../src/artifact/merkle.ts";
import { bytesToHex } from "viem";

export const KEY = hexToBytes(`0x${"5a".repeat(32)}`);

/** Bytes in which no two leaves are equal. */
export function sampleFile(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, p) => (31 * p + 7 * (p >> 12)) % 251);
}

/** The bytes of a source cut into pieces of the given sizes, over and over. */
export function* inPieces(file: Uint8Array, ...sizes: number[]): Generator<Uint8Array> {
  for (let start = 0, i = 0; start < file.length; i++) {
    const size = sizes[i % sizes.length]!;
    yield file.subarray(start, start + size);
    start += size;
  }
}

export async function collect(source: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return concatBytes(pieces);
}

/** An encryption by the plain definitions, leaf by leaf: what the fast one is held against. `lie` changes what is committed. */
export function encryptPlainly(
  plaintext: Uint8Array,
  lie: (leaf: Uint8Array, index: number) => Uint8Array = (leaf) => leaf,
) {
  const ciphertext = new Uint8Array(plaintext);
  xorKeystream(KEY, 0, ciphertext);
  const indices = Array.from({ length: leafCount(plaintext.length) }, (_, i) => i);
  const leafOf = (file: Uint8Array, i: number) => file.subarray(LEAF_SIZE * i, LEAF_SIZE * (i + 1));
  const hashes = indices.map((i) => blindedLeafHash(i, KEY, lie(leafOf(plaintext, i), i)));
  const content: Content = {
    ciphertextRoot: rootOf(indices.map((i) => leafHash(i, leafOf(ciphertext, i)))),
    plaintextRoot: rootOf(hashes.map((hash, i) => plaintextTreeLeaf(i, hash))),
    size: BigInt(plaintext.length),
    keyHash: NO_KEY,
  };
  return { ciphertext, content, leafList: concatBytes(hashes) };
}

const rootOf = (leaves: Uint8Array[]): Hex => bytesToHex(merkleRoot(concatBytes(leaves)));
