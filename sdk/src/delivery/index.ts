export {
  deliver,
  deliveryChallenge,
  matchesCommitment,
  openDelivery,
  verifyDelivery,
  type Delivery,
  type DeliveryTarget,
  type EncryptedKey,
  type OpenedKey,
} from "./deliver.ts";
export { DeliveryError, type DeliveryErrorCode } from "./errors.ts";
export { buildFraudProof, judgeFraudProof, type FraudProof, type ProofVerdict } from "./fraud-proof.ts";
export {
  checkCommitment,
  contentKeyOf,
  derivePurchaseKey,
  deriveVersionKeys,
  encodeVersionContext,
  keyHashOf,
  newNonce,
  nonceOf,
  randomBytes32,
  versionPoint,
  type KeyCommitment,
  type PurchaseContext,
  type PurchaseKey,
  type VersionContext,
  type VersionKeys,
} from "./keys.ts";
export { createKeystore, openKeystore, parseKeystore, type Keystore } from "./keystore.ts";
export type { ScryptCost } from "./password.ts";
export { decodeG1, decodeG2, encodeG1, encodeG2, type G1Point, type G2Point } from "./points.ts";
export {
  DELIVERY_KEY_PURPOSE,
  deliveryKeyTypedData,
  masterFromSignature,
  PURCHASE_KEY_PURPOSE,
  purchaseKeyTypedData,
} from "./typed-data.ts";
export { verifyBeforePay, type VerifiedVersion, type VerifyOptions, type VersionOffer } from "./verify-before-pay.ts";
