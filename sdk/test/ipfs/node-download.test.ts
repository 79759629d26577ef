import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { CID } from "multiformats/cid";
import { CHUNK_SIZE, uploadFile, type FileCid } from "../../src/ipfs/index.ts";
import { downloadToFile } from "../../src/node.ts";
import { startIpfsServer, type IpfsServer } from "./ipfs-server.ts";

const file = Uint8Array.from({ length: 5 * CHUNK_SIZE + 99 }, (_, i) => (i * 31 + (i >> 12)) % 251);
let server: IpfsServer;
let stored: FileCid;
let folder: string;

before(async () => {
  server = await startIpfsServer();
  stored = await uploadFile(file, { url: server.url });
});
after(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "download-"));
  server.behave = () => "honest";
});
afterEach(() => rm(folder, { recursive: true }));

const options = () => ({ endpoints: [server.gateway], parallel: 1, rounds: 1 });

/** The server loses its connection at the chunk of this number. */
async function interruptAt(chunk: number, path: string): Promise<void> {
  let chunks = 0;
  server.behave = (cid) => (CID.parse(cid).code === 0x55 && ++chunks > chunk ? "breaks off" : "honest");
  await assert.rejects(downloadToFile(stored, path, options()), { code: "Ipfs_Unavailable" });
  server.behave = () => "honest";
}

describe("downloadToFile", () => {
  it("writes the file, and nothing else", async () => {
    const path = join(folder, "model.bin");
    await downloadToFile(stored, path, options());
    assert.deepEqual(new Uint8Array(await readFile(path)), file);
    assert.deepEqual(await readdir(folder), ["model.bin"]);
  });

  it("goes on where it was interrupted", async () => {
    const path = join(folder, "model.bin");
    await interruptAt(3, path);
    assert.deepEqual(await readdir(folder), ["model.bin.part"]);
    assert.equal((await stat(`${path}.part`)).size, 3 * CHUNK_SIZE);
    server.asked.times = 0;
    await downloadToFile(stored, path, options());
    assert.deepEqual(new Uint8Array(await readFile(path)), file);
    assert.equal(server.asked.times, 1 + 3);
  });

  it("throws away an earlier part that was changed on disk", async () => {
    const path = join(folder, "model.bin");
    await interruptAt(2, path);
    const part = await readFile(`${path}.part`);
    part[5] = part[5]! ^ 1;
    await writeFile(`${path}.part`, part);
    await assert.rejects(downloadToFile(stored, path, options()), { code: "Ipfs_CidMismatch" });
    assert.deepEqual(await readdir(folder), []);
    await downloadToFile(stored, path, options());
    assert.deepEqual(new Uint8Array(await readFile(path)), file);
  });
});
