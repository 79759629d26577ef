import { generateKeyPairSync } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { base58btc } from "multiformats/bases/base58";
import type { CID } from "multiformats/cid";
import { type AddLine, addParts, parseAddRequest } from "./add.ts";
import { importCar, onlyPart, putBlock } from "./blocks.ts";
import { openFile } from "./file.ts";
import type { PinType, Pins } from "./pins.ts";
import { flag, integer } from "./query.ts";
import { parsePath, RpcError } from "./rpc-error.ts";
import type { BlockFolder } from "./store.ts";
import { jsonLines, startedStream } from "./stream.ts";

const AGENT = "ftns-market-devnet/helia";
const REPO_VERSION = "16";

interface Node {
  readonly store: BlockFolder;
  readonly pins: Pins;
}

/** The routes of the Kubo RPC API that this market, kubo-rpc-client and Graph Node call. All are POST, as in Kubo. */
export function registerRpc(app: FastifyInstance, node: Node): void {
  const peerId = newPeerId();
  app.post("/version", () => ({
    Version: AGENT,
    Commit: "",
    Repo: REPO_VERSION,
    System: `${process.arch}/${process.platform}`,
    Golang: "",
  }));
  app.post("/id", () => ({ ID: peerId, PublicKey: "", Addresses: [], AgentVersion: AGENT, Protocols: [] }));
  app.post("/repo/stat", () => repoStat(node.store));
  registerFiles(app, node);
  registerBlocks(app, node);
  registerPins(app, node);
}

function registerFiles(app: FastifyInstance, { store, pins }: Node): void {
  app.post("/add", async (request, reply) => {
    const options = parseAddRequest(queryOf(request));
    const pin = (root: CID) => pins.add(root, "recursive");
    const lines = await jsonLines<AddLine>((emit) => addParts(request.parts(), options, store, { emit, pin }));
    return stream(reply, "application/json").send(lines);
  });
  app.post("/cat", async (request, reply) => {
    const query = queryOf(request);
    const offset = integer(query, "offset", 0, 0, Number.MAX_SAFE_INTEGER);
    const length = integer(query, "length", Infinity, 0, Number.MAX_SAFE_INTEGER);
    const file = await openFile(store, parsePath(argument(query)));
    const bytes = await startedStream(file.read(offset, length));
    return stream(reply, "application/octet-stream").send(bytes);
  });
}

function registerBlocks(app: FastifyInstance, { store, pins }: Node): void {
  app.post("/block/put", async (request) => {
    const query = queryOf(request);
    const bytes = await buffer(await onlyPart(request.parts()));
    const cid = await putBlock(bytes, query, store);
    if (flag(query, "pin", false)) await pins.add(cid, "recursive");
    return { Key: cid.toString(), Size: bytes.byteLength };
  });
  app.post("/block/get", async (request, reply) => {
    const { cid } = parsePath(argument(queryOf(request)));
    return stream(reply, "application/octet-stream").send(await store.read(cid));
  });
  app.post("/block/stat", async (request) => {
    const { cid } = parsePath(argument(queryOf(request)));
    return { Key: cid.toString(), Size: (await store.read(cid)).byteLength };
  });
  app.post("/dag/import", async (request, reply) => {
    const query = queryOf(request);
    const imported = await importCar(await onlyPart(request.parts()), store);
    const lines = await jsonLines<object>(async (emit) => {
      for (const root of flag(query, "pin-roots", true) ? imported.roots : []) {
        const failure = await pins.add(root, "recursive").then(
          () => "",
          (error: Error) => error.message,
        );
        emit({ Root: { Cid: { "/": root.toString() }, PinErrorMsg: failure } });
      }
      if (flag(query, "stats", false)) {
        emit({ Stats: { BlockCount: imported.blocks, BlockBytesCount: imported.bytes } });
      }
    });
    return stream(reply, "application/json").send(lines);
  });
}

function registerPins(app: FastifyInstance, { pins }: Node): void {
  app.post("/pin/add", async (request) => {
    const query = queryOf(request);
    const cids = pathArguments(query);
    for (const cid of cids) await pins.add(cid, flag(query, "recursive", true) ? "recursive" : "direct");
    return { Pins: cids.map(String) };
  });
  app.post("/pin/rm", async (request) => {
    const cids = pathArguments(queryOf(request));
    for (const cid of cids) await pins.remove(cid);
    return { Pins: cids.map(String) };
  });
  app.post("/pin/ls", async (request, reply) => {
    const query = queryOf(request);
    const listed = listPins(pins, query);
    if (!flag(query, "stream", false)) {
      return { Keys: Object.fromEntries(listed.map(({ cid, type }) => [cid.toString(), { Type: type, Name: "" }])) };
    }
    const lines = await jsonLines<object>((emit) => {
      for (const { cid, type } of listed) emit({ Cid: cid.toString(), Type: type, Name: "" });
      return Promise.resolve();
    });
    return stream(reply, "application/json").send(lines);
  });
}

function listPins(pins: Pins, query: URLSearchParams): { cid: CID; type: PinType }[] {
  const wanted = query.get("type") ?? "all";
  if (!["all", "recursive", "direct"].includes(wanted)) {
    throw new RpcError(`pin/ls: type "${wanted}": this node lists recursive and direct pins`, 400);
  }
  const matching = (type: PinType) => wanted === "all" || wanted === type;
  if (!query.has("arg")) return pins.list().filter(({ type }) => matching(type));
  return pathArguments(query).map((cid) => {
    const type = pins.typeOf(cid);
    if (type === undefined || !matching(type)) throw new RpcError(`path '${cid}' is not pinned`);
    return { cid, type };
  });
}

async function repoStat(store: BlockFolder): Promise<object> {
  const { blocks, bytes, capacityBytes } = await store.usage();
  return {
    NumObjects: blocks,
    RepoSize: bytes,
    RepoPath: store.path,
    StorageMax: capacityBytes,
    Version: `fs-repo@${REPO_VERSION}`,
  };
}

function queryOf(request: FastifyRequest): URLSearchParams {
  return new URL(request.url, "http://node").searchParams;
}

function argument(query: URLSearchParams): string {
  const value = query.get("arg");
  if (value === null || value === "") throw new RpcError('argument "ipfs-path" is required', 400);
  return value;
}

function pathArguments(query: URLSearchParams): CID[] {
  argument(query);
  return query.getAll("arg").map((text) => {
    const { cid, path } = parsePath(text);
    if (path !== "") throw new RpcError(`"${text}": pins are set on CIDs here, not on paths`, 400);
    return cid;
  });
}

function stream(reply: FastifyReply, type: string): FastifyReply {
  return reply.header("X-Stream-Output", "1").header("X-Chunked-Output", "1").type(type);
}

/** A libp2p identity, because clients parse it; nobody can be reached under it. */
function newPeerId(): string {
  const { publicKey } = generateKeyPairSync("ed25519");
  const key = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url");
  return base58btc.baseEncode(Buffer.concat([Uint8Array.of(0x00, 0x24, 0x08, 0x01, 0x12, 0x20), key]));
}
