import cors from "@fastify/cors";
import multipart from "@fastify/multipart";
import fastify, { type FastifyReply } from "fastify";
import { CarReader } from "@ipld/car";
import * as dagPb from "@ipld/dag-pb";
import { CID } from "multiformats/cid";
import { setTimeout as sleep } from "node:timers/promises";
import type { IpfsEndpoint } from "../../src/ipfs/index.ts";

/** How a server answers when asked for a block. */
export type Behaviour =
  | "honest"
  | "tampers"
  | "truncates"
  | "appends"
  | "sends a web page"
  | "floods"
  | "hangs"
  | "stalls half way"
  | "breaks off"
  | number;

export interface IpfsServer extends AsyncDisposable {
  readonly url: string;
  readonly gateway: IpfsEndpoint;
  readonly kubo: IpfsEndpoint;
  readonly blocks: Map<string, Uint8Array>;
  /** What has been imported: blocks in each request, and what was pinned. */
  readonly imported: { readonly requests: number[]; readonly pinned: string[] };
  /** How many times a block was asked for, and how many at the same time at most. */
  readonly asked: { times: number; atOnce: number };
  /** Decides for each request; the count starts at 1. */
  behave: (cid: string, count: number) => Behaviour;
  /** What imports fail with, as Kubo words it; how many of them, the status, and before or after the blocks are stored. */
  failure: { readonly message: string; times: number; readonly status: number; readonly stores?: boolean } | undefined;
  /** Makes the node lose what it has stored before it is asked to pin it. */
  loses: boolean;
}

/** A node's RPC API and a gateway on one port, with blocks in memory, that can lie in every way. */
export async function startIpfsServer(blocks = new Map<string, Uint8Array>()): Promise<IpfsServer> {
  const app = fastify({ forceCloseConnections: true });
  await app.register(cors, { origin: true });
  await app.register(multipart, { limits: { fileSize: Number.MAX_SAFE_INTEGER } });
  const state = { asked: { times: 0, atOnce: 0 }, imported: { requests: [] as number[], pinned: [] as string[] } };
  let now = 0;

  const answer = async (cid: string, reply: FastifyReply): Promise<unknown> => {
    state.asked.times += 1;
    now += 1;
    state.asked.atOnce = Math.max(state.asked.atOnce, now);
    try {
      return await answerAs(server.behave(cid, state.asked.times), blocks.get(cid), reply);
    } finally {
      now -= 1;
    }
  };
  app.get<{ Params: { cid: string } }>("/ipfs/:cid", (request, reply) => answer(request.params.cid, reply));
  app.post<{ Querystring: { arg: string } }>("/api/v0/block/get", (request, reply) => answer(request.query.arg, reply));
  app.post<{ Querystring: { arg: string } }>("/api/v0/block/stat", (request, reply) => {
    const block = blocks.get(request.query.arg);
    if (block === undefined) return reply.code(500).send({ Message: "block was not found locally (offline)" });
    return { Key: request.query.arg, Size: block.length };
  });
  app.post<{ Querystring: { "pin-roots": string } }>("/api/v0/dag/import", async (request, reply) => {
    const file = await request.file();
    if (!file) throw new Error("no file");
    const car = await CarReader.fromIterable(file.file);
    return importCar(car, request.query["pin-roots"] === "true", server, reply);
  });

  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const server: IpfsServer = {
    ...{
      url,
      blocks,
      ...state,
      behave: () => "honest",
      failure: undefined,
      loses: false,
    },
    gateway: { kind: "gateway", url: `${url}/` },
    kubo: { kind: "kubo", url },
    [Symbol.asyncDispose]: () => app.close(),
  };
  return server;
}

async function importCar(car: CarReader, pin: boolean, server: IpfsServer, reply: FastifyReply): Promise<unknown> {
  const { failure, blocks, imported } = server;
  const fails = failure !== undefined && failure.times-- > 0;
  const refuse = () => reply.code(failure?.status ?? 500).send({ Message: failure?.message });
  if (fails && failure.stores !== true) return refuse();
  let count = 0;
  for await (const { cid, bytes } of car.blocks()) {
    blocks.set(cid.toString(), bytes);
    count += 1;
  }
  if (fails) return refuse();
  imported.requests.push(count);
  if (!pin) return "";
  if (server.loses) blocks.clear();
  const [root] = await car.getRoots();
  const missing = root === undefined ? "no root" : missingUnder(CID.parse(root.toString()), blocks);
  if (missing === undefined) imported.pinned.push(String(root));
  return `${JSON.stringify({ Root: { Cid: { "/": String(root) }, PinErrorMsg: missing ?? "" } })}\n`;
}

/** What a pin would say of the first block that is not there. */
function missingUnder(cid: CID, blocks: ReadonlyMap<string, Uint8Array>): string | undefined {
  const block = blocks.get(cid.toString());
  if (block === undefined) return `block ${cid.toString()} not found`;
  if (cid.code !== dagPb.code) return undefined;
  return dagPb
    .decode(block)
    .Links.map(({ Hash }) => missingUnder(Hash, blocks))
    .find((missing) => missing !== undefined);
}

async function answerAs(behaviour: Behaviour, block: Uint8Array | undefined, reply: FastifyReply): Promise<unknown> {
  if (typeof behaviour === "number") return reply.code(behaviour).send("no");
  if (block === undefined) return reply.code(404).send("not here");
  reply.type("application/vnd.ipld.raw");
  switch (behaviour) {
    case "honest":
      // A moment, so that requests at the same time can be counted.
      await sleep(5);
      return reply.send(Buffer.from(block));
    case "tampers":
      return reply.send(Buffer.from(block.map((byte, i) => (i === block.length >> 1 ? byte ^ 1 : byte))));
    case "truncates":
      return reply.send(Buffer.from(block.subarray(0, -1)));
    case "appends":
      return reply.send(Buffer.concat([block, Buffer.from([0])]));
    case "sends a web page":
      return reply.type("text/html; charset=utf-8").send("<html><body>Log in to the hotel's network</body></html>");
    case "hangs":
    case "floods":
    case "stalls half way":
    case "breaks off":
      reply.hijack();
      return misbehaveRaw(behaviour, block, reply);
  }
}

async function misbehaveRaw(behaviour: Behaviour, block: Uint8Array, reply: FastifyReply): Promise<void> {
  const { raw } = reply;
  if (behaviour === "hangs") return;
  raw.writeHead(200, { "content-type": "application/vnd.ipld.raw" });
  if (behaviour === "floods") {
    while (!raw.destroyed) {
      raw.write(Buffer.alloc(65_536));
      await sleep(1);
    }
    return;
  }
  raw.write(block.subarray(0, block.length >> 1));
  if (behaviour === "breaks off") {
    await sleep(20);
    raw.destroy();
  }
}
