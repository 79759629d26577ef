import { importer } from "ipfs-unixfs-importer";
import { fixedSize } from "ipfs-unixfs-importer/chunker";
import { balanced } from "ipfs-unixfs-importer/layout";
import { CID } from "multiformats/cid";
import { bytesToHex, type Hex } from "viem";
import { readBytes, type ByteSource, type Progress } from "../artifact/source.ts";
import { IpfsError } from "./errors.ts";
import { PROFILE, type FileProfile } from "./profile.ts";

/** Blocks hashed at a time. */
const HASHING = 4;

/** A file as IPFS and the chain name it. */
export interface FileCid {
  readonly cid: string;
  /** bytes32: what the chain stores. */
  readonly digest: Hex;
  /** Bytes. */
  readonly size: number;
}

/** Where the blocks of a file go; `put` keeps them or not. */
export interface BlockSink {
  put(cid: CID, block: Uint8Array): void | Promise<void>;
}

/** Computes the CID of a file without storing it anywhere. */
export async function computeFileCid(
  source: ByteSource,
  options: { signal?: AbortSignal; onProgress?: Progress } = {},
): Promise<FileCid> {
  const tap = new FileCidTap();
  let done = 0;
  for await (const bytes of tap.through(readBytes(source, options.signal))) {
    done += bytes.length;
    options.onProgress?.(done, undefined);
  }
  return tap.result;
}

/** Computes the CID of a file while its bytes pass through on their way to somewhere else. */
export class FileCidTap {
  readonly #profile: FileProfile;
  readonly #blocks: BlockSink;
  readonly #result = Promise.withResolvers<FileCid>();

  /**
   * @param profile Another layout than the market's, for tests.
   * @param blocks Takes the blocks, in the order of their making.
   */
  constructor(profile: FileProfile = PROFILE, blocks: BlockSink = { put: () => undefined }) {
    this.#profile = profile;
    this.#blocks = blocks;
    this.#result.promise.catch(() => undefined);
  }

  /** Settles when all bytes have passed. */
  get result(): Promise<FileCid> {
    return this.#result.promise;
  }

  /** Hands the bytes through; no faster than they are hashed. */
  async *through(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const importing = this.#import(readBytes(readable));
    importing.then(this.#result.resolve, this.#result.reject);
    let finished = false;
    try {
      for await (const bytes of source) {
        if (bytes.length > 0) await writer.write(bytes);
        yield bytes;
      }
      await writer.close();
      await importing;
      finished = true;
    } catch (error) {
      await stop(writer, error);
      // Rejects with its own error if it was the importer that failed, else with this one.
      await importing;
      throw error;
    } finally {
      if (!finished) await stop(writer, new DOMException("The file was not read to its end.", "AbortError"));
    }
  }

  async #import(content: AsyncIterable<Uint8Array>): Promise<FileCid> {
    const { chunkSize, maxLinks } = this.#profile;
    const put = async (cid: CID, block: Uint8Array): Promise<CID> => {
      await this.#blocks.put(cid, block);
      return cid;
    };
    const files = importer(
      [{ content }],
      { put },
      {
        ...{ cidVersion: 1, rawLeaves: true, reduceSingleLeafToSelf: true },
        ...{ chunker: fixedSize({ chunkSize }), layout: balanced({ maxChildrenPerNode: maxLinks }) },
        blockWriteConcurrency: HASHING,
      },
    );
    for await (const { cid, unixfs, size } of files) {
      const bytes = Number(unixfs ? unixfs.fileSize() : size);
      if (bytes === 0) break;
      return { cid: cid.toString(), digest: bytesToHex(cid.multihash.digest), size: bytes };
    }
    throw new IpfsError("Ipfs_InvalidArgument", "The file is empty: it needs at least one byte.");
  }
}

async function stop(writer: WritableStreamDefaultWriter, reason: unknown): Promise<void> {
  // A writer that has failed already cannot be aborted; its failure is known where it happened.
  await writer.abort(reason).catch(() => undefined);
}
