import { bytesToHex, keccak256, toBytes, type Address, type Hex } from "viem";

import { concatBytes } from "../../sdk/src/artifact/bytes.ts";
import type { Content } from "../../sdk/src/artifact/content.ts";
import { buildEvidence, plaintextTreeLeaves, type FraudEvidence } from "../../sdk/src/artifact/fraud-evidence.ts";
import { xorKeystream } from "../../sdk/src/artifact/keystream.ts";
import { leafCount, LEAF_SIZE } from "../../sdk/src/artifact/layout.ts";
import { blindedLeafHash, leafHash, merkleRoot } from "../../sdk/src/artifact/merkle.ts";
import { deriveVersionKeys, type VersionKeys } from "../../sdk/src/delivery/keys.ts";
import type { FraudProof } from "../../sdk/src/delivery/fraud-proof.ts";
import type { Market, Signer } from "./market.ts";

/** An encrypted version as its seller holds it. */
export interface SealedArtifact {
  master: Uint8Array;
  context: { chainId: bigint; registry: Address; seller: Address; nonce: Hex };
  keys: VersionKeys;
  content: Content;
  /** Evidence for a leaf, whether or not it is wrong. */
  evidence(index: number): FraudEvidence;
}

/** `size` bytes that look like something. */
export function plaintextOf(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, i) => (31 * i + 7) % 251);
}

const leavesOf = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: leafCount(bytes.length) }, (_, i) => bytes.slice(LEAF_SIZE * i, LEAF_SIZE * (i + 1)));

/**
 * Encrypts `plaintext` under keys of `seller`: the same for the same seller and the same text, so that gas is the same in every run.
 * @param cheatAt a leaf that is encrypted to something else than what the seller commits to
 */
export async function seal(
  market: Market,
  seller: Signer,
  plaintext: Uint8Array,
  cheatAt?: number,
): Promise<SealedArtifact> {
  const master = toBytes(keccak256(toBytes(`master of ${seller.address}`)));
  const nonce = keccak256(plaintext);
  const registry = (await market.registry.getAddress()) as Address;
  const context = { chainId: market.chainId, registry, seller: seller.address as Address, nonce };
  const keys = deriveVersionKeys(master, context);
  const key = keys.contentKey;

  const committed = leavesOf(plaintext);
  const encrypted = committed.map((leaf, i) => {
    const bytes = i === cheatAt ? leaf.map((byte) => byte ^ 0xff) : leaf.slice();
    xorKeystream(key, (LEAF_SIZE / 32) * i, bytes);
    return bytes;
  });
  const ciphertextLeaves = concatBytes(encrypted.map((leaf, i) => leafHash(i, leaf)));
  const leafList = concatBytes(committed.map((leaf, i) => blindedLeafHash(i, key, leaf)));
  const content = {
    ciphertextRoot: bytesToHex(merkleRoot(ciphertextLeaves)),
    plaintextRoot: bytesToHex(merkleRoot(plaintextTreeLeaves(leafList))),
    size: BigInt(plaintext.length),
    keyHash: keys.keyHash,
  };
  const evidence = (index: number) => buildEvidence(index, encrypted[index]!, ciphertextLeaves, leafList);
  return { master, context, keys, content, evidence };
}

/** A proof with lists of the type that the generated contract takes. */
export function proofArguments({ ciphertextPath, plaintextPath, ...proof }: FraudProof) {
  return { ...proof, ciphertextPath: [...ciphertextPath], plaintextPath: [...plaintextPath] };
}
