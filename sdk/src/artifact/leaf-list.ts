import { bytesToHex, type Hex } from "viem";
import type { Content } from "./content.ts";
import { ArtifactError } from "./errors.ts";
import { leafCount } from "./layout.ts";
import { MerkleBuilder } from "./merkle.ts";
import { BatchPool } from "./pool.ts";

/** Entries that are worked on at a time: 1 MiB, a complete subtree. */
const PART_LEAVES = 32_768;
const PART_HEIGHT = Math.log2(PART_LEAVES);

/** Bytes of the leaf list of an artifact of `size` bytes. */
export function leafListSize(size: number): number {
  return 32 * leafCount(size);
}

/** The plaintext root that a leaf list stands for, bytes32. */
export async function leafListRoot(leafList: Uint8Array, pool?: BatchPool): Promise<Hex> {
  const runner = pool ?? new BatchPool({ workers: 0 });
  const builder = new MerkleBuilder();
  for (let firstLeaf = 0; 32 * firstLeaf < leafList.length; firstLeaf += PART_LEAVES) {
    const data = new Uint8Array(leafList.subarray(32 * firstLeaf, 32 * (firstLeaf + PART_LEAVES)));
    const { plaintextNode } = await runner.run({ kind: "leaf-list", firstLeaf, data });
    builder.append(plaintextNode, PART_HEIGHT);
  }
  return bytesToHex(builder.root());
}

/**
 * Makes sure that a leaf list is the one a version committed to. A buyer does so before he pays: with another list, or none, fraud
 * could not be proved.
 * @throws ArtifactError `Artifact_LeafListMismatch`
 */
export async function verifyLeafList(
  leafList: Uint8Array,
  content: Pick<Content, "size" | "plaintextRoot">,
  pool?: BatchPool,
): Promise<void> {
  const expected = leafListSize(Number(content.size));
  if (leafList.length !== expected) {
    const message = `The list of leaf hashes should have ${expected} bytes, but it has ${leafList.length}.`;
    throw new ArtifactError("Artifact_LeafListMismatch", message, { expected, actual: leafList.length });
  }
  const root = await leafListRoot(leafList, pool);
  if (BigInt(root) !== BigInt(content.plaintextRoot)) {
    const message = "The list of leaf hashes does not give the plaintext root of this version. Do not pay for it.";
    throw new ArtifactError("Artifact_LeafListMismatch", message, { expected: content.plaintextRoot, actual: root });
  }
}
