import type { Hex } from "viem";
import type { Content } from "../artifact/content.ts";
import { judgeEvidence, type FraudEvidence, type FraudVerdict } from "../artifact/fraud-evidence.ts";
import { matchesCommitment, type OpenedKey } from "./deliver.ts";
import { DeliveryError } from "./errors.ts";
import { contentKeyOf, keyHashOf, type KeyCommitment } from "./keys.ts";

/** The `FraudProof` struct of the chain. Sending it makes the content key, and so the content, public. */
export interface FraudProof extends FraudEvidence, KeyCommitment {
  /** X, 128 bytes. */
  readonly x: Hex;
}

/** What judging a whole proof gives: what judging its evidence gives, or that its key is not the version's. */
export type ProofVerdict = FraudVerdict | "commitment-mismatch" | "wrong-key";

/**
 * Joins evidence of `findFraud` with the opened key into a proof, and makes sure that the chain will accept it.
 * @throws DeliveryError `Delivery_NotFraud` when it would not: the verdict is in `details.verdict`.
 */
export function buildFraudProof(
  evidence: FraudEvidence,
  opened: Pick<OpenedKey, "x">,
  commitment: KeyCommitment,
  content: Content,
): FraudProof {
  const proof = { ...evidence, h: commitment.h, y: commitment.y, x: opened.x };
  const verdict = judgeFraudProof(proof, content);
  if (verdict === "fraud") return proof;
  throw new DeliveryError("Delivery_NotFraud", `This does not prove wrong content: ${SENTENCES[verdict]}.`, {
    verdict,
  });
}

/** Judges a proof as the chain does. */
export function judgeFraudProof(proof: FraudProof, content: Content): ProofVerdict {
  if (BigInt(keyHashOf(proof)) !== BigInt(content.keyHash)) return "commitment-mismatch";
  if (!matchesCommitment(proof.x, proof)) return "wrong-key";
  return judgeEvidence(proof, contentKeyOf(proof.x), content);
}

const SENTENCES: Record<Exclude<ProofVerdict, "fraud">, string> = {
  "commitment-mismatch": "the key points are not those of this version",
  "wrong-key": "the key is not the one that this version commits to",
  "leaf-out-of-range": "the artifact has no such leaf",
  "wrong-leaf-length": "the leaf is not as long as it has to be",
  "ciphertext-path-invalid": "the leaf is not part of the published ciphertext",
  "plaintext-path-invalid": "the leaf hash is not part of what was committed",
  "content-matches": "the leaf decrypts to exactly what was committed",
};
