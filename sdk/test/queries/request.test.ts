// What an index, or what stands in its place, may answer.
import assert from "node:assert/strict";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { queries, type SubgraphOptions } from "../../src/index.ts";
import { failsWith } from "../support/failures.ts";

const META = {
  _meta: { block: { number: 7, hash: "0x01", timestamp: 1 }, deployment: "Qm", hasIndexingErrors: false },
};

const answers: Record<string, (response: ServerResponse) => void> = {
  "/good": (response) => response.end(JSON.stringify({ data: META })),
  "/html": (response) => response.setHeader("content-type", "text/html").end("<html>Bad gateway</html>"),
  "/down": (response) => response.writeHead(503).end("{}"),
  "/silent": () => undefined,
  "/other-json": (response) => response.end("[1, 2]"),
  "/null": (response) => response.end("null"),
  "/stopped": (response) => response.end(error("indexing_error")),
  "/behind": (response) =>
    response.end(
      error(
        "Failed to decode `block.number` value: `subgraph Qm has only indexed up to block number 41 and data for block number 50 is therefore not yet available`",
      ),
    ),
  "/refuses": (response) => response.end(error("Type `Query` has no field `cake`")),
  "/no-message": (response) => response.end(JSON.stringify({ errors: [{ message: null }] })),
  "/starting": (response) => response.end(JSON.stringify({ data: { _meta: null } })),
  "/erred": (response) => response.end(JSON.stringify({ data: { _meta: { ...META._meta, hasIndexingErrors: true } } })),
};

const error = (message: string): string => JSON.stringify({ errors: [{ message }] });

let server: Server;
let base: string;

before(async () => {
  server = createServer((request, response) => answers[request.url ?? ""]?.(response)).listen(0, "127.0.0.1");
  await new Promise((resolve) => {
    server.once("listening", resolve);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** Asks for the state of the index at endpoints of this server. */
function wait(paths: string[], more: Partial<SubgraphOptions> = {}, signal?: AbortSignal): Promise<void> {
  const subgraph = { urls: paths.map((path) => base + path), timeoutMs: 300, ...more };
  const options = { timeoutMs: 0, ...(signal === undefined ? {} : { signal }) };
  return queries.waitForBlock({ subgraph }, 7n, options);
}

describe("a question to the index", () => {
  for (const broken of ["/html", "/down", "/silent", "/other-json", "/null"]) {
    it(`goes on to the next endpoint after ${broken}`, async () => {
      await wait([broken, "/good"]);
      const failure = await failsWith(wait([broken]), "IndexUnreachable");
      assert.match(failure.message, /cannot be reached/);
      assert.ok(failure.cause instanceof Error);
    });
  }

  it("tells a stopped index from one that is behind and one that does not understand", async () => {
    await failsWith(wait(["/stopped"]), "IndexFailed");
    const behind = await failsWith(wait(["/behind"]), "IndexBehind");
    assert.deepEqual(behind.details, { block: 41 });
    const refused = await failsWith(wait(["/refuses"]), "IndexRefused");
    assert.match(refused.message, /has no field `cake`/);
    await failsWith(wait(["/no-message"]), "IndexRefused");
  });

  it("does not wait for an index that stopped at an error", async () => {
    await wait(["/erred"]);
    const subgraph = { urls: [`${base}/erred`] };
    await failsWith(queries.waitForBlock({ subgraph }, 8n, { timeoutMs: 5_000 }), "IndexFailed");
  });

  it("waits for one that is starting", async () => {
    await failsWith(wait(["/starting"]), "IndexUnreachable");
    const swap = answers["/starting"];
    setTimeout(() => (answers["/starting"] = answers["/good"] ?? assert.fail()), 100);
    const subgraph = { urls: [`${base}/starting`] };
    await queries.waitForBlock({ subgraph }, 7n, { timeoutMs: 5_000, intervalMs: 20 });
    answers["/starting"] = swap ?? assert.fail();
  });

  it("stops when it is told to", async () => {
    await failsWith(wait(["/silent"], { timeoutMs: 60_000 }, AbortSignal.timeout(50)), "Aborted");
  });

  it("can go another way", async () => {
    const asked: string[] = [];
    const other: typeof fetch = (url) => {
      asked.push(url instanceof Request ? url.url : url.toString());
      return Promise.resolve(new Response(JSON.stringify({ data: META })));
    };
    await wait(["/down"], { fetch: other });
    assert.deepEqual(asked, [`${base}/down`]);
  });
});
