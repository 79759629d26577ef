import cors from "@fastify/cors";
import multipart from "@fastify/multipart";
import fastify, { type FastifyReply } from "fastify";
import type { CID } from "multiformats/cid";
import { setTimeout as sleep } from "node:timers/promises";
import { FileCidTap } from "../../src/ipfs/file-cid.ts";
import type { IpfsEndpoint } from "../../src/ipfs/index.ts";
import { PROFILE } from "../../src/ipfs/profile.ts";

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
  /** The parameters of the last `add`. */
  readonly added: { query: URLSearchParams | undefined };
  /** How many times a block was asked for, and how many at the same time at most. */
  readonly asked: { times: number; atOnce: number };
  /** Decides for each request; the count starts at 1. */
  behave: (cid: string, count: number) => Behaviour;
  /** Lays added files out in other chunks than it is asked to. */
  chunkSize: number;
  /** What `add` fails with, as Kubo words it. */
  failure: string | undefined;
  /** Makes `add` answer with some CID before it has read the file. */
  answersEarly: boolean;
}

/** A node's RPC API and a gateway on one port, with blocks in memory, that can lie in every way. */
export async function startIpfsServer(blocks = new Map<string, Uint8Array>()): Promise<IpfsServer> {
  const app = fastify({ forceCloseConnections: true });
  await app.register(cors, { origin: true });
  await app.register(multipart, { limits: { fileSize: Number.MAX_SAFE_INTEGER } });
  const state = { asked: { times: 0, atOnce: 0 }, added: { query: undefined as URLSearchParams | undefined } };
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
  app.post("/api/v0/add", async (request, reply) => {
    if (server.failure !== undefined) return reply.code(500).send({ Message: server.failure, Code: 0, Type: "error" });
    if (server.answersEarly) return `${JSON.stringify({ Name: "x", Hash: [...blocks.keys()][0], Size: "1" })}\n`;
    state.added.query = new URL(request.url, "http://host").searchParams;
    const file = await request.file();
    if (!file) throw new Error("no file");
    const keep = { put: (cid: CID, block: Uint8Array) => void blocks.set(cid.toString(), block) };
    const tap = new FileCidTap({ ...PROFILE, chunkSize: server.chunkSize }, keep);
    let size = 0;
    for await (const bytes of tap.through(file.file)) size += bytes.length;
    const { cid } = await tap.result;
    return `${JSON.stringify({ Name: cid, Hash: cid, Size: String(size) })}\n`;
  });

  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const server: IpfsServer = {
    ...{
      url,
      blocks,
      ...state,
      chunkSize: PROFILE.chunkSize,
      behave: () => "honest",
      failure: undefined,
      answersEarly: false,
    },
    gateway: { kind: "gateway", url: `${url}/` },
    kubo: { kind: "kubo", url },
    [Symbol.asyncDispose]: () => app.close(),
  };
  return server;
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
