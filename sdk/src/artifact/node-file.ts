import { createReadStream } from "node:fs";
import { open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { BATCH_SIZE } from "./layout.ts";

/** A file as a source of bytes; read as fast as its reader takes it. */
export interface FileSource {
  readonly source: AsyncIterable<Uint8Array>;
  /** Bytes. */
  readonly size: number;
}

/**
 * Opens a file for reading, for `encryptArtifact` and the like.
 * @param offset Where to start, in bytes.
 * @throws the error of the file system.
 */
export async function readFileSource(path: string, offset = 0): Promise<FileSource> {
  const { size } = await stat(path);
  const source = createReadStream(path, { start: offset, highWaterMark: BATCH_SIZE });
  return { source, size: size - offset };
}

/**
 * A file to write a stream to. It appears under its name only when the stream is closed, so after a failure there is never a
 * half or unchecked file; an older file of that name is replaced.
 * @param mode Permissions; default readable by everybody.
 */
export function writeFileSink(path: string, mode = 0o644): WritableStream<Uint8Array> {
  const temporary = `${path}.part`;
  let file: FileHandle | undefined;
  return new WritableStream<Uint8Array>(
    {
      async start() {
        file = await open(temporary, "w", mode);
      },
      async write(bytes) {
        await file?.writeFile(bytes);
      },
      async close() {
        await file?.sync();
        await file?.close();
        await rename(temporary, path);
      },
      async abort() {
        await file?.close();
        await rm(temporary, { force: true });
      },
    },
    { highWaterMark: 1 },
  );
}
