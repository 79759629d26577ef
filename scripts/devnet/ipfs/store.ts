import { readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { FsBlockstore } from "blockstore-fs";
import { base64 } from "multiformats/bases/base64";
import type { CID } from "multiformats/cid";
import { isNotFound, NotStored } from "./rpc-error.ts";

/** Multicodec of the identity hash: such a CID carries its bytes, so no block is stored. */
const IDENTITY = 0x00;

type Content = Parameters<FsBlockstore["put"]>[1];

/** What is stored, and the size of the file system that stores it, in bytes. */
export interface StoreUsage {
  readonly blocks: number;
  readonly bytes: number;
  readonly capacityBytes: number;
}

/** Blocks in a folder, one file each, named by multihash: a block is found under any CID version and codec. */
export class BlockFolder extends FsBlockstore {
  // Two writers of one block would share one temporary file, and the loser would wait a second for its rename.
  readonly #writing = new Map<string, Promise<CID>>();

  override async put(cid: CID, content: Content): Promise<CID> {
    if (cid.multihash.code === IDENTITY) return cid;
    const key = base64.baseEncode(cid.multihash.bytes);
    let write = this.#writing.get(key);
    if (write === undefined) {
      write = super.put(cid, content).finally(() => this.#writing.delete(key));
      this.#writing.set(key, write);
    }
    await write;
    return cid;
  }

  /** The bytes of a block in pieces. @throws NotStored */
  override async *get(cid: CID): AsyncGenerator<Uint8Array> {
    if (cid.multihash.code === IDENTITY) return yield cid.multihash.digest;
    try {
      yield* super.get(cid);
    } catch (error) {
      // The library says "not found" of every failure; only a missing file is one.
      if (isNotFound(error) && error.message.includes("ENOENT")) throw new NotStored(cid);
      throw new Error(`block ${cid} cannot be read: ${String(error)}`, { cause: error });
    }
  }

  override async has(cid: CID): Promise<boolean> {
    return cid.multihash.code === IDENTITY || (await super.has(cid));
  }

  /** The whole block. @throws NotStored */
  read(cid: CID): Promise<Uint8Array> {
    return buffer(this.get(cid));
  }

  /** Creates the folder, and removes what a killed process left half-written. */
  override async open(): Promise<void> {
    await super.open();
    const partial = (await this.#files()).filter((file) => file.endsWith(".tmp"));
    await Promise.all(partial.map((file) => rm(file, { force: true })));
  }

  async usage(): Promise<StoreUsage> {
    const files = (await this.#files()).filter((file) => file.endsWith(".data"));
    const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
    const { blocks, bsize } = await statfs(this.path);
    return {
      blocks: files.length,
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      capacityBytes: blocks * bsize,
    };
  }

  async #files(): Promise<string[]> {
    const entries = await readdir(this.path, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  }
}
