import { BigInt, Bytes } from "@graphprotocol/graph-ts";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
/** CIDv1, raw codec, sha2-256 with 32 bytes. */
const RAW_PREFIX: u8[] = [0x01, 0x55, 0x12, 0x20];
/** CIDv1, dag-pb codec, sha2-256 with 32 bytes. */
const DAG_PB_PREFIX: u8[] = [0x01, 0x70, 0x12, 0x20];
/** A larger file is a dag-pb tree (docs/delivery.md). */
const RAW_BLOCK_MAX_BYTES = BigInt.fromI32(1048576);
const NO_DIGEST = Bytes.fromHexString("0x0000000000000000000000000000000000000000000000000000000000000000");

/** CID in base32 of one raw block: what `dataSource.stringParam()` answers in the handler of a file. */
export function rawCid(digest: Bytes): string {
  return base32Cid(RAW_PREFIX, digest);
}

/** The same; null for the zero digest, which stands for no file. */
export function optionalCid(digest: Bytes): string | null {
  if (digest.equals(NO_DIGEST)) return null;
  return rawCid(digest);
}

/** CID in base32 of a UnixFS file of `size` bytes. */
export function fileCid(digest: Bytes, size: BigInt): string {
  return size.gt(RAW_BLOCK_MAX_BYTES) ? base32Cid(DAG_PB_PREFIX, digest) : base32Cid(RAW_PREFIX, digest);
}

function base32Cid(prefix: u8[], digest: Bytes): string {
  let cid = "b";
  let buffer: u32 = 0;
  let bits = 0;
  for (let i = 0; i < prefix.length + digest.length; i++) {
    const byte = i < prefix.length ? prefix[i] : digest[i - prefix.length];
    buffer = ((buffer << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      cid += ALPHABET.charAt((buffer >> bits) & 31);
    }
  }
  if (bits > 0) cid += ALPHABET.charAt((buffer << (5 - bits)) & 31);
  return cid;
}
