import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { openFile } from "./file.ts";
import { type IpfsPath, isNotFound, parsePath, RpcError } from "./rpc-error.ts";
import type { BlockFolder } from "./store.ts";
import { startedStream } from "./stream.ts";

const RAW_BLOCK = "application/vnd.ipld.raw";

/** A span of bytes, first and last included. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * The trustless gateway, as far as this market needs it: `GET` and `HEAD /ipfs/<cid>[/path]` with one byte range, and one
 * raw block with `?format=raw`. Content is never rendered: it is served as bytes, for clients that check it.
 */
export function registerGateway(app: FastifyInstance, store: BlockFolder): void {
  app.route({ method: ["GET", "HEAD"], url: "/ipfs/*", handler });
  // Some browsers ask before they send a range to another origin.
  app.options("/ipfs/*", async (_request, reply) =>
    reply
      .code(204)
      .header("Access-Control-Allow-Origin", "*")
      .header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
      .header("Access-Control-Allow-Headers", "Range, Accept, If-None-Match")
      .header("Access-Control-Max-Age", "86400")
      .send(),
  );

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const target = parsePath((request.params as { "*": string })["*"]);
    reply
      .header("Access-Control-Allow-Origin", "*")
      .header("Access-Control-Expose-Headers", "Content-Length, Content-Range, Etag, X-Ipfs-Path")
      .header("X-Ipfs-Path", `/ipfs/${target.text}`)
      .header("X-Content-Type-Options", "nosniff")
      .header("Content-Security-Policy", "sandbox; default-src 'none'")
      .header("Cache-Control", "public, max-age=29030400, immutable");
    try {
      return await (wantsRawBlock(request)
        ? sendBlock(request, reply, target, store)
        : sendFile(request, reply, target, store));
    } catch (error) {
      if (!isNotFound(error)) throw error;
      return notFound(reply, target);
    }
  }
}

function wantsRawBlock(request: FastifyRequest): boolean {
  const format = new URL(request.url, "http://node").searchParams.get("format");
  const accepted = request.headers.accept ?? "";
  if (format === "raw" || (format === null && accepted.includes(RAW_BLOCK))) return true;
  if (format === null && !accepted.includes("application/vnd.ipld.car")) return false;
  throw new RpcError(`gateway: only format=raw is served here, not "${format ?? accepted}"`, 400);
}

async function sendBlock(request: FastifyRequest, reply: FastifyReply, target: IpfsPath, store: BlockFolder) {
  if (target.path !== "") throw new RpcError("gateway: a raw block is asked for by its CID alone", 400);
  if (!(await store.has(target.cid))) return notFound(reply, target);
  if (unchanged(request, reply, `"${target.cid}.raw"`)) return reply.code(304).send();
  const block = await store.read(target.cid);
  return reply
    .type(RAW_BLOCK)
    .header("Content-Disposition", `attachment; filename="${target.cid}.bin"`)
    .header("Content-Length", block.byteLength)
    .send(request.method === "HEAD" ? undefined : block);
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, target: IpfsPath, store: BlockFolder) {
  const file = await openFile(store, target);
  if (unchanged(request, reply, `"${file.cid}"`)) return reply.code(304).send();
  const { size } = file;
  const span = parseRange(request.headers.range, size);
  reply.type("application/octet-stream").header("Accept-Ranges", "bytes");
  if (span === "unsatisfiable") return reply.code(416).header("Content-Range", `bytes */${size}`).send();
  if (span !== undefined) reply.code(206).header("Content-Range", `bytes ${span.first}-${span.last}/${size}`);
  const offset = span?.first ?? 0;
  const length = (span?.last ?? size - 1) - offset + 1;
  reply.header("Content-Length", length);
  if (request.method === "HEAD") return reply.send();
  return reply.send(await startedStream(file.read(offset, length)));
}

function unchanged(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  reply.header("Etag", etag);
  return request.headers["if-none-match"]?.includes(etag) === true;
}

function notFound(reply: FastifyReply, target: IpfsPath): FastifyReply {
  return reply
    .code(404)
    .header("Cache-Control", "no-store")
    .type("text/plain")
    .send(`${target.text} is not stored here\n`);
}

/** The one span that a Range header asks for; undefined for the whole file, which also answers several spans. */
export function parseRange(header: string | undefined, size: number): Span | "unsatisfiable" | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (match === null || (match[1] === "" && match[2] === "")) return undefined;
  const [from, to] = [match[1] ?? "", match[2] ?? ""];
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== "" && to !== "" && Number(to) < Number(from)) return undefined;
  return first >= size || first > last ? "unsatisfiable" : { first, last };
}
