import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { encode, prepare } from "@ipld/dag-pb";
import { UnixFS } from "ipfs-unixfs";
import { CID } from "multiformats/cid";
import { sha256 } from "multiformats/hashes/sha2";
import { bytesToHex } from "viem";
import { concatBytes } from "../../src/artifact/bytes.ts";
import { CHUNK_SIZE, computeFileCid, downloadBytes, downloadFile, downloadMetadata } from "../../src/ipfs/index.ts";
import { uploadFile, uploadMetadata, type EndpointFailure, type FileCid } from "../../src/ipfs/index.ts";
import { startTestNode } from "../../../test/devnet/ipfs-node.ts";
import { startIpfsServer, type Behaviour, type IpfsServer } from "./ipfs-server.ts";

const file = Uint8Array.from({ length: 9 * CHUNK_SIZE + 12_345 }, (_, i) => (i * 31 + (i >> 12)) % 251);

let first: IpfsServer;
let second: IpfsServer;
let stored: FileCid;
// Small, so that an honest endpoint is in time also on a busy machine.
const smallFile = file.subarray(0, CHUNK_SIZE + 5);
let small: FileCid;

before(async () => {
  first = await startIpfsServer();
  second = await startIpfsServer(first.blocks);
  stored = await uploadFile(file, { url: first.url });
  small = await uploadFile(smallFile, { url: first.url });
});
after(async () => {
  await first[Symbol.asyncDispose]();
  await second[Symbol.asyncDispose]();
});
beforeEach(() => {
  for (const server of [first, second]) {
    server.behave = () => "honest";
    Object.assign(server.asked, { times: 0, atOnce: 0 });
  }
});

const fast = { timeoutMs: 1_000, rounds: 1 };

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return concatBytes(pieces);
}

describe("uploadFile", () => {
  it("stores what was computed here, pins it, and needs one request for a small file", async () => {
    assert.deepEqual(stored, await computeFileCid(file));
    assert.deepEqual(first.imported.pinned.slice(0, 2), [stored.cid, small.cid]);
    assert.equal(first.imported.requests.at(-1), 3, "two chunks and the node above them");
  });

  it("stores what Kubo's add stores with the parameters of the layout", async () => {
    const node = await startTestNode();
    const layout = { "cid-version": 1, "raw-leaves": true, chunker: `size-${CHUNK_SIZE}`, "max-file-links": 1_024 };
    try {
      const { cid } = await node.client.add(file, layout);
      assert.equal(cid.toString(), stored.cid);
      assert.deepEqual(await uploadFile(file, { url: node.url }), stored);
    } finally {
      await node.stop();
    }
  });

  it("streams in parts, and reports bytes stored", async () => {
    await using server = await startIpfsServer();
    const seen: [number, number | undefined][] = [];
    const pieces = (function* () {
      for (let start = 0; start < file.length; start += 400_000) yield file.subarray(start, start + 400_000);
    })();
    const onProgress = (done: number, total: number | undefined) => void seen.push([done, total]);
    assert.deepEqual(await uploadFile(pieces, { url: server.url, size: file.length, onProgress }), stored);
    assert.deepEqual(seen.at(-1), [file.length, file.length]);
    assert.ok(seen.length > 5);
    assert.ok(server.imported.requests.length > 1, "more than one request");
    assert.ok(Math.max(...server.imported.requests) <= 5, "a few blocks in each");
  });

  it("goes on where it was interrupted: what is there is not sent again", async () => {
    await using server = await startIpfsServer();
    server.failure = { message: "gone", times: Number.MAX_SAFE_INTEGER, status: 503, stores: true };
    await assert.rejects(uploadFile(file, { url: server.url }), { code: "Ipfs_UploadFailed" });
    const there = server.blocks.size;
    assert.ok(there > 0);
    server.failure = undefined;
    assert.deepEqual(await uploadFile(file, { url: server.url, resume: true }), stored);
    const sent = server.imported.requests.reduce((sum, count) => sum + count, 0);
    assert.equal(sent, server.blocks.size - there);
    assert.deepEqual(server.imported.pinned, [stored.cid]);
  });

  it("repeats a request that failed on the way", async () => {
    await using server = await startIpfsServer();
    server.failure = { message: "overloaded", times: 1, status: 503 };
    assert.deepEqual(await uploadFile(file, { url: server.url }), stored);
  });

  it("passes on the node's own words, and does not repeat what is refused", async () => {
    await using server = await startIpfsServer();
    const failure = { message: 'disk "blocks" is full', times: 10, status: 400 };
    server.failure = failure;
    await assert.rejects(uploadFile(new Uint8Array(10), { url: server.url }), {
      code: "Ipfs_UploadFailed",
      message: /answered 400: disk "blocks" is full\.$/,
    });
    assert.equal(failure.times, 9);
  });

  it("fails when the node has lost a block before it was pinned", async () => {
    await using server = await startIpfsServer();
    server.loses = true;
    await assert.rejects(uploadFile(file, { url: server.url }), {
      code: "Ipfs_UploadFailed",
      message: /did not pin the file: block \S+ not found/,
    });
  });

  it("says what went wrong: no node, an error in the source, an abort", async () => {
    const closed = await startIpfsServer();
    await closed[Symbol.asyncDispose]();
    await assert.rejects(uploadFile(file, { url: closed.url }), { code: "Ipfs_UploadFailed", message: /ECONNREFUSED/ });
    const broken = (async function* () {
      yield file;
      throw new Error("the disk is gone");
    })();
    await assert.rejects(uploadFile(broken, { url: first.url }), /the disk is gone/);
    const endless = (async function* () {
      while (true) yield new Uint8Array(65_536);
    })();
    const signal = AbortSignal.timeout(50);
    await assert.rejects(uploadFile(endless, { url: first.url, signal }), { name: "TimeoutError" });
    await assert.rejects(uploadFile(new Uint8Array(), { url: first.url }), { code: "Ipfs_InvalidArgument" });
  });
});

