import { ArtifactError } from "./errors.ts";

/** Bytes of plaintext or ciphertext in one leaf of the Merkle trees. */
export const LEAF_SIZE = 4096;
/** Bytes of one block of the keystream, and of every hash. */
export const BLOCK_SIZE = 32;
/** Keystream blocks in one leaf: leaf i starts at block 128 · i. */
export const BLOCKS_PER_LEAF = LEAF_SIZE / BLOCK_SIZE;
/** Leaves that are worked on at a time: 1 MiB, a complete subtree of height 8. */
export const BATCH_LEAVES = 256;
export const BATCH_SIZE = BATCH_LEAVES * LEAF_SIZE;

/** Number of leaves of an artifact of `size` bytes. An artifact has at least one byte. */
export function leafCount(size: number): number {
  if (!Number.isSafeInteger(size) || size < 0) {
    throw new ArtifactError("Artifact_InvalidArgument", `A size in bytes is needed, not ${size}.`, { size });
  }
  if (size === 0) throw new ArtifactError("Artifact_Empty", "The artifact is empty: it needs at least one byte.");
  return Math.ceil(size / LEAF_SIZE);
}

/** Bytes of leaf `index` of an artifact of `size` bytes: 4,096, the last one what is left. */
export function leafLength(size: number, index: number): number {
  const leaves = leafCount(size);
  if (!Number.isSafeInteger(index) || index < 0 || index >= leaves) {
    const message = `The artifact has ${leaves} leaves; there is no leaf ${index}.`;
    throw new ArtifactError("Artifact_IndexOutOfRange", message, { index, leaves });
  }
  return index === leaves - 1 ? size - LEAF_SIZE * index : LEAF_SIZE;
}
