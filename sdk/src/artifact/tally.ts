import { bytesToHex, type Hex } from "viem";
import type { BatchJob, BatchResult } from "./batch.ts";
import { concatBytes } from "./bytes.ts";
import { ArtifactError } from "./errors.ts";
import { mapInOrder } from "./flow.ts";
import { BATCH_LEAVES, BATCH_SIZE } from "./layout.ts";
import { MerkleBuilder } from "./merkle.ts";
import { BatchPool } from "./pool.ts";
import { cutBytes, knownSize, type ByteSource, type Progress } from "./source.ts";

const BATCH_HEIGHT = Math.log2(BATCH_LEAVES);

/** What every pass over an artifact takes. */
export interface PassOptions {
  /** The size in bytes, where the source does not tell it: for progress, and checked at the end. */
  readonly size?: number;
  readonly onProgress?: Progress;
  /** Stops the pass; its promise or stream then fails with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Number of workers for this pass: 0 works on the calling thread; default one per processor, at most 4. */
  readonly workers?: number;
  /** A pool to share between passes, in place of `workers`; it is not closed. */
  readonly pool?: BatchPool;
}

/** Sums up the batches of one pass over a whole artifact. */
export class Tally {
  readonly #ciphertext = new MerkleBuilder();
  readonly #plaintext = new MerkleBuilder();
  readonly #leafList: Uint8Array[] = [];
  size = 0;

  add(result: BatchResult): void {
    this.size += result.data.length;
    this.#ciphertext.append(result.ciphertextNode, BATCH_HEIGHT);
    if (result.leafList.length === 0) return;
    this.#plaintext.append(result.plaintextNode, BATCH_HEIGHT);
    this.#leafList.push(result.leafList);
  }

  get ciphertextRoot(): Hex {
    return bytesToHex(this.#ciphertext.root());
  }

  get plaintextRoot(): Hex {
    return bytesToHex(this.#plaintext.root());
  }

  get leafList(): Uint8Array<ArrayBuffer> {
    return concatBytes(this.#leafList);
  }
}

/**
 * One pass over a source, batch by batch, in order, on workers.
 * @param jobOf Makes the job of a batch.
 * @param firstLeaf Where the source starts; a multiple of `BATCH_LEAVES`.
 */
export async function* runPass(
  source: ByteSource,
  options: PassOptions,
  jobOf: (data: Uint8Array<ArrayBuffer>, firstLeaf: number) => BatchJob,
  firstLeaf = 0,
): AsyncGenerator<BatchResult, void, undefined> {
  const expected = options.size ?? knownSize(source);
  const pool = options.pool ?? new BatchPool({ workers: options.workers });
  let nextLeaf = firstLeaf;
  let done = 0;
  try {
    const batches = cutBytes(source, BATCH_SIZE, options.signal);
    const results = mapInOrder(batches, pool.lookahead, (data) => {
      const job = jobOf(data, nextLeaf);
      nextLeaf += BATCH_LEAVES;
      return pool.run(job);
    });
    for await (const result of results) {
      options.signal?.throwIfAborted();
      done += result.data.length;
      if (expected !== undefined && done > expected) throw sizeMismatch(expected, `more than ${expected}`);
      yield result;
      options.onProgress?.(done, expected);
    }
    if (expected !== undefined && done !== expected) throw sizeMismatch(expected, String(done));
  } finally {
    if (!options.pool) pool.close();
  }
}

function sizeMismatch(expected: number, actual: string): ArtifactError {
  const message = `The file should have ${expected} bytes, but it has ${actual}.`;
  return new ArtifactError("Artifact_SizeMismatch", message, { expected, actual });
}
