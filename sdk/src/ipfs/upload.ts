import { readBytes, knownSize, type ByteSource, type Progress } from "../artifact/source.ts";
import { addStream } from "./add-stream.ts";
import { IpfsError } from "./errors.ts";
import { FileCidTap, type FileCid } from "./file-cid.ts";
import { CHUNK_SIZE, MAX_LINKS, MAX_METADATA_SIZE } from "./profile.ts";

const SPOOL_SIZE = 8 * CHUNK_SIZE;

/** A node that files are uploaded to, by the Kubo RPC API. */
export interface UploadOptions {
  /** Without the path, for example `http://127.0.0.1:5001`. */
  readonly url: string;
  /** Sent along, for example an authorisation of a pinning service. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes, where the source does not tell it; for progress. */
  readonly size?: number;
  readonly signal?: AbortSignal;
  /** Bytes sent. In a browser a stream is first collected (in blobs, which browsers keep on disk), then sent. */
  readonly onProgress?: Progress;
}

/**
 * Uploads a file and pins it. The CID is computed here while the bytes pass, and the node's must be the same.
 * @throws IpfsError `Ipfs_UploadFailed`; `Ipfs_CidMismatch` when the node lays files out in another way or has changed the file.
 */
export async function uploadFile(source: ByteSource, options: UploadOptions): Promise<FileCid> {
  const tap = new FileCidTap();
  const bytes = remembering(tap.through(readBytes(source, options.signal)));
  const nodeCid = await send(bytes, options, options.size ?? knownSize(source));
  if (!bytes.complete) throw uploadFailed(options, new Error("the node answered before it had the whole file"));
  const file = await tap.result;
  if (nodeCid !== file.cid) {
    const message =
      `The IPFS node stored the file as ${nodeCid}, but its CID is ${file.cid}. The node does not lay files out as it ` +
      "was asked to: a Kubo node must be version 0.35 or newer.";
    throw new IpfsError("Ipfs_CidMismatch", message, { expected: file.cid, actual: nodeCid });
  }
  return file;
}

/**
 * Uploads the metadata of a version as one raw block.
 * @param metadata The JSON, as text or bytes; exactly these bytes are stored.
 * @throws IpfsError `Ipfs_TooLarge` above 1 MiB, and as `uploadFile`.
 */
export async function uploadMetadata(metadata: string | Uint8Array, options: UploadOptions): Promise<FileCid> {
  const bytes = typeof metadata === "string" ? new TextEncoder().encode(metadata) : metadata;
  if (bytes.length > MAX_METADATA_SIZE) {
    const message = `Metadata can have ${MAX_METADATA_SIZE} bytes at most; this has ${bytes.length}.`;
    throw new IpfsError("Ipfs_TooLarge", message, { size: bytes.length, max: MAX_METADATA_SIZE });
  }
  return uploadFile(bytes, options);
}

/** Bytes whose end is remembered: a client reports a failure of its source as an abort of its own. */
interface Remembering extends AsyncIterable<Uint8Array> {
  failure?: { readonly error: unknown };
  complete?: true;
}

function remembering(source: AsyncIterable<Uint8Array>): Remembering {
  const remembered: Remembering = {
    async *[Symbol.asyncIterator]() {
      try {
        yield* source;
        remembered.complete = true;
      } catch (error) {
        remembered.failure = { error };
        throw error;
      }
    },
  };
  return remembered;
}

async function send(bytes: Remembering, options: UploadOptions, size: number | undefined): Promise<string> {
  try {
    if (typeof XMLHttpRequest === "function") return await addBlob(await collectBlob(bytes), options);
    const { headers, signal } = options;
    const url = `${options.url.replace(/\/+$/, "")}/api/v0/add?${new URLSearchParams(ADD_QUERY)}`;
    return await addStream(withProgress(bytes, options, size), { url, headers, signal });
  } catch (error) {
    if (bytes.failure) throw bytes.failure.error;
    options.signal?.throwIfAborted();
    throw uploadFailed(options, error);
  }
}

/** The parameters of the file layout (docs/delivery.md). */
const ADD_QUERY = {
  ...{ "cid-version": "1", "raw-leaves": "true", hash: "sha2-256", chunker: `size-${CHUNK_SIZE}` },
  ...{ "max-file-links": String(MAX_LINKS), trickle: "false", pin: "true" },
};

async function addBlob(content: Blob, options: UploadOptions): Promise<string> {
  const { signal, onProgress } = options;
  const progress = onProgress && ((sent: number) => onProgress(sent, content.size));
  // The client is large and only sellers need it, so it is loaded when one uploads.
  const { create } = await import("kubo-rpc-client");
  const client = create({ url: options.url, headers: { ...options.headers } });
  // The client's types do not know every parameter, but it passes all of them on.
  const added = await client.add({ content }, { ...(ADD_QUERY as object), signal, progress });
  return added.cid.toString();
}

async function* withProgress(bytes: Remembering, options: UploadOptions, size: number | undefined) {
  let sent = 0;
  for await (const piece of bytes) {
    yield piece;
    sent += piece.length;
    options.onProgress?.(sent, size);
  }
}

/** Browsers cannot stream a request, but they keep blobs out of the page's memory. */
async function collectBlob(source: AsyncIterable<Uint8Array>): Promise<Blob> {
  const blobs: Blob[] = [];
  let pieces: BlobPart[] = [];
  let size = 0;
  for await (const piece of source) {
    pieces.push(piece as Uint8Array<ArrayBuffer>);
    size += piece.length;
    if (size < SPOOL_SIZE) continue;
    blobs.push(new Blob(pieces));
    [pieces, size] = [[], 0];
  }
  return new Blob([...blobs, ...pieces]);
}

function uploadFailed(options: UploadOptions, cause: unknown): IpfsError {
  const { message, cause: deeper } = cause as Error;
  const reason = deeper instanceof Error && deeper.message ? deeper.message : message;
  return new IpfsError(
    "Ipfs_UploadFailed",
    `The upload to ${options.url} failed: ${reason}.`,
    { url: options.url },
    cause,
  );
}
