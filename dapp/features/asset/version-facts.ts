import type { AssetPage } from "@ftns-market/sdk/queries";
import type { Hex } from "viem";

/** A version as the index has it, as plain data for the browser. */
export interface VersionFacts {
  readonly number: number;
  readonly metadataCid: string;
  readonly metadataDigest: Hex;
  readonly artifactCid: string;
  readonly artifactDigest: Hex;
  /** Bytes, decimal. */
  readonly size: string;
  readonly encrypted: boolean;
  readonly keyNonce: Hex;
  readonly keyHash: Hex;
  readonly ciphertextRoot: Hex;
  readonly plaintextRoot: Hex;
  readonly fraudulent: boolean;
  /** Seconds since 1970, decimal. */
  readonly publishedAt: string;
  readonly transaction: Hex;
}

/** The versions of an asset, the newest first. */
export function versionsOf({ versions }: Pick<AssetPage, "versions">): readonly VersionFacts[] {
  return versions;
}
