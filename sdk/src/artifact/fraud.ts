import { concatBytes } from "./bytes.ts";
import type { Content } from "./content.ts";
import { firstDifference, requireCiphertextRoot } from "./decrypt.ts";
import { buildEvidence, type FraudEvidence } from "./fraud-evidence.ts";
import { copyKey } from "./key.ts";
import { xorKeystream } from "./keystream.ts";
import { BATCH_LEAVES, BLOCKS_PER_LEAF, LEAF_SIZE } from "./layout.ts";
import { verifyLeafList } from "./leaf-list.ts";
import type { ByteSource } from "./source.ts";
import { runPass, Tally, type PassOptions } from "./tally.ts";

/** What a search for fraud takes. */
export interface FindFraudOptions extends Omit<PassOptions, "size"> {
  /** K, 32 bytes, of `openDelivery`. */
  readonly key: Uint8Array;
  /** What the chain pinned for the version. */
  readonly content: Content;
  /** The version's leaf list, kept since the purchase or downloaded again. */
  readonly leafList: Uint8Array;
}

/**
 * Looks for a leaf that decrypts to something else than the seller committed to, in one pass over the published ciphertext.
 * @returns The evidence for the first such leaf, ready for `buildFraudProof`; undefined when the file is what was promised.
 * @throws ArtifactError `Artifact_CiphertextMismatch` or `Artifact_SizeMismatch` when `source` is not the published ciphertext,
 * `Artifact_LeafListMismatch` when the leaf list is not the version's.
 */
export async function findFraud(source: ByteSource, options: FindFraudOptions): Promise<FraudEvidence | undefined> {
  const { content, leafList } = options;
  await verifyLeafList(leafList, content, options.pool);
  const key = copyKey(options.key);
  const tally = new Tally();
  const ciphertextLeaves: Uint8Array[] = [];
  let found: { index: number; ciphertextLeaf: Uint8Array } | undefined;
  let firstLeaf = 0;
  const pass = { ...options, size: Number(content.size) };
  for await (const batch of runPass(source, pass, (data, leaf) => ({ kind: "decrypt", key, firstLeaf: leaf, data }))) {
    tally.add(batch);
    ciphertextLeaves.push(batch.ciphertextLeaves);
    const different = firstDifference(batch.leafList, leafList.subarray(32 * firstLeaf));
    if (found === undefined && 32 * different < batch.leafList.length) {
      const ciphertextLeaf = batch.data.slice(LEAF_SIZE * different, LEAF_SIZE * (different + 1));
      xorKeystream(key, BLOCKS_PER_LEAF * (firstLeaf + different), ciphertextLeaf);
      found = { index: firstLeaf + different, ciphertextLeaf };
    }
    firstLeaf += BATCH_LEAVES;
  }
  requireCiphertextRoot(tally.ciphertextRoot, content.ciphertextRoot);
  return found && buildEvidence(found.index, found.ciphertextLeaf, concatBytes(ciphertextLeaves), leafList);
}
