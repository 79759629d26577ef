import { keccak_256 } from "@noble/hashes/sha3.js";
import { xorKeystream } from "./keystream.ts";
import { FREE_OFFSET, keccakModuleBytes, RATE } from "./keccak-wasm.ts";
import { BLOCK_SIZE, LEAF_SIZE } from "./layout.ts";

/** A message in parts, hashed as if they were joined. At most a leaf with its prefixes. */
export type Message = readonly Uint8Array[];

/** The two operations that an artifact is made of. Not to be shared between threads. */
export interface Keccak {
  /** How it is done: "wasm" (two hashes at once) or "javascript" (where WebAssembly is not allowed, about 15 times slower). */
  readonly kind: "wasm" | "javascript";
  /** XORs `data` in place with the keystream of `key` from block `firstBlock` on. */
  xorKeystream(key: Uint8Array, firstBlock: number, data: Uint8Array): void;
  /** Writes the Keccak-256 hashes of two messages, 32 bytes each. */
  hashPair(a: Message, outA: Uint8Array, b: Message, outB: Uint8Array): void;
}

const PAGE = 65_536;
const KEY_OFFSET = FREE_OFFSET;
const HASHES_OFFSET = KEY_OFFSET + BLOCK_SIZE;
/** Room for index, key, leaf and padding. */
const MESSAGE_ROOM = RATE * Math.ceil((LEAF_SIZE + 2 * BLOCK_SIZE + 1) / RATE);
const MESSAGE_A_OFFSET = HASHES_OFFSET + 2 * BLOCK_SIZE;
const MESSAGE_B_OFFSET = MESSAGE_A_OFFSET + MESSAGE_ROOM;
const DATA_OFFSET = PAGE;
const DATA_PAGES = 1;
const DATA_SIZE = DATA_PAGES * PAGE;

interface KeccakExports {
  readonly memory: WebAssembly.Memory;
  xorKeystream(keyOffset: number, dataOffset: number, firstBlock: bigint, pairs: number): void;
  hashPair(a: number, b: number, blocks: number, out: number): void;
}

class WasmKeccak implements Keccak {
  readonly kind = "wasm";
  readonly #exports: KeccakExports;
  readonly #memory: Uint8Array<ArrayBuffer>;

  constructor(instance: WebAssembly.Instance) {
    this.#exports = instance.exports as unknown as KeccakExports;
    this.#memory = new Uint8Array(this.#exports.memory.buffer);
  }

  xorKeystream(key: Uint8Array, firstBlock: number, data: Uint8Array): void {
    this.#memory.set(key, KEY_OFFSET);
    for (let start = 0; start < data.length; start += DATA_SIZE) {
      const part = data.subarray(start, start + DATA_SIZE);
      const pairs = Math.ceil(part.length / (2 * BLOCK_SIZE));
      this.#memory.set(part, DATA_OFFSET);
      this.#exports.xorKeystream(KEY_OFFSET, DATA_OFFSET, BigInt(firstBlock + start / BLOCK_SIZE), pairs);
      part.set(this.#memory.subarray(DATA_OFFSET, DATA_OFFSET + part.length));
    }
    this.#memory.fill(0, KEY_OFFSET, KEY_OFFSET + BLOCK_SIZE);
  }

  hashPair(a: Message, outA: Uint8Array, b: Message, outB: Uint8Array): void {
    const [blocksA, blocksB] = [this.#pad(a, MESSAGE_A_OFFSET), this.#pad(b, MESSAGE_B_OFFSET)];
    const { hashPair } = this.#exports;
    if (blocksA === blocksB) {
      hashPair(MESSAGE_A_OFFSET, MESSAGE_B_OFFSET, blocksA, HASHES_OFFSET);
      outB.set(this.#memory.subarray(HASHES_OFFSET + BLOCK_SIZE, HASHES_OFFSET + 2 * BLOCK_SIZE));
    } else {
      hashPair(MESSAGE_B_OFFSET, MESSAGE_B_OFFSET, blocksB, HASHES_OFFSET);
      outB.set(this.#memory.subarray(HASHES_OFFSET, HASHES_OFFSET + BLOCK_SIZE));
      hashPair(MESSAGE_A_OFFSET, MESSAGE_A_OFFSET, blocksA, HASHES_OFFSET);
    }
    outA.set(this.#memory.subarray(HASHES_OFFSET, HASHES_OFFSET + BLOCK_SIZE));
  }

  /** Writes a message with Keccak's padding to `offset`; returns the number of blocks of `RATE` bytes. */
  #pad(message: Message, offset: number): number {
    let end = offset;
    for (const part of message) {
      this.#memory.set(part, end);
      end += part.length;
    }
    const blocks = Math.floor((end - offset) / RATE) + 1;
    const padded = offset + RATE * blocks;
    this.#memory.fill(0, end, padded);
    this.#memory[end]! ^= 0x01;
    this.#memory[padded - 1]! ^= 0x80;
    return blocks;
  }
}

const portableKeccak: Keccak = {
  kind: "javascript",
  xorKeystream,
  hashPair(a, outA, b, outB) {
    outA.set(hashMessage(a));
    outB.set(hashMessage(b));
  },
};

function hashMessage(message: Message): Uint8Array {
  const hash = keccak_256.create();
  for (const part of message) hash.update(part);
  return hash.digest();
}

/**
 * The fastest Keccak that runs here: WebAssembly with 128-bit vectors (needs `'wasm-unsafe-eval'` in a page's content security
 * policy), else plain JavaScript.
 */
export async function createKeccak(): Promise<Keccak> {
  const bytes = keccakModuleBytes(1 + DATA_PAGES);
  if (typeof WebAssembly === "undefined" || !WebAssembly.validate(bytes)) return portableKeccak;
  try {
    const { instance } = await WebAssembly.instantiate(bytes);
    return new WasmKeccak(instance);
  } catch (error) {
    // A content security policy without 'wasm-unsafe-eval' shows only here.
    if (error instanceof WebAssembly.CompileError) return portableKeccak;
    throw error;
  }
}

/** The slow one, for tests that hold the fast one against it. */
export function createPortableKeccak(): Keccak {
  return portableKeccak;
}
