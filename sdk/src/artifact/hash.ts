import type { Hex } from "viem";
import type { Content } from "./content.ts";
import { requireCiphertextRoot } from "./decrypt.ts";
import { streamFrom } from "./flow.ts";
import type { ByteSource } from "./source.ts";
import { runPass, Tally, type PassOptions } from "./tally.ts";

/** What is published about an open artifact: its one root is both ciphertext and plaintext root. */
export interface HashedArtifact {
  /** Bytes. */
  readonly size: number;
  /** Merkle root, bytes32. */
  readonly root: Hex;
}

/** Reads an open artifact, or a ciphertext, to its end and gives its size and Merkle root. */
export async function hashArtifact(source: ByteSource, options: PassOptions = {}): Promise<HashedArtifact> {
  const tally = new Tally();
  for await (const batch of runPass(source, options, (data, firstLeaf) => ({ kind: "hash", firstLeaf, data }))) {
    tally.add(batch);
  }
  return { size: tally.size, root: tally.ciphertextRoot };
}

/**
 * Hands a ciphertext, or an open artifact, through and checks it as a whole: the stream fails instead of closing with an
 * ArtifactError, `Artifact_CiphertextMismatch` or `Artifact_SizeMismatch`, when it is not what the version's content hash stands for.
 */
export function verifyArtifact(
  source: ByteSource,
  content: Pick<Content, "size" | "ciphertextRoot">,
  options: Omit<PassOptions, "size"> = {},
): ReadableStream<Uint8Array> {
  const verification = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    const tally = new Tally();
    const pass = { ...options, size: Number(content.size) };
    for await (const batch of runPass(source, pass, (data, firstLeaf) => ({ kind: "hash", firstLeaf, data }))) {
      tally.add(batch);
      yield batch.data;
    }
    requireCiphertextRoot(tally.ciphertextRoot, content.ciphertextRoot);
  };
  return streamFrom(verification());
}
