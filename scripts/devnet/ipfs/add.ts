import type { Multipart } from "@fastify/multipart";
import { type AddOptions, unixfs } from "@helia/unixfs";
import { fixedSize } from "ipfs-unixfs-importer/chunker";
import { balanced } from "ipfs-unixfs-importer/layout";
import type { CID } from "multiformats/cid";
import { flag, integer } from "./query.ts";
import { RpcError } from "./rpc-error.ts";
import type { BlockFolder } from "./store.ts";

/** docs/delivery.md, "IPFS": the `unixfs-v1-2025` profile. A bare Kubo would use 256 KiB and CID version 0. */
const CHUNK_BYTES = 1_048_576;
const MAX_CHUNK_BYTES = 2_097_152;
const LINKS_PER_NODE = 1_024;
/** Chunks hashed and written at a time; with one chunk of slack this bounds the memory of an upload. */
const CHUNKS_IN_FLIGHT = 8;

const UNSUPPORTED = ["trickle", "nocopy", "inline", "to-files", "preserve-mode", "preserve-mtime"];

/** One line of the answer: a stored file or directory, or how far the upload is, in bytes. */
export type AddLine = { Name: string; Hash: string; Size: string } | { Name: string; Bytes: number };

export interface AddRequest {
  readonly options: Partial<AddOptions>;
  readonly onlyHash: boolean;
  readonly pin: boolean;
  readonly progress: boolean;
}

/** Reads the query of `add`. @throws RpcError 400 on an option that would change the CID and is not honoured here. */
export function parseAddRequest(query: URLSearchParams): AddRequest {
  const unsupported = UNSUPPORTED.find((name) => flag(query, name, false));
  if (unsupported !== undefined) throw new RpcError(`add: ${unsupported} is not supported by this node`, 400);
  if ((query.get("hash") ?? "sha2-256") !== "sha2-256") throw new RpcError("add: only sha2-256 is supported", 400);
  const version = query.get("cid-version") ?? "1";
  if (version !== "0" && version !== "1") throw new RpcError(`add: invalid cid-version "${version}"`, 400);
  const rawLeaves = flag(query, "raw-leaves", version === "1");
  if (version === "0" && rawLeaves) throw new RpcError("add: CID version 0 cannot be combined with raw leaves", 400);
  return {
    options: {
      cidVersion: version === "0" ? 0 : 1,
      rawLeaves,
      chunker: fixedSize({ chunkSize: chunkSize(query.get("chunker") ?? "") }),
      layout: balanced({ maxChildrenPerNode: integer(query, "max-file-links", LINKS_PER_NODE, 2, 8_192) }),
      wrapWithDirectory: flag(query, "wrap-with-directory", false),
      fileImportConcurrency: 1,
      blockWriteConcurrency: CHUNKS_IN_FLIGHT,
    },
    onlyHash: flag(query, "only-hash", false),
    pin: flag(query, "pin", true),
    progress: flag(query, "progress", false),
  };
}

/**
 * Stores the files and directories of a multipart body as they arrive.
 * @param emit takes each line of the answer as soon as it is known.
 * @param pin takes the roots to keep: the wrapping directory, or every top entry.
 * @throws RpcError 400 when the body holds no file, or something that would change the CID and is not honoured here.
 */
export async function addParts(
  parts: AsyncIterable<Multipart>,
  request: AddRequest,
  store: BlockFolder,
  { emit, pin }: { emit: (line: AddLine) => void; pin: (root: CID) => Promise<void> },
): Promise<void> {
  const blockstore = request.onlyHash ? discardingBlocks(store) : store;
  const source = candidates(parts, request.progress ? emit : () => undefined);
  const roots = new Map<string, CID>();
  for await (const { cid, size, path = "" } of unixfs({ blockstore }).addAll(source, request.options)) {
    // Entries come children first, so the last one of a top name is its root.
    roots.set(request.options.wrapWithDirectory === true ? "" : (path.split("/")[0] ?? ""), cid);
    emit({ Name: path === "" ? cid.toString() : path, Hash: cid.toString(), Size: size.toString() });
  }
  if (roots.size === 0) throw new RpcError('file argument "path" is required', 400);
  if (request.pin && !request.onlyHash) for (const root of roots.values()) await pin(root);
}

type Candidate = { path: string; content: AsyncIterable<Uint8Array> };

async function* candidates(
  parts: AsyncIterable<Multipart>,
  report: (line: AddLine) => void,
): AsyncGenerator<Candidate> {
  for await (const part of parts) {
    if (part.type !== "file") throw new RpcError(`add: "${part.fieldname}" is not a file part`, 400);
    if (part.fieldname.includes("?")) throw new RpcError("add: mode and mtime are not supported by this node", 400);
    const path = fileName(part.filename);
    if (part.mimetype === "application/x-directory") {
      part.file.resume();
      // The importer takes an entry without content for a directory, which its type does not say.
      yield { path } as Candidate;
    } else {
      yield { path, content: reported(part.file, path, report) };
    }
  }
}

async function* reported(
  content: AsyncIterable<Uint8Array>,
  path: string,
  report: (line: AddLine) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let told = 0;
  for await (const chunk of content) {
    bytes += chunk.byteLength;
    if (bytes - told >= CHUNK_BYTES) {
      report({ Name: path, Bytes: bytes });
      told = bytes;
    }
    yield chunk;
  }
  if (bytes > told) report({ Name: path, Bytes: bytes });
}

function discardingBlocks(store: BlockFolder): Pick<BlockFolder, "get" | "put" | "has"> {
  return { get: (cid) => store.get(cid), has: (cid) => store.has(cid), put: (cid) => Promise.resolve(cid) };
}

/** Clients percent-encode the path, because a header field cannot hold every file name. */
function fileName(encoded: string | undefined): string {
  try {
    return decodeURIComponent(encoded ?? "");
  } catch (cause) {
    throw new RpcError(`add: file name "${encoded}": ${(cause as Error).message}`, 400);
  }
}

function chunkSize(chunker: string): number {
  if (chunker === "" || chunker === "default") return CHUNK_BYTES;
  const size = Number(/^size-(\d+)$/.exec(chunker)?.[1]);
  if (!(size >= 1 && size <= MAX_CHUNK_BYTES)) {
    throw new RpcError(`add: chunker "${chunker}": this node knows size-1 to size-${MAX_CHUNK_BYTES}`, 400);
  }
  return size;
}
