import { join } from "node:path";
import cors from "@fastify/cors";
import multipart from "@fastify/multipart";
import Fastify, { type FastifyInstance } from "fastify";
import { registerGateway } from "./gateway.ts";
import { Pins } from "./pins.ts";
import { RpcError } from "./rpc-error.ts";
import { registerRpc } from "./rpc.ts";
import { BlockFolder } from "./store.ts";

const RPC_PREFIX = "/api/v0";
const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

export interface IpfsServerOptions {
  /** Where blocks and pins are kept; created when missing. */
  readonly directory: string;
  /** Web origins, besides those of this machine, whose pages may call the RPC API. */
  readonly origins?: readonly string[];
}

/**
 * An IPFS node without a network: UnixFS over a folder of blocks, behind the Kubo RPC API (`/api/v0`) and a trustless
 * gateway (`/ipfs`). It answers at once about what it does not have, because there is nobody to ask.
 */
export async function createIpfsServer({ directory, origins = [] }: IpfsServerOptions): Promise<FastifyInstance> {
  const store = new BlockFolder(join(directory, "blocks"));
  await store.open();
  const pins = new Pins(join(directory, "pins"), store);
  await pins.open();
  const app = Fastify({
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 2_000 },
  });
  app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    const answer = rpcErrorOf(error);
    return reply.code(answer.status).send(answer.toJSON());
  });
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).type("text/plain").send("404 page not found\n"));
  registerGateway(app, store);
  await app.register(
    async (rpc) => {
      await guardOrigin(rpc, origins);
      await rpc.register(multipart, {
        limits: { fileSize: Infinity, files: Infinity, parts: Infinity },
        preservePath: true,
        isPartAFile: () => true,
      });
      registerRpc(rpc, { store, pins });
    },
    { prefix: RPC_PREFIX },
  );
  return app;
}

/** As Kubo does: a page of a foreign site must not write here, also by a form post, which needs no CORS permission. */
async function guardOrigin(rpc: FastifyInstance, origins: readonly string[]): Promise<void> {
  const allowed = (origin: string) => LOOPBACK.test(origin) || origins.includes(origin);
  rpc.addHook("onRequest", async (request) => {
    const origin = request.headers.origin;
    if (origin !== undefined && !allowed(origin)) throw new RpcError(`origin ${origin} is not allowed`, 403);
  });
  await rpc.register(cors, {
    origin: (origin, answer) => answer(null, origin !== undefined && allowed(origin)),
    methods: ["POST"],
    exposedHeaders: ["X-Stream-Output", "X-Chunked-Output", "X-Content-Length"],
  });
}

function rpcErrorOf(error: Error & { statusCode?: number }): RpcError {
  if (error instanceof RpcError) return error;
  return new RpcError(error.message, error.statusCode ?? 500);
}
