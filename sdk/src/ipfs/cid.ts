import * as dagPb from "@ipld/dag-pb";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { create } from "multiformats/hashes/digest";
import { sha256 } from "multiformats/hashes/sha2";
import { bytesToHex, hexToBytes, type Hex } from "viem";
import { IpfsError } from "./errors.ts";
import { CHUNK_SIZE } from "./profile.ts";

/**
 * The CID of a file from what the chain stores: version 1, the given SHA-256 digest, and the codec that follows from the size
 * (docs/delivery.md): raw up to 1 MiB, else dag-pb.
 * @param digest bytes32
 * @param size Bytes.
 */
export function digestToCid(digest: Hex, size: number | bigint): string {
  return cidOf(digest, size).toString();
}

/** As `digestToCid`, for the metadata of a version: always one raw block. */
export function metadataDigestToCid(digest: Hex): string {
  return cidOf(digest, 1).toString();
}

/**
 * The digest of a CID, bytes32, as the chain stores it.
 * @throws IpfsError `Ipfs_InvalidCid` when it is not CIDv1 with SHA-256 and codec raw or dag-pb.
 */
export function cidToDigest(cid: string): Hex {
  return bytesToHex(parseCid(cid).multihash.digest);
}

/** @throws IpfsError `Ipfs_InvalidCid` as `cidToDigest`. */
export function parseCid(cid: string): CID {
  let parsed: CID;
  try {
    parsed = CID.parse(cid);
  } catch (cause) {
    throw new IpfsError("Ipfs_InvalidCid", `"${cid}" is not a CID.`, { cid }, cause);
  }
  if (!isOurs(parsed)) {
    const message = `The CID ${cid} is not of the kind used here: version 1, SHA-256, raw or dag-pb.`;
    throw new IpfsError("Ipfs_InvalidCid", message, { cid });
  }
  return parsed;
}

/** `digestToCid` as an object. */
export function cidOf(digest: Hex, size: number | bigint): CID {
  const bytes = hexToBytes(digest);
  if (bytes.length !== 32)
    throw new IpfsError("Ipfs_InvalidCid", `A digest has 32 bytes, not ${bytes.length}.`, { digest });
  return CID.createV1(size <= CHUNK_SIZE ? raw.code : dagPb.code, create(sha256.code, bytes));
}

/** Whether a CID is version 1, SHA-256, and of codec raw or dag-pb (or of the given one). */
export function isOurs(cid: CID, codec?: number): boolean {
  const codecs: number[] = codec === undefined ? [raw.code, dagPb.code] : [codec];
  return (
    cid.version === 1 && cid.multihash.code === sha256.code && cid.multihash.size === 32 && codecs.includes(cid.code)
  );
}
