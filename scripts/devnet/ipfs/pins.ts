import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as dagPb from "@ipld/dag-pb";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import type { BlockFolder } from "./store.ts";
import { NotStored, RpcError } from "./rpc-error.ts";

export type PinType = "recursive" | "direct";

/** Which roots are to be kept. One empty file a pin, so that a killed process leaves no half-written list. */
export class Pins {
  readonly #folder: string;
  readonly #store: BlockFolder;
  readonly #types = new Map<string, PinType>();

  constructor(folder: string, store: BlockFolder) {
    this.#folder = folder;
    this.#store = store;
  }

  async open(): Promise<void> {
    for (const type of ["direct", "recursive"] as const) {
      await mkdir(join(this.#folder, type), { recursive: true });
      for (const name of await readdir(join(this.#folder, type))) this.#types.set(name, type);
    }
  }

  /** @throws RpcError when a block of the pinned graph is not stored here. */
  async add(cid: CID, type: PinType): Promise<void> {
    if (type === "recursive") await this.#assertComplete(cid);
    else if (!(await this.#store.has(cid))) throw new NotStored(cid);
    const name = cid.toString();
    const before = this.#types.get(name);
    if (before === "recursive" && type === "direct") throw new RpcError(`pin: ${name} already pinned recursively`);
    await writeFile(join(this.#folder, type, name), "");
    if (before === "direct" && type === "recursive") await rm(join(this.#folder, before, name), { force: true });
    this.#types.set(name, type);
  }

  /** @throws RpcError when it is not pinned. */
  async remove(cid: CID): Promise<void> {
    const type = this.#types.get(cid.toString());
    if (type === undefined) throw new RpcError("not pinned or pinned indirectly");
    await rm(join(this.#folder, type, cid.toString()), { force: true });
    this.#types.delete(cid.toString());
  }

  typeOf(cid: CID): PinType | undefined {
    return this.#types.get(cid.toString());
  }

  list(): { cid: CID; type: PinType }[] {
    return [...this.#types].map(([name, type]) => ({ cid: CID.parse(name), type }));
  }

  async #assertComplete(root: CID): Promise<void> {
    const seen = new Set<string>();
    const pending = [root];
    for (let cid = pending.pop(); cid !== undefined; cid = pending.pop()) {
      if (seen.has(cid.toString())) continue;
      seen.add(cid.toString());
      if (cid.code === dagPb.code) {
        for (const link of dagPb.decode(await this.#store.read(cid)).Links) pending.push(link.Hash);
      } else if (cid.code !== raw.code) {
        throw new RpcError(`pin: ${cid}: only raw and dag-pb graphs can be pinned recursively here`);
      } else if (!(await this.#store.has(cid))) {
        throw new NotStored(cid);
      }
    }
  }
}
