import * as dagPb from "@ipld/dag-pb";
import { UnixFS } from "ipfs-unixfs";
import type { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { concatBytes } from "../artifact/bytes.ts";
import { BlockFetcher, type FetchOptions } from "./blocks.ts";
import { isOurs, parseCid } from "./cid.ts";
import { IpfsError } from "./errors.ts";
import { wrongLayout } from "./file-layout.ts";

/** How a small file is downloaded. */
export interface SmallFileOptions extends FetchOptions {
  /** Bytes; a longer file is refused. */
  readonly maxSize: number;
  readonly signal?: AbortSignal;
}

/** A file of this many blocks is not small, whatever its bytes. */
const MAX_BLOCKS = 256;

/**
 * Downloads a file of which only the CID is known, such as the image that metadata names. Every block is checked against its CID.
 * The chunks may have any size; the layout of artifacts is not asked for.
 * @throws IpfsError `Ipfs_InvalidCid`, `Ipfs_WrongLayout` when it is no file or is longer than allowed, `Ipfs_ContentGone`,
 * `Ipfs_Unavailable`; the signal's reason when it is aborted
 */
export async function downloadSmallFile(cid: string, options: SmallFileOptions): Promise<Uint8Array<ArrayBuffer>> {
  const fetcher = new BlockFetcher(options);
  const pieces: Uint8Array[] = [];
  const waiting = [parseCid(cid)];
  let size = 0;
  let blocks = 0;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    blocks += 1;
    if (blocks > MAX_BLOCKS) throw tooLong(next, options.maxSize);
    const block = await fetcher.get(next, options.signal);
    const { bytes, links } = next.code === raw.code ? { bytes: block, links: [] } : readNode(next, block);
    size += bytes.length;
    if (size > options.maxSize) throw tooLong(next, options.maxSize);
    pieces.push(bytes);
    waiting.unshift(...links);
  }
  return concatBytes(pieces);
}

function readNode(cid: CID, block: Uint8Array): { bytes: Uint8Array; links: CID[] } {
  let links: CID[];
  let file: UnixFS;
  try {
    const decoded = dagPb.decode(block);
    links = decoded.Links.map(({ Hash }) => Hash);
    file = UnixFS.unmarshal(decoded.Data ?? new Uint8Array());
  } catch (cause) {
    throw wrongLayout(cid, "is not a part of a file", cause);
  }
  const isFile = file.type === "file" || file.type === "raw";
  if (!isFile || !links.every((link) => isOurs(link))) throw wrongLayout(cid, "is not a part of a file");
  return { bytes: file.data ?? new Uint8Array(), links };
}

function tooLong(cid: CID, maxSize: number): IpfsError {
  const message = `The file is longer than the ${maxSize} bytes that are taken in.`;
  return new IpfsError("Ipfs_WrongLayout", message, { cid: cid.toString(), maxSize });
}
