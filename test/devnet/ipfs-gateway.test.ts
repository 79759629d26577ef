import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { equals } from "multiformats/bytes";
import { sha256 } from "multiformats/hashes/sha2";
import { parseRange } from "../../scripts/devnet/ipfs/gateway.ts";
import { patterned, startTestNode, type TestNode } from "./ipfs-node.ts";

const MIB = 1_048_576;
const BYTES = patterned(2.5 * MIB);

let node: TestNode;
let cid: CID;
before(async () => {
  node = await startTestNode();
  ({ cid } = await node.client.add(BYTES));
});
after(() => node.stop());

function get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Response> {
  return fetch(`${node.url}/ipfs/${path}`, { headers, method });
}

describe("gateway", () => {
  it("serves a file to any page, never to be rendered", async () => {
    const response = await get(cid.toString(), { origin: "https://anywhere.example" });
    assert.equal(response.status, 200);
    assert.ok(Buffer.from(await response.arrayBuffer()).equals(BYTES));
    assert.equal(response.headers.get("access-control-allow-origin"), "*");
    assert.equal(response.headers.get("content-type"), "application/octet-stream");
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    assert.equal(response.headers.get("content-length"), String(BYTES.byteLength));
  });

  it("serves one range, across a chunk border and at both ends", async () => {
    for (const [range, first, last] of [
      [`bytes=${MIB - 2}-${MIB + 1}`, MIB - 2, MIB + 1],
      [`bytes=${BYTES.byteLength - 3}-`, BYTES.byteLength - 3, BYTES.byteLength - 1],
      ["bytes=-4", BYTES.byteLength - 4, BYTES.byteLength - 1],
      ["bytes=0-99999999", 0, BYTES.byteLength - 1],
    ] as const) {
      const response = await get(cid.toString(), { range });
      assert.equal(response.status, 206, range);
      assert.equal(response.headers.get("content-range"), `bytes ${first}-${last}/${BYTES.byteLength}`);
      assert.ok(Buffer.from(await response.arrayBuffer()).equals(BYTES.subarray(first, last + 1)), range);
    }
    assert.equal((await get(cid.toString(), { range: "bytes=99999999-" })).status, 416);
  });

  it("lets a page of any origin ask for a range", async () => {
    const asked = { origin: "https://anywhere.example", "access-control-request-headers": "range" };
    const response = await get(cid.toString(), asked, "OPTIONS");
    assert.equal(response.status, 204);
    assert.equal(response.headers.get("access-control-allow-origin"), "*");
    assert.match(response.headers.get("access-control-allow-headers") ?? "", /\bRange\b/);
  });

  it("serves one raw block, by query or by header, to be checked against its CID", async () => {
    for (const response of [
      await get(`${cid}?format=raw`),
      await get(cid.toString(), { accept: "application/vnd.ipld.raw" }),
    ]) {
      assert.equal(response.headers.get("content-type"), "application/vnd.ipld.raw");
      const digest = await sha256.digest(new Uint8Array(await response.arrayBuffer()));
      assert.ok(equals(digest.bytes, cid.multihash.bytes));
    }
    assert.equal((await get(`${cid}?format=car`)).status, 400);
  });

  it("answers HEAD with the size and without the bytes, and knows what a client has", async () => {
    const head = await get(cid.toString(), {}, "HEAD");
    assert.equal(head.headers.get("content-length"), String(BYTES.byteLength));
    assert.equal((await head.arrayBuffer()).byteLength, 0);
    const etag = head.headers.get("etag") ?? "";
    assert.equal((await get(cid.toString(), { "if-none-match": etag })).status, 304);
  });

  it("answers 404 at once for what is not here, and 400 for what is no CID", async () => {
    const absent = CID.createV1(raw.code, await sha256.digest(Buffer.from("absent")));
    const start = performance.now();
    for (const path of [absent.toString(), `${absent}?format=raw`]) {
      const response = await get(path);
      assert.equal(response.status, 404);
      assert.equal(response.headers.get("cache-control"), "no-store");
    }
    assert.ok(performance.now() - start < 1_000);
    assert.equal((await get("nonsense")).status, 400);
  });

  it("finds a file in a directory", async () => {
    const { cid: root } = await node.client.add({ path: "a/b.txt", content: "deep" }, { wrapWithDirectory: true });
    assert.equal(await (await get(`${root}/a/b.txt`)).text(), "deep");
    assert.equal((await get(`${root}/a/none.txt`)).status, 404);
    assert.equal((await get(`${root}/a`)).status, 400);
  });
});

describe("parseRange", () => {
  it("takes one range of bytes, and treats everything else as no range", () => {
    assert.deepEqual(parseRange("bytes=0-0", 10), { first: 0, last: 0 });
    assert.deepEqual(parseRange("bytes=-20", 10), { first: 0, last: 9 });
    for (const header of [undefined, "bytes=", "bytes=-", "bytes=5-2", "bytes=0-1,3-4", "items=0-1"]) {
      assert.equal(parseRange(header, 10), undefined, header);
    }
    assert.equal(parseRange("bytes=10-", 10), "unsatisfiable");
    assert.equal(parseRange("bytes=-0", 10), "unsatisfiable");
    assert.equal(parseRange("bytes=0-", 0), "unsatisfiable");
  });
});
