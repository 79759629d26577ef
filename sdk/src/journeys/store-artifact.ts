import { encryptArtifact } from "../artifact/encrypt.ts";
import { NO_KEY, type Content } from "../artifact/content.ts";
import { hashArtifact } from "../artifact/hash.ts";
import type { ByteSource } from "../artifact/source.ts";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { deriveVersionKeys, newNonce, nonceOf } from "../delivery/keys.ts";
import { MarketError } from "../errors/market-error.ts";
import { uploadFile, type UploadOptions } from "../ipfs/upload.ts";
import type { MetadataEncryption } from "../metadata/types.ts";
import type { Hex } from "viem";

/** An artifact to publish. */
export interface ArtifactInput {
  /** Opens the artifact from its first byte; called twice. */
  readonly open: () => ByteSource | Promise<ByteSource>;
  /** Bytes. */
  readonly size: number;
  /** The seller's master when the artifact is to be encrypted; leave it out to publish it open to everybody. */
  readonly master?: Uint8Array;
}

/** An artifact that is on IPFS, as plain JSON: nothing in it is secret. */
export interface StoredArtifact {
  readonly cid: string;
  readonly digest: Hex;
  /** Bytes. */
  readonly size: number;
  readonly ciphertextRoot: Hex;
  readonly plaintextRoot: Hex;
  readonly keyHash: Hex;
  /** Zero for an open artifact. */
  readonly keyNonce: Hex;
  readonly encryption?: MetadataEncryption;
}

/** What is being done to an artifact: it is hashed, encrypted unless it is open, and uploaded. */
export type StorePhase = "hash" | "encrypt" | "upload";

/** How an upload is followed. */
export interface StoreOptions {
  /** Called with the bytes that a phase has done. Encryption and upload go on side by side. */
  readonly onProgress?: (phase: StorePhase, done: number, total: number | undefined) => void;
  readonly signal?: AbortSignal;
  /** Workers that hash and encrypt; default one per processor, at most 4. */
  readonly workers?: number;
  /**
   * Of an upload that may be interrupted: keep `salt` (bytes32, random: `newNonce()`) before, and store with it and `resume` again
   * after. The same file goes on where it stood, another one begins anew.
   */
  readonly attempt?: { readonly salt: Hex; readonly resume: boolean };
}

/** What the chain is told of a stored artifact. */
export function contentOf(stored: StoredArtifact): Content {
  const { ciphertextRoot, plaintextRoot, keyHash } = stored;
  return { ciphertextRoot, plaintextRoot, keyHash, size: BigInt(stored.size) };
}

/** @throws MarketError `InvalidInput` when the market client has nowhere to upload to */
export function uploadTarget(market: MarketClient): UploadOptions {
  if (market.ipfs?.upload !== undefined) return market.ipfs.upload;
  throw new MarketError("InvalidInput", "Publishing needs an IPFS node to upload to. Configure `ipfs.upload`.");
}

/**
 * Encrypts an artifact while it is uploaded (or uploads it open), whatever its size: memory stays flat.
 * The nonce is bound to the file (`nonceOf`), so that no keystream is used for two.
 */
export function storeArtifact(
  market: MarketClient,
  input: ArtifactInput,
  options: StoreOptions = {},
): Promise<StoredArtifact> {
  const { master } = input;
  return master === undefined ? storeOpen(market, input, options) : storeEncrypted(market, input, master, options);
}

async function storeEncrypted(
  market: MarketClient,
  { open, size }: ArtifactInput,
  master: Uint8Array,
  options: StoreOptions,
): Promise<StoredArtifact> {
  const { salt = newNonce(), resume = false } = options.attempt ?? {};
  const target = { ...uploadTarget(market), resume };
  const { root } = await hashArtifact(await open(), { ...passOf("hash", options), size });
  const nonce = nonceOf(salt, root);
  const keys = deriveVersionKeys(master, {
    chainId: market.chain.id,
    registry: market.addresses.AssetRegistry,
    seller: requireAccount(market),
    nonce,
  });
  const encryption = encryptArtifact(await open(), keys.contentKey, { ...passOf("encrypt", options), size });
  const { signal } = options;
  const file = await uploadFile(encryption.ciphertext, { ...target, ...passOf("upload", options), size });
  const { ciphertextRoot, plaintextRoot, leafList } = await encryption.result;
  const leaves = await uploadFile(leafList, { ...target, signal });
  return {
    cid: file.cid,
    digest: file.digest,
    size: file.size,
    ciphertextRoot,
    plaintextRoot,
    keyHash: keys.keyHash,
    keyNonce: nonce,
    encryption: {
      scheme: "ftns-market/v1",
      H: keys.h,
      Y: keys.y,
      nonce,
      ciphertextRoot,
      plaintextRoot,
      leavesCid: leaves.cid,
    },
  };
}

async function storeOpen(market: MarketClient, { open, size }: ArtifactInput, options: StoreOptions) {
  const target = { ...uploadTarget(market), resume: options.attempt?.resume ?? false };
  const { root } = await hashArtifact(await open(), { ...passOf("hash", options), size });
  const file = await uploadFile(await open(), { ...target, ...passOf("upload", options), size });
  return {
    cid: file.cid,
    digest: file.digest,
    size: file.size,
    ciphertextRoot: root,
    plaintextRoot: root,
    keyHash: NO_KEY,
    keyNonce: NO_KEY,
  };
}

/** The options of one phase. */
function passOf(phase: StorePhase, { onProgress, signal, workers }: StoreOptions) {
  return { signal, workers, onProgress: (done: number, total: number | undefined) => onProgress?.(phase, done, total) };
}
