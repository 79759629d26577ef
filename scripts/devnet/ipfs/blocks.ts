import * as dagPb from "@ipld/dag-pb";
import type { Multipart } from "@fastify/multipart";
import { CarBlockIterator } from "@ipld/car/iterator";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { equals } from "multiformats/bytes";
import { sha256 } from "multiformats/hashes/sha2";
import { flag } from "./query.ts";
import { RpcError } from "./rpc-error.ts";
import type { BlockFolder } from "./store.ts";

/** What Kubo and the block exchange accept; larger content belongs in a UnixFS file. */
const MAX_BLOCK_BYTES = 2_097_152;

const CODECS: Readonly<Record<string, number>> = {
  raw: raw.code,
  "dag-pb": dagPb.code,
  protobuf: dagPb.code,
  "dag-cbor": 0x71,
  cbor: 0x71,
  "dag-json": 0x0129,
};

/** Stores one block. @throws RpcError 400 on an unknown codec or hash, or a block of more than 2 MiB. */
export async function putBlock(bytes: Uint8Array, query: URLSearchParams, store: BlockFolder): Promise<CID> {
  const hash = query.get("mhtype") ?? "sha2-256";
  if (hash !== "sha2-256") throw new RpcError(`block/put: mhtype "${hash}": only sha2-256 is supported`, 400);
  if (bytes.byteLength > MAX_BLOCK_BYTES && !flag(query, "allow-big-block", false)) {
    throw new RpcError(`block/put: produced block is over ${MAX_BLOCK_BYTES} bytes`, 400);
  }
  const digest = await sha256.digest(bytes);
  const name = query.get("cid-codec") ?? query.get("format") ?? "raw";
  if (name === "v0") return store.put(CID.createV0(digest), bytes);
  const codec = CODECS[name];
  if (codec === undefined) throw new RpcError(`block/put: unknown codec "${name}"`, 400);
  return store.put(CID.createV1(codec, digest), bytes);
}

/** What `dag/import` answers. */
export interface ImportedCar {
  readonly roots: readonly CID[];
  readonly blocks: number;
  readonly bytes: number;
}

/** Stores the blocks of a CAR file as it arrives. @throws RpcError when a block does not hash to its CID. */
export async function importCar(content: AsyncIterable<Uint8Array>, store: BlockFolder): Promise<ImportedCar> {
  const car = await CarBlockIterator.fromIterable(content).catch((cause: Error) => {
    throw new RpcError(`dag/import: invalid car: ${cause.message}`, 400);
  });
  let [blocks, bytes] = [0, 0];
  for await (const block of car) {
    const cid = CID.asCID(block.cid);
    if (cid === null || !(await matches(cid, block.bytes))) {
      throw new RpcError(`dag/import: mismatch in content integrity, block ${String(block.cid)}`, 400);
    }
    await store.put(cid, block.bytes);
    blocks += 1;
    bytes += block.bytes.byteLength;
  }
  const roots = (await car.getRoots()).map((root) => CID.parse(root.toString()));
  return { roots, blocks, bytes };
}

async function matches(cid: CID, bytes: Uint8Array): Promise<boolean> {
  if (cid.multihash.code === sha256.code) return equals((await sha256.digest(bytes)).bytes, cid.multihash.bytes);
  return cid.multihash.code === 0x00 && equals(cid.multihash.digest, bytes);
}

/** The content of the only part of a request. @throws RpcError 400 when there is none. */
export async function onlyPart(parts: AsyncIterable<Multipart>): Promise<AsyncIterable<Uint8Array>> {
  for await (const part of parts) {
    if (part.type === "file") return part.file;
  }
  throw new RpcError('file argument "path" is required', 400);
}
