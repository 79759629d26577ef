import { open, rename, rm, stat } from "node:fs/promises";
import { CHUNK_SIZE } from "./profile.ts";
import { downloadFile, type DownloadOptions, type FileReference } from "./download.ts";
import { computeFileCid } from "./file-cid.ts";
import { IpfsError } from "./errors.ts";
import { readFileSource } from "../artifact/node-file.ts";

/**
 * Downloads a file to disk, verified. What came before an interruption stays in `<path>.part`, and the next call goes on from there;
 * the file appears under its name when it is complete and, if it came in several parts, has been checked again as a whole.
 * @throws IpfsError as `downloadFile`; `Ipfs_CidMismatch` when an earlier part was changed on disk (it is thrown away). The errors
 * of the file system.
 */
export async function downloadToFile(
  file: FileReference,
  path: string,
  options: Omit<DownloadOptions, "offset">,
): Promise<void> {
  const part = `${path}.part`;
  const size = Number(file.size);
  const there = await sizeOf(part);
  const offset = there >= size ? 0 : there - (there % CHUNK_SIZE);
  const handle = await open(part, offset === 0 ? "w" : "r+");
  try {
    await handle.truncate(offset);
    let position = offset;
    for await (const bytes of downloadFile(file, { ...options, offset })) {
      await handle.write(bytes, 0, bytes.length, position);
      position += bytes.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (offset > 0) await requireDigest(part, file, options.signal);
  await rename(part, path);
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0;
    throw error;
  }
}

async function requireDigest(part: string, file: FileReference, signal: AbortSignal | undefined): Promise<void> {
  const { source } = await readFileSource(part);
  const { digest } = await computeFileCid(source, { signal });
  if (BigInt(digest) === BigInt(file.digest)) return;
  await rm(part);
  const message = "The first part of the download was changed on disk. It was thrown away; start the download again.";
  throw new IpfsError("Ipfs_CidMismatch", message, { expected: file.digest, actual: digest });
}
