/** Encrypts and decrypts a stream of the given number of MiB; prints the peak memory of the process in MB. */
import process from "node:process";
import { decryptArtifact, encryptArtifact } from "../../src/artifact/index.ts";

const MIB = 1_048_576;
const size = MIB * Number(process.argv[2]);
const key = new Uint8Array(32).fill(7);

async function* file(): AsyncGenerator<Uint8Array, void, undefined> {
  for (let done = 0; done < size; done += MIB) yield new Uint8Array(MIB).fill(done / MIB);
}

async function readOut(stream: ReadableStream<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const piece of stream) bytes += piece.length;
  return bytes;
}

const { ciphertext, result } = encryptArtifact(file(), key, { workers: 1 });
await readOut(ciphertext);
const { ciphertextRoot, plaintextRoot, leafList } = await result;
const content = { size: BigInt(size), ciphertextRoot, plaintextRoot };
const again = encryptArtifact(file(), key, { workers: 1 }).ciphertext;
const bytes = await readOut(decryptArtifact(again, { key, content, leafList, workers: 1 }));
if (bytes !== size) throw new Error(`${bytes} bytes came back`);
console.log(Math.round((process.resourceUsage().maxRSS * 1024) / 1e6));
