import * as dagPb from "@ipld/dag-pb";
import { UnixFS } from "ipfs-unixfs";
import type { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { isOurs } from "./cid.ts";
import { IpfsError } from "./errors.ts";
import type { FileProfile } from "./profile.ts";

/** One block of a file's content. */
export interface ChunkLink {
  readonly cid: CID;
  /** Where its bytes stand in the file. */
  readonly start: number;
  /** Bytes. */
  readonly length: number;
}

/**
 * The blocks of a file's content from a position on, in order. The tree is walked as far as the reader asks. Its shape follows
 * from the size alone, and every node is held against it: a publisher cannot make a client read for ever, or other bytes than the size
 * that the chain pins.
 * @param getNode Fetches a node, checked against its CID.
 * @throws IpfsError `Ipfs_WrongLayout`
 */
export async function* chunkLinks(
  root: CID,
  size: number,
  profile: FileProfile,
  getNode: (cid: CID) => Promise<Uint8Array>,
  from = 0,
): AsyncGenerator<ChunkLink, void, undefined> {
  let span = profile.chunkSize;
  while (span < size) span *= profile.maxLinks;
  yield* linksUnder({ cid: root, start: 0, length: size }, span, profile, getNode, from);
}

/** @param span Bytes that a complete subtree of this height holds. */
async function* linksUnder(
  node: ChunkLink,
  span: number,
  profile: FileProfile,
  getNode: (cid: CID) => Promise<Uint8Array>,
  from: number,
): AsyncGenerator<ChunkLink, void, undefined> {
  if (node.start + node.length <= from) return;
  const isChunk = span === profile.chunkSize;
  if (!isOurs(node.cid, isChunk ? raw.code : dagPb.code)) {
    throw wrongLayout(node.cid, "is of the wrong kind for its place in the file");
  }
  if (isChunk) {
    yield node;
    return;
  }
  const childSpan = span / profile.maxLinks;
  const links = readNode(node, await getNode(node.cid), childSpan);
  for (const link of links) yield* linksUnder(link, childSpan, profile, getNode, from);
}

function readNode(node: ChunkLink, block: Uint8Array, childSpan: number): ChunkLink[] {
  let links: dagPb.PBLink[];
  let file: UnixFS;
  try {
    const decoded = dagPb.decode(block);
    links = decoded.Links;
    file = UnixFS.unmarshal(decoded.Data ?? new Uint8Array());
  } catch (cause) {
    throw wrongLayout(node.cid, "is not a part of a file", cause);
  }
  const expected = Math.ceil(node.length / childSpan);
  if (file.type !== "file" || file.data?.length || links.length !== expected || file.blockSizes.length !== expected) {
    throw wrongLayout(node.cid, "is not laid out as files are here");
  }
  return links.map((link, i) => {
    const length = Math.min(childSpan, node.length - childSpan * i);
    if (file.blockSizes[i] !== BigInt(length)) throw wrongLayout(node.cid, "does not have the size on record");
    return { cid: link.Hash, start: node.start + childSpan * i, length };
  });
}

/** The publisher's fault, not an endpoint's: the block belongs to its CID. */
export function wrongLayout(cid: CID, words: string, cause?: unknown): IpfsError {
  const message = `The published file cannot be used: its block ${cid.toString()} ${words}. Do not pay for it.`;
  return new IpfsError("Ipfs_WrongLayout", message, { cid: cid.toString() }, cause);
}
