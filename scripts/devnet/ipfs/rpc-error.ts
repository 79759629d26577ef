import { CID } from "multiformats/cid";

/** An answer in the error shape of the Kubo RPC API: `{ Message, Code, Type }`. */
export class RpcError extends Error {
  readonly status: number;

  /** @param status 500 for what Kubo could not do, 400 for a request it cannot read, 403 for a forbidden origin. */
  constructor(message: string, status = 500) {
    super(message);
    this.name = "RpcError";
    this.status = status;
  }

  toJSON(): { Message: string; Code: number; Type: string } {
    return { Message: this.message, Code: 0, Type: "error" };
  }
}

/** A block that is not in the store, said as a Kubo node without a network says it. */
export class NotStored extends RpcError {
  constructor(cid: CID) {
    super(`block was not found locally (offline): ipld: could not find ${cid}`);
    this.name = "NotFoundError";
  }
}

/** True for "this block, or this path in a directory, is not here" of the block store and of the UnixFS exporter. */
export function isNotFound(error: unknown): error is Error {
  return error instanceof Error && (error.name === "NotFoundError" || error.name === "DoesNotExistError");
}

/** @throws RpcError 400 when the text is no CID. */
export function parseCid(text: string): CID {
  try {
    return CID.parse(text);
  } catch (cause) {
    throw new RpcError(`invalid path "${text}": invalid cid: ${(cause as Error).message}`, 400);
  }
}

/** A CID and the path behind it: `bafy…`, `/ipfs/bafy…`, `bafy…/a/b`. */
export interface IpfsPath {
  readonly cid: CID;
  /** Without leading slash; empty for the CID itself. */
  readonly path: string;
  readonly text: string;
}

/** @throws RpcError 400 when the text does not start with a CID. */
export function parsePath(text: string): IpfsPath {
  const parts = text
    .replace(/^\/?ipfs\//, "")
    .split("/")
    .filter((part) => part !== "");
  const [root = "", ...rest] = parts;
  return { cid: parseCid(root), path: rest.join("/"), text };
}
