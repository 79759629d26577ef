import { bytesToHex, hexToBytes, type Hex } from "viem";
import { compareBytes, hashAt } from "./bytes.ts";
import type { Content } from "./content.ts";
import { xorKeystream } from "./keystream.ts";
import { BLOCKS_PER_LEAF, leafCount, leafLength } from "./layout.ts";
import { blindedLeafHash, leafHash, merklePath, plaintextTreeLeaf, verifyMerklePath } from "./merkle.ts";

/** What shows that one leaf does not decrypt to what was committed, apart from the key. Fields of the `FraudProof` struct. */
export interface FraudEvidence {
  readonly index: bigint;
  readonly ciphertextLeaf: Hex;
  readonly ciphertextPath: readonly Hex[];
  /** L_i of the leaf list, bytes32. */
  readonly plaintextLeafHash: Hex;
  readonly plaintextPath: readonly Hex[];
}

/** What judging one piece of evidence gives: fraud, or the reason why it proves none. */
export type FraudVerdict =
  | "fraud"
  | "leaf-out-of-range"
  | "wrong-leaf-length"
  | "ciphertext-path-invalid"
  | "plaintext-path-invalid"
  | "content-matches";

/** The tree leaves that a leaf list stands for: keccak256(uint256 i ‖ L_i), back to back. */
export function plaintextTreeLeaves(leafList: Uint8Array): Uint8Array {
  const leaves = new Uint8Array(leafList.length);
  for (let i = 0; i < leafList.length / 32; i++) leaves.set(plaintextTreeLeaf(i, hashAt(leafList, i)), 32 * i);
  return leaves;
}

/**
 * Puts the evidence for one leaf together.
 * @param ciphertextLeaves The ciphertext's leaf hashes, back to back.
 * @param leafList The version's leaf list.
 */
export function buildEvidence(
  index: number,
  ciphertextLeaf: Uint8Array,
  ciphertextLeaves: Uint8Array,
  leafList: Uint8Array,
): FraudEvidence {
  return {
    index: BigInt(index),
    ciphertextLeaf: bytesToHex(ciphertextLeaf),
    ciphertextPath: merklePath(ciphertextLeaves, index).map((node) => bytesToHex(node)),
    plaintextLeafHash: bytesToHex(hashAt(leafList, index)),
    plaintextPath: merklePath(plaintextTreeLeaves(leafList), index).map((node) => bytesToHex(node)),
  };
}

/**
 * Judges evidence as the chain does, for free, before a bond and a secret are put at stake.
 * @param key K, 32 bytes; that it is the version's key is checked with X, not here.
 */
export function judgeEvidence(evidence: FraudEvidence, key: Uint8Array, content: Content): FraudVerdict {
  const size = Number(content.size);
  if (evidence.index < 0n || evidence.index >= BigInt(leafCount(size))) return "leaf-out-of-range";
  const index = Number(evidence.index);
  const leaf = hexToBytes(evidence.ciphertextLeaf);
  if (leaf.length !== leafLength(size, index)) return "wrong-leaf-length";
  const leadsTo = (root: Hex, hash: Uint8Array, path: readonly Hex[]): boolean =>
    verifyMerklePath(
      hexToBytes(root),
      hash,
      path.map((node) => hexToBytes(node)),
    );
  if (!leadsTo(content.ciphertextRoot, leafHash(index, leaf), evidence.ciphertextPath))
    return "ciphertext-path-invalid";
  const committed = hexToBytes(evidence.plaintextLeafHash);
  if (!leadsTo(content.plaintextRoot, plaintextTreeLeaf(index, committed), evidence.plaintextPath)) {
    return "plaintext-path-invalid";
  }
  xorKeystream(key, BLOCKS_PER_LEAF * index, leaf);
  return compareBytes(blindedLeafHash(index, key, leaf), committed) === 0 ? "content-matches" : "fraud";
}
