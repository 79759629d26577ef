import { CID } from "multiformats/cid";
import { readBytes, knownSize, type ByteSource, type Progress } from "../artifact/source.ts";
import { BlockUpload, type BlockTarget } from "./block-upload.ts";
import { IpfsError } from "./errors.ts";
import { FileCidTap, type FileCid } from "./file-cid.ts";
import { MAX_METADATA_SIZE, PROFILE } from "./profile.ts";

/** A node that files are uploaded to, and how. */
export interface UploadOptions extends Omit<BlockTarget, "onStored"> {
  /** Bytes, where the source does not tell it; for progress. */
  readonly size?: number;
  /** Bytes that are on the node. */
  readonly onProgress?: Progress;
}

/**
 * Uploads a file and pins it, a few blocks at a time, whatever its size. The CID is computed here; the node can only store these blocks.
 * @throws IpfsError `Ipfs_UploadFailed`, `Ipfs_InvalidArgument` for an empty file; the source's own error; the signal's reason
 */
export async function uploadFile(source: ByteSource, options: UploadOptions): Promise<FileCid> {
  const { size = knownSize(source), onProgress, signal } = options;
  let done = 0;
  const blocks = new BlockUpload({
    ...options,
    onStored(bytes) {
      // Nodes of the tree are no content.
      done = size === undefined ? done + bytes : Math.min(done + bytes, size);
      onProgress?.(done, size);
    },
  });
  const tap = new FileCidTap(PROFILE, {
    put: (cid, block) => blocks.put(cid, block).catch((error: unknown) => failed(options, error)),
  });
  try {
    const passing = tap.through(readBytes(source, signal));
    while (!(await passing.next()).done);
    const file = await tap.result;
    await blocks.pin(CID.parse(file.cid)).catch((error: unknown) => failed(options, error));
    onProgress?.(file.size, size);
    return file;
  } finally {
    await blocks.abandon();
  }
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

function failed({ url, signal }: UploadOptions, cause: unknown): never {
  signal?.throwIfAborted();
  const { message, cause: deeper } = cause as Error;
  const reason = deeper instanceof Error && deeper.message ? deeper.message : message;
  throw new IpfsError("Ipfs_UploadFailed", `The upload to ${url} failed: ${reason}.`, { url }, cause);
}
