import { compareBytes, hashAt, uint256 } from "./bytes.ts";
import type { Keccak, Message } from "./keccak.ts";
import { BLOCKS_PER_LEAF, LEAF_SIZE } from "./layout.ts";

/**
 * A piece of work on consecutive leaves that starts at a multiple of the piece's full size, so that its leaves are a complete
 * subtree. Its buffers may be moved to a worker: whoever hands it over does not touch them again.
 */
export type BatchJob =
  /** `data`: plaintext in, ciphertext out. */
  | { kind: "encrypt"; firstLeaf: number; data: Uint8Array<ArrayBuffer>; key: Uint8Array<ArrayBuffer> }
  /** `data`: ciphertext in, plaintext out. */
  | { kind: "decrypt"; firstLeaf: number; data: Uint8Array<ArrayBuffer>; key: Uint8Array<ArrayBuffer> }
  /** `data`: ciphertext, or an open artifact; stays as it is. */
  | { kind: "hash"; firstLeaf: number; data: Uint8Array<ArrayBuffer> }
  /** `data`: part of a leaf list; stays as it is. */
  | { kind: "leaf-list"; firstLeaf: number; data: Uint8Array<ArrayBuffer> };

/** What a batch job gives. Lists are hashes of 32 bytes, back to back. */
export interface BatchResult {
  readonly data: Uint8Array<ArrayBuffer>;
  /** Leaf hashes of the ciphertext (or open artifact); empty for "leaf-list". */
  readonly ciphertextLeaves: Uint8Array<ArrayBuffer>;
  /** Root of the subtree over `ciphertextLeaves`. */
  readonly ciphertextNode: Uint8Array<ArrayBuffer>;
  /** The batch's part of the leaf list; empty for "hash". */
  readonly leafList: Uint8Array<ArrayBuffer>;
  /** Root of the subtree over what the leaf list stands for. */
  readonly plaintextNode: Uint8Array<ArrayBuffer>;
}

/** Does a batch job. */
export function runBatch(keccak: Keccak, job: BatchJob): BatchResult {
  const { data, firstLeaf } = job;
  switch (job.kind) {
    case "hash": {
      const ciphertextLeaves = hashLeaves(keccak, firstLeaf, data, LEAF_SIZE);
      return result(keccak, data, ciphertextLeaves, new Uint8Array(), firstLeaf);
    }
    case "leaf-list":
      return result(keccak, data, new Uint8Array(), data, firstLeaf);
    case "encrypt":
    case "decrypt": {
      const { ciphertextLeaves, leafList } = cipherLeaves(keccak, job);
      return result(keccak, data, ciphertextLeaves, leafList, firstLeaf);
    }
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

function result(keccak: Keccak, data: Bytes, ciphertextLeaves: Bytes, leafList: Bytes, firstLeaf: number): BatchResult {
  const treeLeaves = hashLeaves(keccak, firstLeaf, leafList, 32);
  return {
    ...{ data, ciphertextLeaves, leafList },
    ciphertextNode: subtreeRoot(keccak, ciphertextLeaves),
    plaintextNode: subtreeRoot(keccak, treeLeaves),
  };
}

/** keccak256(uint256 index ‖ leaf) of each `width` bytes of `data`, two at a time. */
function hashLeaves(keccak: Keccak, firstLeaf: number, data: Bytes, width: number): Bytes {
  const count = Math.ceil(data.length / width);
  const hashes = new Uint8Array(32 * count);
  const message = (i: number): Message => [uint256(firstLeaf + i), data.subarray(width * i, width * (i + 1))];
  for (let i = 0; i < count; i += 2) {
    const next = Math.min(i + 1, count - 1);
    keccak.hashPair(message(i), hashAt(hashes, i), message(next), hashAt(hashes, next));
  }
  return hashes;
}

/** Encrypts or decrypts leaf by leaf, in place, and hashes each both before and after. */
function cipherLeaves(keccak: Keccak, job: Extract<BatchJob, { key: unknown }>) {
  const { data, firstLeaf, key } = job;
  const count = Math.ceil(data.length / LEAF_SIZE);
  const ciphertextLeaves = new Uint8Array(32 * count);
  const leafList = new Uint8Array(32 * count);
  const copy = new Uint8Array(LEAF_SIZE);
  for (let i = 0; i < count; i++) {
    const after = data.subarray(LEAF_SIZE * i, LEAF_SIZE * (i + 1));
    const before = copy.subarray(0, after.length);
    before.set(after);
    keccak.xorKeystream(key, BLOCKS_PER_LEAF * (firstLeaf + i), after);
    const [plaintext, ciphertext] = job.kind === "encrypt" ? [before, after] : [after, before];
    const index = uint256(firstLeaf + i);
    keccak.hashPair([index, ciphertext], hashAt(ciphertextLeaves, i), [index, key, plaintext], hashAt(leafList, i));
  }
  return { ciphertextLeaves, leafList };
}

/** The root over a complete subtree's leaves, or over the last, incomplete one's; empty for no leaves. */
function subtreeRoot(keccak: Keccak, leaves: Bytes): Bytes {
  let level = leaves.slice();
  while (level.length > 32) {
    const nodes = Math.floor(level.length / 64);
    const above = new Uint8Array(32 * Math.ceil(level.length / 64));
    for (let i = 0; i < nodes; i += 2) {
      const next = Math.min(i + 1, nodes - 1);
      keccak.hashPair(children(level, i), hashAt(above, i), children(level, next), hashAt(above, next));
    }
    if (level.length % 64 !== 0) above.set(level.subarray(64 * nodes), 32 * nodes);
    level = above;
  }
  return level;
}

function children(level: Bytes, node: number): Message {
  const [a, b] = [hashAt(level, 2 * node), hashAt(level, 2 * node + 1)];
  return compareBytes(a, b) <= 0 ? [a, b] : [b, a];
}
