import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encode, prepare } from "@ipld/dag-pb";
import { UnixFS } from "ipfs-unixfs";
import { CID } from "multiformats/cid";
import { sha256 } from "multiformats/hashes/sha2";
import { concatBytes } from "../../src/artifact/bytes.ts";
import { FileCidTap } from "../../src/ipfs/file-cid.ts";
import { chunkLinks } from "../../src/ipfs/file-layout.ts";

// A tiny profile, so that trees of many levels are small.
const profile = { chunkSize: 4, maxLinks: 3 };

async function store(file: Uint8Array) {
  const blocks = new Map<string, Uint8Array>();
  const tap = new FileCidTap(profile, { put: (cid, block) => void blocks.set(cid.toString(), block) });
  for await (const _ of tap.through(new Blob([new Uint8Array(file)]).stream())) continue;
  return { blocks, root: CID.parse((await tap.result).cid) };
}

async function readAll(root: CID, size: number, blocks: Map<string, Uint8Array>, from = 0): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const getNode = (cid: CID) => Promise.resolve(blocks.get(cid.toString())!);
  for await (const { cid, start, length } of chunkLinks(root, size, profile, getNode, from)) {
    const block = blocks.get(cid.toString())!;
    assert.equal(block.length, length);
    pieces.push(block.subarray(Math.max(0, from - start)));
  }
  return concatBytes(pieces);
}

describe("chunkLinks", () => {
  it("follows what the importer makes, for every size and from every position", async () => {
    for (let size = 1; size <= 130; size++) {
      const file = Uint8Array.from({ length: size }, (_, i) => i);
      const { blocks, root } = await store(file);
      for (const from of new Set([0, 1, 4, size >> 1, size - 1])) {
        if (from < size)
          assert.deepEqual(await readAll(root, size, blocks, from), file.slice(from), `${size} from ${from}`);
      }
    }
  });

  it("fetches no more nodes than the reader asks for", async () => {
    const { blocks, root } = await store(Uint8Array.from({ length: 100 }, (_, i) => i));
    let fetched = 0;
    const getNode = (cid: CID) => {
      fetched += 1;
      return Promise.resolve(blocks.get(cid.toString())!);
    };
    const links = chunkLinks(root, 100, profile, getNode);
    assert.equal(fetched, 0);
    await links.next();
    assert.equal(fetched, 3);
  });

  it("refuses a tree that is not what the size asks for", async () => {
    const { blocks, root } = await store(new Uint8Array(30));
    for (const size of [4, 24, 29, 31, 36, 37]) {
      await assert.rejects(readAll(root, size, blocks), { code: "Ipfs_WrongLayout" }, `${size} bytes`);
    }
  });

  it("refuses nodes that lie", async () => {
    const { blocks, root } = await store(Uint8Array.from({ length: 12 }, (_, i) => i));
    const leaves = [...blocks.keys()].map((cid) => CID.parse(cid)).filter((cid) => cid.code === 0x55);
    const links = leaves.map((Hash) => ({ Name: "", Hash, Tsize: 4 }));
    const hostile = {
      "another type": { data: new UnixFS({ type: "raw", blockSizes: [4n, 4n, 4n] }), links },
      "a directory": { data: new UnixFS({ type: "directory" }), links },
      "other block sizes": { data: new UnixFS({ type: "file", blockSizes: [4n, 4n, 5n] }), links },
      "a link less": { data: new UnixFS({ type: "file", blockSizes: [4n, 4n] }), links: links.slice(1) },
      "data beside the links": {
        data: new UnixFS({ type: "file", data: Uint8Array.of(1), blockSizes: [4n, 4n, 4n] }),
        links,
      },
      "itself as a chunk": {
        data: new UnixFS({ type: "file", blockSizes: [4n, 4n, 4n] }),
        links: [{ Name: "", Hash: root, Tsize: 4 }, ...links.slice(1)],
      },
    };
    for (const [name, { data, links: children }] of Object.entries(hostile)) {
      const block = encode(prepare({ Data: data.marshal(), Links: children }));
      const cid = CID.createV1(0x70, await sha256.digest(block));
      blocks.set(cid.toString(), block);
      await assert.rejects(readAll(cid, 12, blocks), { code: "Ipfs_WrongLayout" }, name);
    }
    const noise = Uint8Array.from([255, 1, 2]);
    const cid = CID.createV1(0x70, await sha256.digest(noise));
    blocks.set(cid.toString(), noise);
    await assert.rejects(readAll(cid, 12, blocks), { code: "Ipfs_WrongLayout" });
  });
});
