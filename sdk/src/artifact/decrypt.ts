import type { Hex } from "viem";
import type { BatchResult } from "./batch.ts";
import { compareBytes, hashAt } from "./bytes.ts";
import type { Content } from "./content.ts";
import { ArtifactError } from "./errors.ts";
import { streamFrom } from "./flow.ts";
import { copyKey } from "./key.ts";
import { verifyLeafList } from "./leaf-list.ts";
import { BATCH_LEAVES, BATCH_SIZE } from "./layout.ts";
import { BatchPool } from "./pool.ts";
import type { ByteSource } from "./source.ts";
import { runPass, Tally, type PassOptions } from "./tally.ts";

/** How an artifact is decrypted. */
export interface DecryptOptions extends Omit<PassOptions, "size"> {
  /** K, 32 bytes, of `openDelivery`. */
  readonly key: Uint8Array;
  /** What the chain pinned for the version. */
  readonly content: Pick<Content, "size" | "ciphertextRoot" | "plaintextRoot">;
  /** The version's leaf list. With it every leaf is checked before it is handed out. */
  readonly leafList?: Uint8Array;
  /**
   * Where the source starts, in bytes, to go on with an interrupted decryption: a multiple of 1 MiB. Needs the leaf list, as
   * the roots can be checked over a whole file only.
   */
  readonly offset?: number;
}

/**
 * Decrypts an artifact in one pass, in pieces of 1 MiB.
 *
 * With a leaf list every byte that comes out has been checked against what the version committed to. Without one the plaintext is
 * checked only as a whole: the stream fails instead of closing when the root is different, so write to a place that is thrown away
 * on failure. Either way the ciphertext root is checked at the end. Download the ciphertext with `downloadArtifact`, which lets no byte
 * pass that does not belong to the CID.
 *
 * The stream fails with an ArtifactError: `Artifact_LeafMismatch` (the key is right and the seller committed to something else: see
 * `findFraud`), `Artifact_PlaintextMismatch`, `Artifact_CiphertextMismatch`, `Artifact_SizeMismatch`, `Artifact_LeafListMismatch`.
 */
export function decryptArtifact(source: ByteSource, options: DecryptOptions): ReadableStream<Uint8Array> {
  return streamFrom(decryption(source, options, copyKey(options.key)));
}

async function* decryption(
  source: ByteSource,
  options: DecryptOptions,
  key: Uint8Array<ArrayBuffer>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { content, leafList } = options;
  const offset = checkedOffset(options);
  const pool = options.pool ?? new BatchPool({ workers: options.workers });
  try {
    if (leafList) await verifyLeafList(leafList, content, pool);
    const tally = new Tally();
    const pass: PassOptions = { ...shiftProgress(options, offset), pool, size: Number(content.size) - offset };
    const firstLeaf = (BATCH_LEAVES * offset) / BATCH_SIZE;
    const jobs = runPass(source, pass, (data, leaf) => ({ kind: "decrypt", key, firstLeaf: leaf, data }), firstLeaf);
    let leaf = firstLeaf;
    for await (const batch of jobs) {
      if (leafList) checkLeaves(batch, leaf, leafList);
      leaf += BATCH_LEAVES;
      tally.add(batch);
      yield batch.data;
    }
    if (offset === 0) checkRoots(tally, content);
  } finally {
    if (!options.pool) pool.close();
  }
}

function checkedOffset(options: DecryptOptions): number {
  const offset = options.offset ?? 0;
  if (offset === 0) return 0;
  if (!Number.isSafeInteger(offset) || offset < 0 || offset % BATCH_SIZE !== 0) {
    const message = `Decryption can go on at multiples of ${BATCH_SIZE} bytes, not at ${offset}.`;
    throw new ArtifactError("Artifact_InvalidArgument", message, { offset });
  }
  if (offset >= Number(options.content.size)) {
    const message = `The artifact has ${options.content.size} bytes; nothing is left after ${offset}.`;
    throw new ArtifactError("Artifact_InvalidArgument", message, { offset });
  }
  if (!options.leafList) {
    const message = "To go on in the middle of a file, the list of leaf hashes is needed.";
    throw new ArtifactError("Artifact_InvalidArgument", message, { offset });
  }
  return offset;
}

function shiftProgress(options: DecryptOptions, offset: number): PassOptions {
  const { signal, onProgress } = options;
  const total = Number(options.content.size);
  return { signal, onProgress: onProgress && ((done) => onProgress(offset + done, total)) };
}

function checkLeaves(batch: BatchResult, firstLeaf: number, leafList: Uint8Array): void {
  const committed = leafList.subarray(32 * firstLeaf, 32 * firstLeaf + batch.leafList.length);
  if (compareBytes(batch.leafList, committed) === 0) return;
  const index = firstLeaf + firstDifference(batch.leafList, committed);
  const message =
    `Part ${index} of the file (4,096 bytes each) decrypts to something else than the seller committed to. ` +
    "If the download was verified, this is provable: find the fraud proof and claim the refund.";
  throw new ArtifactError("Artifact_LeafMismatch", message, { index });
}

/** The first entry in which two lists of hashes differ; the number of entries when they are equal. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number {
  let index = 0;
  while (32 * index < a.length && compareBytes(hashAt(a, index), hashAt(b, index)) === 0) index++;
  return index;
}

function checkRoots(tally: Tally, content: Pick<Content, "ciphertextRoot" | "plaintextRoot">): void {
  requireCiphertextRoot(tally.ciphertextRoot, content.ciphertextRoot);
  if (BigInt(tally.plaintextRoot) === BigInt(content.plaintextRoot)) return;
  const message =
    "The decrypted file is not what the seller committed to. Throw it away; with the list of leaf hashes, fraud can be proved.";
  const details = { expected: content.plaintextRoot, actual: tally.plaintextRoot };
  throw new ArtifactError("Artifact_PlaintextMismatch", message, details);
}

/** @throws ArtifactError `Artifact_CiphertextMismatch` */
export function requireCiphertextRoot(actual: Hex, expected: Hex): void {
  if (BigInt(actual) === BigInt(expected)) return;
  const message =
    "This file is not the one that the version's content hash stands for. Do not use it, and do not pay for it.";
  throw new ArtifactError("Artifact_CiphertextMismatch", message, { expected, actual });
}