describe("uploadMetadata", () => {
  it("stores exactly the bytes as one raw block, at most 1 MiB", async () => {
    const text = '{ "name": "Nützliches Modell" }';
    const { digest } = await uploadMetadata(text, { url: first.url });
    assert.equal(new TextDecoder().decode(await downloadMetadata(digest, { endpoints: [first.gateway] })), text);
    const tooLong = new Uint8Array(CHUNK_SIZE + 1);
    await assert.rejects(uploadMetadata(tooLong, { url: first.url }), { code: "Ipfs_TooLarge" });
  });
});

describe("downloadFile", () => {
  it("gives the file from a node and from a gateway, with progress", async () => {
    for (const endpoint of [first.kubo, first.gateway]) {
      const seen: number[] = [];
      const onProgress = (done: number, total: number | undefined) => {
        assert.equal(total, file.length);
        seen.push(done);
      };
      assert.deepEqual(await collect(downloadFile(stored, { endpoints: [endpoint], onProgress })), file);
      assert.deepEqual(seen.length, 10);
      assert.equal(seen.at(-1), file.length);
    }
  });

  it("goes on from any position and asks for nothing before it", async () => {
    for (const offset of [1, CHUNK_SIZE, 3 * CHUNK_SIZE + 77, file.length - 1]) {
      first.asked.times = 0;
      assert.deepEqual(await collect(downloadFile(stored, { endpoints: [first.gateway], offset })), file.slice(offset));
      assert.equal(first.asked.times, 1 + 10 - Math.floor(offset / CHUNK_SIZE));
    }
    for (const offset of [-1, 0.5, file.length]) {
      assert.throws(() => downloadFile(stored, { endpoints: [first.gateway], offset }), {
        code: "Ipfs_InvalidArgument",
      });
    }
  });

  it("fetches several blocks at a time, and not more than the reader can take", async () => {
    await collect(downloadFile(stored, { endpoints: [first.gateway], parallel: 3 }));
    assert.equal(first.asked.atOnce, 3);
    first.asked.times = 0;
    const reader = downloadFile(stored, { endpoints: [first.gateway], parallel: 3 }).getReader();
    await reader.read();
    await new Promise((resolve) => {
      setTimeout(resolve, 150);
    });
    assert.ok(first.asked.times <= 6, `${first.asked.times} blocks were asked for`);
    await reader.cancel();
  });

  const lies: [Behaviour, string, RegExp][] = [
    ["tampers", "wrong-bytes", /not the ones asked for/],
    ["truncates", "wrong-bytes", /not the ones asked for/],
    ["appends", "wrong-bytes", /not the ones asked for/],
    ["sends a web page", "html", /a web page/],
    ["floods", "too-long", /more than/],
    ["hangs", "timeout", /no complete answer within 1 s/],
    ["stalls half way", "timeout", /no complete answer within 1 s/],
    ["breaks off", "unreachable", /could not be reached/],
    [404, "status", /answered 404 \(not found\)/],
    [429, "status", /answered 429/],
    [504, "status", /answered 504 \(gateway time-out\)/],
  ];
  for (const [behaviour, kind, words] of lies) {
    it(`falls back when an endpoint ${behaviour}, and says so when it is the only one`, async () => {
      first.behave = () => behaviour;
      const failures: EndpointFailure[] = [];
      const options = { ...fast, onFailure: (failure: EndpointFailure) => void failures.push(failure) };
      const endpoints = [first.gateway, second.kubo];
      assert.deepEqual(await collect(downloadFile(small, { ...options, endpoints })), smallFile);
      assert.equal(failures[0]?.kind, kind);
      const alone = collect(downloadFile(small, { ...options, endpoints: [first.gateway] }));
      const code = behaviour === 404 ? "Ipfs_ContentGone" : "Ipfs_Unavailable";
      await assert.rejects(alone, { name: "IpfsError", code, message: words });
    });
  }

  it("hands out nothing of a block that was tampered with, and what came before it unharmed", async () => {
    const victim = [...first.blocks.keys()].find((cid) => first.blocks.get(cid)![0] === file[4 * CHUNK_SIZE])!;
    first.behave = (cid) => (cid === victim ? "tampers" : "honest");
    const got: Uint8Array[] = [];
    const reading = (async () => {
      for await (const piece of downloadFile(stored, { rounds: 1, endpoints: [first.gateway] })) got.push(piece);
    })();
    await assert.rejects(reading, { code: "Ipfs_Unavailable" });
    const bytes = concatBytes(got);
    assert.ok(bytes.length < file.length);
    assert.deepEqual(bytes, file.slice(0, bytes.length));
  });

  it("tries again when all fail for a moment", async () => {
    first.behave = (_cid, count) => (count <= 2 ? 503 : "honest");
    assert.deepEqual(await collect(downloadFile(stored, { endpoints: [first.gateway], rounds: 3, parallel: 1 })), file);
  });

  it("asks an endpoint that failed last from then on", async () => {
    first.behave = () => "tampers";
    await collect(downloadFile(stored, { endpoints: [first.gateway, second.gateway], parallel: 1 }));
    assert.equal(first.asked.times, 1);
  });

  it("stops at once when aborted, and leaves nothing under way when cancelled", async () => {
    first.behave = () => "hangs";
    const signal = AbortSignal.timeout(50);
    const started = performance.now();
    await assert.rejects(collect(downloadFile(stored, { endpoints: [first.gateway], signal })), {
      name: "TimeoutError",
    });
    const reader = downloadFile(stored, { endpoints: [first.gateway] }).getReader();
    const reading = reader.read();
    await reader.cancel();
    assert.deepEqual(await reading, { done: true, value: undefined });
    assert.ok(performance.now() - started < 5000);
  });

  it("refuses a size that is not the file's", async () => {
    for (const size of [file.length - 1, file.length + 1, 2 * CHUNK_SIZE]) {
      const reading = collect(downloadFile({ digest: stored.digest, size }, { rounds: 1, endpoints: [first.gateway] }));
      await assert.rejects(reading, { code: "Ipfs_WrongLayout" });
    }
  });

  it("refuses a published file whose chunks are not as long as it says", async () => {
    const chunks = await Promise.all(
      [CHUNK_SIZE, 6].map(async (length) => {
        const block = new Uint8Array(length).fill(9);
        return { block, cid: CID.createV1(0x55, await sha256.digest(block)) };
      }),
    );
    const data = new UnixFS({ type: "file", blockSizes: [BigInt(CHUNK_SIZE), 5n] }).marshal();
    const root = encode(prepare({ Data: data, Links: chunks.map(({ cid }) => ({ Name: "", Hash: cid, Tsize: 1 })) }));
    const { digest } = await sha256.digest(root);
    const cid = CID.createV1(0x70, await sha256.digest(root));
    for (const each of [...chunks, { cid, block: root }]) first.blocks.set(each.cid.toString(), each.block);
    const reference = { digest: bytesToHex(digest), size: CHUNK_SIZE + 5 };
    await assert.rejects(collect(downloadFile(reference, { endpoints: [first.gateway] })), {
      code: "Ipfs_WrongLayout",
    });
  });

  it("needs an endpoint", async () => {
    await assert.rejects(downloadBytes(stored, { endpoints: [] }), { code: "Ipfs_InvalidArgument" });
  });
});
