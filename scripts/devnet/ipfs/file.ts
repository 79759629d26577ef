import * as dagPb from "@ipld/dag-pb";
import { unixfs } from "@helia/unixfs";
import { UnixFS } from "ipfs-unixfs";
import type { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { type IpfsPath, RpcError } from "./rpc-error.ts";
import type { BlockFolder } from "./store.ts";

/** A UnixFS file at the end of a path. */
export interface OpenFile {
  readonly cid: CID;
  /** Bytes. */
  readonly size: number;
  /** The bytes from `offset` on, at most `length`, read one block at a time as the consumer takes them. */
  read(offset: number, length: number): AsyncGenerator<Uint8Array>;
}

/** @throws NotStored, or RpcError 400 when the path ends at a directory. */
export async function openFile(store: BlockFolder, { cid, path, text }: IpfsPath): Promise<OpenFile> {
  const stats = await unixfs({ blockstore: store }).stat(cid, { path });
  if (stats.type === "directory") throw new RpcError(`${text}: this dag node is a directory`, 400);
  const size = Number(stats.size);
  return {
    cid: stats.cid,
    size,
    read: (offset, length) => readSpan(store, stats.cid, offset, Math.min(size, offset + length)),
  };
}

interface Part {
  readonly cid: CID;
  /** Where the part starts in the file, in bytes. */
  readonly start: number;
}

/**
 * The UnixFS exporter of the library reads the whole file ahead of a slow reader, so a download of any size would sit in
 * memory. This walks the same graph and reads a block only when the one before it was taken.
 */
async function* readSpan(store: BlockFolder, root: CID, from: number, to: number): AsyncGenerator<Uint8Array> {
  const pending: Part[] = [{ cid: root, start: 0 }];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    const block = await store.read(part.cid);
    const { data, children } = part.cid.code === raw.code ? { data: block, children: [] } : parse(block, part);
    const wanted = data.subarray(Math.max(0, from - part.start), Math.max(0, to - part.start));
    if (wanted.byteLength > 0) yield wanted;
    pending.push(...children.filter((child) => child.start < to && child.end > from).toReversed());
  }
}

function parse(block: Uint8Array, part: Part): { data: Uint8Array; children: (Part & { end: number })[] } {
  const node = dagPb.decode(block);
  const file = UnixFS.unmarshal(node.Data ?? new Uint8Array());
  const data = file.data ?? new Uint8Array();
  if (node.Links.length !== file.blockSizes.length) throw new Error(`${part.cid}: its links and block sizes disagree`);
  let start = part.start + data.byteLength;
  const children = node.Links.map((link, index) => {
    const child = { cid: link.Hash, start, end: start + Number(file.blockSizes[index]) };
    start = child.end;
    return child;
  });
  return { data, children };
}
