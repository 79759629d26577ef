import { encodeAbiParameters, keccak256, type Hex } from "viem";

/** What a version's artifact is, byte for byte: the `Content` struct of the asset registry. */
export interface Content {
  /** Merkle root of the ciphertext, bytes32. */
  readonly ciphertextRoot: Hex;
  /** Merkle root of the plaintext's blinded leaf hashes; the same as `ciphertextRoot` for an open artifact. */
  readonly plaintextRoot: Hex;
  /** Bytes. */
  readonly size: bigint;
  /** keccak256(H ‖ Y); zero for an open artifact. */
  readonly keyHash: Hex;
}

/** `keyHash` of an open artifact. */
export const NO_KEY: Hex = `0x${"00".repeat(32)}`;

/** keccak256(abi.encode(ciphertextRoot, plaintextRoot, size, keyHash)): what the chain stores of a `Content`. */
export function contentHash(content: Content): Hex {
  return keccak256(
    encodeAbiParameters(
      [{ type: "bytes32" }, { type: "bytes32" }, { type: "uint64" }, { type: "bytes32" }],
      [content.ciphertextRoot, content.plaintextRoot, content.size, content.keyHash],
    ),
  );
}

/** Whether the artifact is open: anybody can read it, no key is needed. */
export function isOpen(content: Content): boolean {
  return BigInt(content.keyHash) === 0n;
}
