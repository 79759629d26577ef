import { keccak_256 } from "@noble/hashes/sha3.js";
import { compareBytes, hashAt, uint256 } from "./bytes.ts";
import { ArtifactError } from "./errors.ts";

/** Leaf hash of ciphertext and of open artifacts: keccak256(uint256 index ‖ bytes of the leaf). */
export function leafHash(index: number, leaf: Uint8Array): Uint8Array {
  return keccak_256.create().update(uint256(index)).update(leaf).digest();
}

/** L_i, the committed hash of a plaintext leaf: keccak256(uint256 index ‖ K ‖ bytes of the leaf). An entry of the leaf list. */
export function blindedLeafHash(index: number, key: Uint8Array, leaf: Uint8Array): Uint8Array {
  return keccak_256.create().update(uint256(index)).update(key).update(leaf).digest();
}

/** What stands in the plaintext tree for an entry of the leaf list: keccak256(uint256 index ‖ L_i), which fixes its place. */
export function plaintextTreeLeaf(index: number, blinded: Uint8Array): Uint8Array {
  return leafHash(index, blinded);
}

/** keccak256 of two nodes in ascending order, as OpenZeppelin's `MerkleProof` joins them. */
export function nodeHash(a: Uint8Array, b: Uint8Array): Uint8Array {
  const [first, second] = compareBytes(a, b) <= 0 ? [a, b] : [b, a];
  return keccak_256.create().update(first).update(second).digest();
}

/** Builds a root from leaves as they come, in memory logarithmic in their number. */
export class MerkleBuilder {
  readonly #peaks: { hash: Uint8Array; height: number }[] = [];

  /**
   * Appends a leaf, or the root of a complete subtree of 2^height leaves. Only the last one may be incomplete, as its root
   * moves up unchanged. All appended to one builder have the same height.
   */
  append(hash: Uint8Array, height = 0): void {
    let node = { hash, height };
    for (let peak = this.#peaks.at(-1); peak?.height === node.height; peak = this.#peaks.at(-1)) {
      this.#peaks.pop();
      node = { hash: nodeHash(peak.hash, node.hash), height: node.height + 1 };
    }
    this.#peaks.push(node);
  }

  /** The root of what was appended so far. */
  root(): Uint8Array {
    const [last, ...earlier] = this.#peaks.toReversed();
    if (!last) throw new ArtifactError("Artifact_Empty", "A Merkle tree needs at least one leaf.");
    return earlier.reduce((right, peak) => nodeHash(peak.hash, right), last.hash);
  }
}

/** The level above a list of 32-byte hashes stored back to back. */
function levelAbove(level: Uint8Array): Uint8Array {
  const count = level.length / 32;
  const above = new Uint8Array(32 * Math.ceil(count / 2));
  for (let i = 0; i < count; i += 2) {
    const node = i + 1 < count ? nodeHash(hashAt(level, i), hashAt(level, i + 1)) : hashAt(level, i);
    above.set(node, 16 * i);
  }
  return above;
}

/** The root over tree leaves stored back to back, 32 bytes each. */
export function merkleRoot(leaves: Uint8Array): Uint8Array {
  let level = leaves;
  while (level.length > 32) level = levelAbove(level);
  if (level.length !== 32) throw new ArtifactError("Artifact_Empty", "A Merkle tree needs at least one leaf.");
  return level;
}

/**
 * The siblings of tree leaf `index`, from the leaf up; as many as OpenZeppelin's `MerkleProof` needs. Levels on which the
 * node has no sibling add nothing.
 * @param leaves All tree leaves back to back, 32 bytes each.
 */
export function merklePath(leaves: Uint8Array, index: number): Uint8Array[] {
  const count = leaves.length / 32;
  if (!Number.isInteger(index) || index < 0 || index >= count) {
    const message = `The tree has ${count} leaves; there is no leaf ${index}.`;
    throw new ArtifactError("Artifact_IndexOutOfRange", message, { index, leaves: count });
  }
  const path: Uint8Array[] = [];
  let position = index;
  for (let level = leaves; level.length > 32; level = levelAbove(level)) {
    const sibling = position ^ 1;
    if (sibling < level.length / 32) path.push(hashAt(level, sibling).slice());
    position >>= 1;
  }
  return path;
}

/** Whether `path` leads from a tree leaf to `root`. Says nothing about the leaf's place: the leaf hash does that. */
export function verifyMerklePath(root: Uint8Array, leaf: Uint8Array, path: readonly Uint8Array[]): boolean {
  return compareBytes(path.reduce(nodeHash, leaf), root) === 0;
}
