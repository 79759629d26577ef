import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { encode, prepare } from "@ipld/dag-pb";
import { UnixFS } from "ipfs-unixfs";
import { CID } from "multiformats/cid";
import { sha256 } from "multiformats/hashes/sha2";
import { CHUNK_SIZE, downloadSmallFile, uploadFile } from "../../src/ipfs/index.ts";
import { startIpfsServer, type IpfsServer } from "./ipfs-server.ts";

const DAG_PB = 0x70;
const file = Uint8Array.from({ length: CHUNK_SIZE + 1_000 }, (_, i) => (i * 31) % 251);

let server: IpfsServer;
before(async () => {
  server = await startIpfsServer();
});
after(() => server[Symbol.asyncDispose]());
beforeEach(() => {
  server.behave = () => "honest";
});

const download = (cid: string, maxSize = 2 * CHUNK_SIZE) =>
  downloadSmallFile(cid, { endpoints: [server.gateway], timeoutMs: 1_000, rounds: 1, maxSize });

/** Puts a node there by hand. */
async function store(type: "file" | "directory", links: readonly CID[], data?: Uint8Array): Promise<CID> {
  const node = new UnixFS({ type, ...(data === undefined ? {} : { data }) });
  const block = encode(prepare({ Data: node.marshal(), Links: links.map((Hash) => ({ Hash })) }));
  const cid = CID.createV1(DAG_PB, await sha256.digest(block));
  server.blocks.set(cid.toString(), block);
  return cid;
}

describe("downloadSmallFile", () => {
  it("gives a file of one block, and one of several", async () => {
    const one = await uploadFile(file.subarray(0, 5_000), { url: server.url });
    const two = await uploadFile(file, { url: server.url });
    assert.deepEqual(await download(one.cid), file.subarray(0, 5_000));
    assert.deepEqual(await download(two.cid), file);
  });

  it("takes chunks of another tool in their order, also in nodes", async () => {
    const [a, b, c] = await Promise.all([1, 2, 3].map((byte) => store("file", [], Uint8Array.of(byte))));
    assert.ok(a && b && c);
    const root = await store("file", [await store("file", [a, b]), c]);
    assert.deepEqual(await download(root.toString()), Uint8Array.of(1, 2, 3));
  });

  it("refuses what is longer than allowed", async () => {
    const { cid } = await uploadFile(file, { url: server.url });
    await assert.rejects(download(cid, file.length - 1), { code: "Ipfs_WrongLayout" });
    assert.equal((await download(cid, file.length)).length, file.length);
  });

  it("stops at a file of endless empty blocks", async () => {
    const empty = await store("file", [], new Uint8Array());
    const root = await store("file", Array<CID>(1_000).fill(empty));
    await assert.rejects(download(root.toString()), { code: "Ipfs_WrongLayout" });
  });

  it("refuses a folder, another kind of CID, and bytes that are not the CID's", async () => {
    const folder = await store("directory", []);
    await assert.rejects(download(folder.toString()), { code: "Ipfs_WrongLayout" });
    await assert.rejects(download("../etc"), { code: "Ipfs_InvalidCid" });
    const { cid } = await uploadFile(file.subarray(0, 100), { url: server.url });
    server.behave = () => "tampers";
    await assert.rejects(download(cid), { code: "Ipfs_Unavailable" });
  });
});
