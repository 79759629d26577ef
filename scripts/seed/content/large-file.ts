import { createCipheriv } from "node:crypto";
import { open } from "node:fs/promises";

const CHUNK_BYTES = 1_048_576;
/** Fixed, so that everybody makes the same file. It protects nothing. */
const KEY = Buffer.from("ftns-market-seed", "latin1");

/**
 * Writes a file of exactly `bytes` bytes that looks random (so nothing on the way can compress it) and is the same on every
 * machine: the AES-128-CTR keystream of a fixed key. A shorter file is the beginning of a longer one. Uses 2 MiB of memory.
 */
export async function makeLargeFile(path: string, bytes: number): Promise<void> {
  if (!Number.isSafeInteger(bytes) || bytes < 1) throw new Error(`a file of ${bytes} bytes cannot be made`);
  const keystream = createCipheriv("aes-128-ctr", KEY, Buffer.alloc(16));
  const zeros = Buffer.alloc(CHUNK_BYTES);
  const file = await open(path, "w");
  try {
    for (let written = 0; written < bytes; written += CHUNK_BYTES) {
      await file.writeFile(keystream.update(zeros.subarray(0, Math.min(CHUNK_BYTES, bytes - written))));
    }
  } finally {
    await file.close();
  }
}
