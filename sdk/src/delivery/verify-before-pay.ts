import { requireCiphertextRoot } from "../artifact/decrypt.ts";
import { contentHash, isOpen, type Content } from "../artifact/content.ts";
import { verifyArtifact } from "../artifact/hash.ts";
import { leafListSize, verifyLeafList } from "../artifact/leaf-list.ts";
import { BatchPool } from "../artifact/pool.ts";
import type { Progress } from "../artifact/source.ts";
import { downloadBytes, downloadFile, type DownloadOptions } from "../ipfs/download.ts";
import type { FetchOptions } from "../ipfs/blocks.ts";
import { DeliveryError } from "./errors.ts";
import { checkCommitment, type KeyCommitment, type VersionContext } from "./keys.ts";
import type { Hex } from "viem";

/** A version as a buyer is about to buy it. What is marked "chain" must come from the chain, not from the index or the seller. */
export interface VersionOffer {
  /** bytes32, chain: `contentHash` of the version. */
  readonly contentHash: Hex;
  /** bytes32, chain: `artifactDigest` of the version. */
  readonly artifactDigest: Hex;
  /** From the `VersionPublished` event or the index; checked against `contentHash`. */
  readonly content: Content;
  /** What only an encrypted artifact has. */
  readonly encryption?: {
    /** Chain id, registry and seller from the chain; the nonce from the `VersionPublished` event. */
    readonly context: VersionContext;
    /** H and Y of the metadata; checked. */
    readonly commitment: KeyCommitment;
    /** bytes32, digest of the leaf list, of the metadata; checked. */
    readonly leafListDigest: Hex;
  };
}

/** How a version is verified. */
export interface VerifyOptions extends FetchOptions {
  /**
   * Takes the verified file, so that it need not be downloaded again after the purchase: keep it, IPFS may lose it. Closed at
   * the end, aborted when anything is wrong. Without it the file is checked and forgotten.
   */
  readonly sink?: WritableStream<Uint8Array>;
  /** Blocks of 1 MiB fetched at a time. Default 6. */
  readonly parallel?: number;
  readonly workers?: number;
  readonly signal?: AbortSignal;
  /** Bytes of the file checked so far, and its size. */
  readonly onProgress?: Progress;
}

/** What a buyer keeps until the key has come. */
export interface VerifiedVersion {
  readonly content: Content;
  /** Checked; `decryptArtifact` and `findFraud` need it. Undefined for an open artifact. */
  readonly leafList: Uint8Array<ArrayBuffer> | undefined;
}

/**
 * Verifies before paying that what is on IPFS is what the chain pins, so that a delivery can only bring exactly this file or a proof
 * of fraud: the contents of the content hash, the key points, the leaf list, and every byte of the ciphertext, against its CID and its root.
 *
 * What it cannot show: that the content is any good. That is what audits and reviews are for.
 * @throws DeliveryError `Delivery_CommitmentMismatch`, `Delivery_InvalidPoint`; ArtifactError `Artifact_CiphertextMismatch`,
 * `Artifact_LeafListMismatch`, `Artifact_SizeMismatch`; IpfsError. Do not pay on any of them.
 */
export async function verifyBeforePay(offer: VersionOffer, options: VerifyOptions): Promise<VerifiedVersion> {
  const { sink } = options;
  try {
    const leafList = await verifyFacts(offer, options);
    const checked = checkedFile(offer, options);
    await checked.pipeTo(sink ?? new WritableStream(), { signal: options.signal });
    return { content: offer.content, leafList };
  } catch (error) {
    // A pipe aborts its sink itself, and then this does nothing.
    if (sink && !sink.locked) await sink.abort(error);
    throw error;
  }
}

/**
 * Verifies everything but the file: cheap, so it comes first before a payment, and is all that a download needs that checks every
 * leaf as it decrypts.
 * @returns the checked leaf list; undefined for an open artifact
 * @throws as `verifyBeforePay`
 */
export async function verifyFacts(offer: VersionOffer, options: VerifyOptions): Promise<VerifiedVersion["leafList"]> {
  const { content, encryption } = offer;
  if (BigInt(contentHash(content)) !== BigInt(offer.contentHash)) {
    const message = "The description of this version is not the one that the chain has on record. Do not pay for it.";
    throw new DeliveryError("Delivery_CommitmentMismatch", message);
  }
  if (isOpen(content)) {
    requireCiphertextRoot(content.plaintextRoot, content.ciphertextRoot);
    return undefined;
  }
  if (!encryption) {
    const message = "This version is encrypted, but its metadata says nothing about its key. Do not pay for it.";
    throw new DeliveryError("Delivery_CommitmentMismatch", message);
  }
  checkCommitment(encryption.commitment, content.keyHash, encryption.context);
  const size = leafListSize(Number(content.size));
  const leafList = await downloadBytes({ digest: encryption.leafListDigest, size }, transfer(options));
  const pool = new BatchPool({ workers: options.workers });
  try {
    await verifyLeafList(leafList, content, pool);
  } finally {
    pool.close();
  }
  return leafList;
}

function checkedFile(offer: VersionOffer, options: VerifyOptions): ReadableStream<Uint8Array> {
  const { content, artifactDigest } = offer;
  const { workers, signal, onProgress } = options;
  const file = downloadFile({ digest: artifactDigest, size: content.size }, transfer(options));
  return verifyArtifact(file, content, { workers, signal, onProgress });
}

function transfer(options: VerifyOptions): DownloadOptions {
  const { endpoints, timeoutMs, rounds, onFailure, parallel, signal } = options;
  return { endpoints, timeoutMs, rounds, onFailure, parallel, signal };
}
