export { contentHash, isOpen, NO_KEY, type Content } from "./content.ts";
export { decryptArtifact, type DecryptOptions } from "./decrypt.ts";
export { encryptArtifact, type EncryptedArtifact, type Encryption } from "./encrypt.ts";
export { ArtifactError, type ArtifactErrorCode } from "./errors.ts";
export { findFraud, type FindFraudOptions } from "./fraud.ts";
export { judgeEvidence, type FraudEvidence, type FraudVerdict } from "./fraud-evidence.ts";
export { hashArtifact, verifyArtifact, type HashedArtifact } from "./hash.ts";
export { keystreamBlock, xorKeystream } from "./keystream.ts";
export { BATCH_SIZE, leafCount, leafLength, LEAF_SIZE } from "./layout.ts";
export { leafListRoot, leafListSize, verifyLeafList } from "./leaf-list.ts";
export {
  blindedLeafHash,
  leafHash,
  MerkleBuilder,
  merklePath,
  merkleRoot,
  plaintextTreeLeaf,
  verifyMerklePath,
} from "./merkle.ts";
export { BatchPool, type BatchPoolOptions } from "./pool.ts";
export { type ByteSource, type Progress } from "./source.ts";
export { type PassOptions } from "./tally.ts";
export { type BatchWorker, type SpawnBatchWorker } from "./worker/protocol.ts";
