import assert from "node:assert/strict";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import * as dagPb from "@ipld/dag-pb";
import { CarWriter } from "@ipld/car/writer";
import { NextToLast } from "blockstore-fs/sharding";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { sha256 } from "multiformats/hashes/sha2";
import { createIpfsServer } from "../../scripts/devnet/ipfs/server.ts";
import { BlockFolder } from "../../scripts/devnet/ipfs/store.ts";
import { jsonLines } from "../../scripts/devnet/ipfs/stream.ts";
import { expectedCid } from "./expected-cid.ts";
import { collect, patterned, startTestNode, type TestNode } from "./ipfs-node.ts";

const MIB = 1_048_576;
const ABSENT = CID.createV1(raw.code, await sha256.digest(Buffer.from("never stored")));

let node: TestNode;
before(async () => {
  node = await startTestNode();
});
after(() => node.stop());

async function cat(cid: CID, span?: { offset?: number; length?: number }): Promise<Buffer> {
  return Buffer.concat(await collect(node.client.cat(cid, span)));
}

describe("add", () => {
  for (const size of [0, 1, MIB - 1, MIB, MIB + 1, 3.5 * MIB]) {
    it(`gives ${size} bytes the CID of the unixfs-v1-2025 profile, and gives them back`, async () => {
      const bytes = patterned(size);
      const { cid } = await node.client.add(bytes);
      assert.equal(cid.toString(), (await expectedCid(bytes)).toString());
      assert.ok((await cat(cid)).equals(bytes));
    });
  }

  it("honours chunk size, links per node and CID version", async () => {
    const bytes = patterned(5_000);
    const small = await node.client.add(bytes, { chunker: "size-1000", cidVersion: 1, rawLeaves: true });
    assert.equal(small.cid.toString(), (await expectedCid(bytes, 1_000)).toString());
    const deep = await node.client.add(bytes, { chunker: "size-1000", ...{ maxFileLinks: 2 } });
    assert.equal(dagPb.decode(await node.client.block.get(deep.cid)).Links.length, 2);
    assert.ok((await cat(deep.cid)).equals(bytes));
    // The CID that `ipfs add` of Kubo prints for this text, in every version since 2015.
    const old = await node.client.add("hello world\n", { cidVersion: 0, rawLeaves: false });
    assert.equal(old.cid.toString(), "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o");
  });

  it("computes without storing when asked for the hash only", async () => {
    const { cid } = await node.client.add("only the hash, please", { onlyHash: true });
    await assert.rejects(cat(cid), /not found locally/);
  });

  it("builds directories, and reports progress while the body still comes", async () => {
    const files = [
      { path: "data/a.txt", content: "a" },
      { path: "data/ä/b c.txt", content: "b" },
    ];
    const entries = await collect(node.client.addAll(files));
    assert.deepEqual(entries.map(({ path }) => path).sort(), ["data", "data/a.txt", "data/ä", "data/ä/b c.txt"]);
    const root = entries.find(({ path }) => path === "data")?.cid;
    assert.equal(Buffer.concat(await collect(node.client.cat(`${root}/ä/b c.txt`))).toString(), "b");

    const seen: number[] = [];
    let seenBeforeTheEnd = 0;
    async function* slow() {
      for (let part = 0; part < 4; part += 1) {
        seenBeforeTheEnd = seen.length;
        yield patterned(MIB);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    await node.client.add(slow(), { progress: (bytes) => seen.push(bytes) });
    assert.equal(seen.at(-1), 4 * MIB);
    assert.ok(seenBeforeTheEnd > 0, "no progress before the last part was sent");
  });

  it("refuses what would change the CID and is not honoured", async () => {
    await assert.rejects(node.client.add("x", { trickle: true }), /trickle is not supported/);
    await assert.rejects(node.client.add("x", { chunker: "rabin" }), /chunker "rabin"/);
    await assert.rejects(node.client.add("x", { hashAlg: "sha3-256" }), /only sha2-256/);
    await assert.rejects(node.client.add({ content: "x", mode: 0o644 }), /mode and mtime are not supported/);
  });

  it("keeps nothing half-written when the client goes away", async () => {
    const before = await node.client.repo.stat();
    const abort = new AbortController();
    async function* endless() {
      yield patterned(MIB / 2);
      abort.abort();
      await new Promise((resolve) => setTimeout(resolve, 50));
      yield patterned(MIB / 2);
    }
    await assert.rejects(node.client.add(endless(), { signal: abort.signal }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal((await node.client.repo.stat()).numObjects, before.numObjects);
  });
});

describe("BlockFolder", () => {
  it("takes one block from many writers at once without delay, and readers never see a part of it", async () => {
    const store = new BlockFolder(join(node.directory, "many"));
    await store.open();
    const bytes = patterned(MIB);
    const cid = CID.createV1(raw.code, await sha256.digest(bytes));
    await store.put(cid, bytes);
    const start = performance.now();
    const writes = Array.from({ length: 20 }, () => store.put(cid, bytes));
    const reads = Array.from({ length: 20 }, () => store.read(cid));
    for (const read of await Promise.all(reads)) assert.equal(read.byteLength, MIB);
    await Promise.all(writes);
    // Writers that share a temporary file wait a second for the rename that another one has done.
    assert.ok(performance.now() - start < 800);
  });
});

describe("jsonLines", () => {
  it("fails as a whole before the first line, and breaks off after it", async () => {
    const failing = (first: string[]) =>
      jsonLines<string>((emit) => {
        first.forEach(emit);
        return Promise.reject(new Error("disk full"));
      });
    await assert.rejects(failing([]), /disk full/);
    const broken = await failing(["one line"]);
    await assert.rejects(collect(broken), /disk full/);
    const whole = await jsonLines<number>((emit) => Promise.resolve(emit(1)));
    assert.equal((await collect(whole)).join(""), "1\n");
  });
});

describe("cat", () => {
  it("reads spans across chunk borders", async () => {
    const bytes = patterned(3.5 * MIB);
    const { cid } = await node.client.add(bytes);
    for (const [offset, length] of [
      [0, 1],
      [MIB - 1, 2],
      [MIB, MIB],
      [2 * MIB - 5, MIB + 10],
      [3.5 * MIB - 3, 99],
    ] as const) {
      assert.ok(
        (await cat(cid, { offset, length })).equals(bytes.subarray(offset, offset + length)),
        `${offset}+${length}`,
      );
    }
    assert.equal((await cat(cid, { offset: 9 * MIB })).byteLength, 0);
  });

  it("answers at once, in the words of Kubo, when the content is not here", async () => {
    const start = performance.now();
    const response = await fetch(`${node.url}/api/v0/cat?arg=${ABSENT}`, { method: "POST" });
    assert.equal(response.status, 500);
    assert.deepEqual(await response.json(), {
      Message: `block was not found locally (offline): ipld: could not find ${ABSENT}`,
      Code: 0,
      Type: "error",
    });
    assert.ok(performance.now() - start < 500);
  });

  it("breaks the answer off when a later block is missing, instead of ending it early", async () => {
    const { cid } = await node.client.add(patterned(3 * MIB));
    const last = dagPb.decode(await node.client.block.get(cid)).Links[2]?.Hash;
    assert.ok(last);
    const blocks = await readdir(join(node.directory, "blocks"), { recursive: true });
    const { file } = new NextToLast().encode(last);
    const path = blocks.find((name) => name.endsWith(file));
    assert.ok(path);
    await rm(join(node.directory, "blocks", path));
    await assert.rejects(cat(cid));
  });

  it("says so when the argument is no CID, a directory, or missing", async () => {
    const directory = await node.client.add({ path: "d/x", content: "x" }, { wrapWithDirectory: true });
    await assert.rejects(cat(directory.cid), /is a directory/);
    for (const query of ["arg=nonsense", "arg=", ""]) {
      const response = await fetch(`${node.url}/api/v0/cat?${query}`, { method: "POST" });
      assert.equal(response.status, 400, query);
    }
  });
});

describe("block", () => {
  it("stores, tells and returns one block", async () => {
    const cid = await node.client.block.put(Buffer.from("block"), { format: "raw" });
    assert.equal(cid.toString(), CID.createV1(raw.code, await sha256.digest(Buffer.from("block"))).toString());
    assert.equal((await node.client.block.stat(cid)).size, 5);
    assert.equal(Buffer.from(await node.client.block.get(cid)).toString(), "block");
    await assert.rejects(node.client.block.get(ABSENT), /could not find/);
    await assert.rejects(node.client.block.put(new Uint8Array(2 * MIB + 1)), /over 2097152 bytes/);
  });

  it("returns the content of a CID that carries it, storing nothing", async () => {
    const inline = CID.parse("bafkqaddimvwgy3zao5xxe3debi");
    assert.equal(Buffer.from(await node.client.block.get(inline)).toString(), "hello world\n");
  });
});

describe("dag/import", () => {
  async function car(root: CID, blocks: { cid: CID; bytes: Uint8Array }[]): Promise<Uint8Array> {
    const { writer, out } = CarWriter.create([root]);
    const written = (async () => {
      for (const block of blocks) await writer.put(block);
      await writer.close();
    })();
    const bytes = Buffer.concat(await collect(out));
    await written;
    return bytes;
  }

  async function importCar(bytes: Uint8Array) {
    return collect(
      node.client.dag.import(
        (async function* () {
          yield bytes;
        })(),
      ),
    );
  }

  it("stores the blocks and pins the root", async () => {
    const leaf = Buffer.from("imported leaf");
    const cid = CID.createV1(raw.code, await sha256.digest(leaf));
    const [imported] = await importCar(await car(cid, [{ cid, bytes: leaf }]));
    assert.equal(imported?.root.cid.toString(), cid.toString());
    assert.equal(imported.root.pinErrorMsg, "");
    assert.ok((await cat(cid)).equals(leaf));
  });

  it("says that a root could not be pinned when its blocks are not all there", async () => {
    const node0 = dagPb.encode({ Links: [{ Name: "", Hash: ABSENT, Tsize: 1 }] });
    const cid = CID.createV1(dagPb.code, await sha256.digest(node0));
    const [imported] = await importCar(await car(cid, [{ cid, bytes: node0 }]));
    assert.match(imported?.root.pinErrorMsg ?? "", /could not find/);
  });

  it("refuses a block that does not hash to its CID", async () => {
    await assert.rejects(
      importCar(await car(ABSENT, [{ cid: ABSENT, bytes: Buffer.from("forged") }])),
      /content integrity/,
    );
    await assert.rejects(cat(ABSENT), /could not find/);
    await assert.rejects(importCar(Buffer.from("no car at all")), /invalid car/);
  });
});

describe("pin", () => {
  it("adds, lists and removes, and remembers over a restart", async () => {
    const { cid } = await node.client.add("kept", { pin: false });
    await assert.rejects(collect(node.client.pin.ls({ paths: cid })), /is not pinned/);
    await node.client.pin.add(cid);
    assert.deepEqual(
      (await collect(node.client.pin.ls({ paths: cid }))).map(({ type }) => type),
      ["recursive"],
    );
    const again = await createIpfsServer({ directory: node.directory });
    const listed = await again.inject({ method: "POST", url: `/api/v0/pin/ls?arg=${cid}` });
    assert.equal(listed.json().Keys[cid.toString()].Type, "recursive");
    await node.client.pin.rm(cid);
    await assert.rejects(node.client.pin.rm(cid), /not pinned/);
    await assert.rejects(node.client.pin.add(ABSENT), /could not find/);
  });
});

describe("node", () => {
  it("tells its version, identity and size", async () => {
    assert.match((await node.client.version()).version, /helia/);
    assert.match((await node.client.id()).id.toString(), /^12D3Koo/);
    const { numObjects, repoSize } = await node.client.repo.stat();
    assert.ok(numObjects > 0n && repoSize > 0n);
  });

  it("is written to by pages of this machine and of listed origins, and by no others", async () => {
    const add = (origin: string) => {
      const body = new FormData();
      body.set("file", new Blob(["from a page"]));
      return fetch(`${node.url}/api/v0/add`, { method: "POST", body, headers: { origin } });
    };
    for (const origin of ["http://localhost:3000", "http://127.0.0.1:9999", "https://market.example"]) {
      const response = await add(origin);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("access-control-allow-origin"), origin);
      const { Hash } = (await response.json()) as { Hash: string };
      assert.equal(Hash, (await expectedCid(Buffer.from("from a page"))).toString());
    }
    for (const origin of ["https://evil.example", "http://localhost.evil.example", "null"]) {
      assert.equal((await add(origin)).status, 403, origin);
    }
  });

  it("answers the preflight of a page, and only POST does anything", async () => {
    const preflight = await fetch(`${node.url}/api/v0/add?pin=true`, {
      method: "OPTIONS",
      headers: {
        origin: "http://localhost:3000",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get("access-control-allow-headers"), "content-type");
    assert.equal((await fetch(`${node.url}/api/v0/version`)).status, 404);
  });

  it("removes what a killed process left half-written", async () => {
    const partial = join(node.directory, "blocks", ".HALF.data.tmp");
    await writeFile(partial, "half");
    await createIpfsServer({ directory: node.directory });
    assert.ok(!(await readdir(join(node.directory, "blocks"))).includes(".HALF.data.tmp"));
  });
});
