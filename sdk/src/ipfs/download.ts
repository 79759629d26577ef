import type { CID } from "multiformats/cid";
import type { Hex } from "viem";
import { concatBytes } from "../artifact/bytes.ts";
import { mapInOrder, streamFrom } from "../artifact/flow.ts";
import type { Progress } from "../artifact/source.ts";
import { BlockFetcher, type FetchOptions } from "./blocks.ts";
import { cidOf } from "./cid.ts";
import { IpfsError } from "./errors.ts";
import { chunkLinks, wrongLayout, type ChunkLink } from "./file-layout.ts";
import { MAX_METADATA_SIZE, PROFILE } from "./profile.ts";

const DEFAULT_PARALLEL = 6;

/** How a file is downloaded. */
export interface DownloadOptions extends FetchOptions {
  /** Blocks of 1 MiB fetched at a time, and held at most. Default 6. */
  readonly parallel?: number;
  /** Where to start, in bytes, to go on with an interrupted download. */
  readonly offset?: number;
  readonly signal?: AbortSignal;
  /** Bytes of the whole file that are there, the offset included, and its size. */
  readonly onProgress?: Progress;
}

/** A file to download: what the chain says about it. */
export interface FileReference {
  /** bytes32 */
  readonly digest: Hex;
  /** Bytes. */
  readonly size: number | bigint;
}

/**
 * Downloads a file as a stream. Every block is checked against its CID before a byte of it is handed out, wherever it came from;
 * blocks are fetched ahead of the reader, a bounded number of them.
 *
 * The stream fails with an IpfsError: `Ipfs_ContentGone`, `Ipfs_Unavailable` (go on later with `offset`), `Ipfs_WrongLayout`, or with
 * the signal's reason.
 */
export function downloadFile(file: FileReference, options: DownloadOptions): ReadableStream<Uint8Array> {
  const size = Number(file.size);
  const offset = options.offset ?? 0;
  if (!Number.isSafeInteger(size) || size < 1 || !Number.isSafeInteger(offset) || offset < 0 || offset >= size) {
    const message = `A file of ${file.size} bytes cannot be read from byte ${offset} on.`;
    throw new IpfsError("Ipfs_InvalidArgument", message, { size, offset });
  }
  // Ends what is under way when the reader stops.
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const root = cidOf(file.digest, size);
  return streamFrom(download(root, size, offset, options, signal), () => stop.abort());
}

async function* download(
  root: CID,
  size: number,
  offset: number,
  options: DownloadOptions,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const fetcher = new BlockFetcher(options);
  const links = chunkLinks(root, size, PROFILE, (cid) => fetcher.get(cid, signal), offset);
  const chunks = mapInOrder(links, options.parallel ?? DEFAULT_PARALLEL, async (link) => ({
    link,
    bytes: await fetcher.get(link.cid, signal),
  }));
  for await (const { link, bytes } of chunks) {
    signal.throwIfAborted();
    requireLength(link, bytes);
    const skipped = Math.max(0, offset - link.start);
    yield bytes.subarray(skipped);
    options.onProgress?.(link.start + link.length, size);
  }
}

function requireLength(link: ChunkLink, bytes: Uint8Array): void {
  if (bytes.length === link.length) return;
  throw wrongLayout(link.cid, `has ${bytes.length} bytes where the size on record asks for ${link.length}`);
}

/** Downloads a whole file into memory, for small ones such as a leaf list. */
export async function downloadBytes(file: FileReference, options: DownloadOptions): Promise<Uint8Array<ArrayBuffer>> {
  const reader = downloadFile(file, options).getReader();
  const pieces: Uint8Array[] = [];
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
  return concatBytes(pieces);
}

/**
 * Downloads the metadata of a version: one raw block, checked, of at most 1 MiB. What it says is the seller's word.
 * @param digest bytes32, `metadataDigest` of the version.
 */
export async function downloadMetadata(digest: Hex, options: FetchOptions, signal?: AbortSignal): Promise<Uint8Array> {
  return new BlockFetcher(options).get(cidOf(digest, 1), signal, MAX_METADATA_SIZE);
}
