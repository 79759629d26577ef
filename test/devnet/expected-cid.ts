import * as dagPb from "@ipld/dag-pb";
import { UnixFS } from "ipfs-unixfs";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { sha256 } from "multiformats/hashes/sha2";

/**
 * The CID that docs/delivery.md ("IPFS") prescribes for a file of one node of links at most, built by hand from the
 * specification of UnixFS, apart from the importer that the server uses.
 */
export async function expectedCid(bytes: Uint8Array, chunkSize = 1_048_576): Promise<CID> {
  const chunks: Uint8Array[] = [];
  for (let start = 0; start < bytes.byteLength; start += chunkSize)
    chunks.push(bytes.subarray(start, start + chunkSize));
  const leaves = await Promise.all(chunks.map(async (chunk) => CID.createV1(raw.code, await sha256.digest(chunk))));
  if (leaves.length === 0) return CID.createV1(raw.code, await sha256.digest(bytes));
  if (leaves.length === 1 && leaves[0] !== undefined) return leaves[0];
  const file = new UnixFS({ type: "file", blockSizes: chunks.map(({ byteLength }) => BigInt(byteLength)) });
  const links = leaves.map((Hash, index) => ({ Name: "", Hash, Tsize: chunks[index]?.byteLength ?? 0 }));
  const root = dagPb.encode({ Data: file.marshal(), Links: links });
  return CID.createV1(dagPb.code, await sha256.digest(root));
}
