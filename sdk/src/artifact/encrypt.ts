import type { Hex } from "viem";
import { streamFrom } from "./flow.ts";
import { copyKey } from "./key.ts";
import type { ByteSource } from "./source.ts";
import { runPass, Tally, type PassOptions } from "./tally.ts";

/** What is published about an encrypted artifact. */
export interface EncryptedArtifact {
  /** Bytes, of plaintext and ciphertext alike. */
  readonly size: number;
  /** Merkle root of the ciphertext, bytes32. */
  readonly ciphertextRoot: Hex;
  /** Merkle root of what the leaf list stands for, bytes32. */
  readonly plaintextRoot: Hex;
  /** L_0 ‖ L_1 ‖ …, 32 bytes per leaf of 4,096: upload it as a file of its own, its digest goes into the metadata. */
  readonly leafList: Uint8Array<ArrayBuffer>;
}

/** An encryption under way. */
export interface Encryption {
  /** The ciphertext. Nothing happens before it is read. */
  readonly ciphertext: ReadableStream<Uint8Array>;
  /** Resolves when the ciphertext has been read to its end; rejects with what stopped it. */
  readonly result: Promise<EncryptedArtifact>;
}

/**
 * Encrypts an artifact in one pass, in pieces of 1 MiB, so that its size does not matter: ciphertext out, both Merkle trees built
 * on the way. Memory grows only by the leaf list, 32 bytes per 4 KiB.
 * @param key K, 32 bytes, of `deriveVersionKeys` with a nonce of this file alone. One key must never encrypt two different files: whoever has
 * both ciphertexts learns both contents.
 */
export function encryptArtifact(source: ByteSource, key: Uint8Array, options: PassOptions = {}): Encryption {
  const { promise, resolve, reject } = Promise.withResolvers<EncryptedArtifact>();
  // Whoever only reads the stream sees the failure there.
  promise.catch(() => undefined);
  const contentKey = copyKey(key);
  const encryption = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    const tally = new Tally();
    try {
      const jobs = runPass(source, options, (data, firstLeaf) => ({
        kind: "encrypt",
        key: contentKey,
        firstLeaf,
        data,
      }));
      for await (const batch of jobs) {
        tally.add(batch);
        yield batch.data;
      }
      const { size, ciphertextRoot, plaintextRoot, leafList } = tally;
      resolve({ size, ciphertextRoot, plaintextRoot, leafList });
    } catch (error) {
      reject(error);
      throw error;
    }
  };
  const stopped = (): void => reject(new DOMException("The encryption was stopped before its end.", "AbortError"));
  return { ciphertext: streamFrom(encryption(), stopped), result: promise };
}
