import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { CID } from "multiformats/cid";
import { bytesToHex } from "viem";
import { CHUNK_SIZE, cidToDigest, computeFileCid, digestToCid, metadataDigestToCid } from "../../src/ipfs/index.ts";

const sha256 = (bytes: Uint8Array) => bytesToHex(createHash("sha256").update(bytes).digest());

describe("computeFileCid", () => {
  it("gives known CIDs", async () => {
    // As `ipfs add --cid-version 1` prints them for a file of one chunk.
    const known = { "hello world": "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e" };
    for (const [text, cid] of Object.entries(known)) {
      assert.equal((await computeFileCid(new TextEncoder().encode(text))).cid, cid);
    }
  });

  it("gives one raw block up to 1 MiB, whose digest is the plain SHA-256, and a tree above", async () => {
    const full = new Uint8Array(CHUNK_SIZE).fill(7);
    const { cid, digest, size } = await computeFileCid(full);
    assert.deepEqual([digest, size], [sha256(full), CHUNK_SIZE]);
    assert.equal(CID.parse(cid).code, 0x55);
    const above = await computeFileCid([full, Uint8Array.of(1)]);
    assert.equal(above.size, CHUNK_SIZE + 1);
    assert.equal(CID.parse(above.cid).code, 0x70);
  });

  it("does not depend on how the bytes come, and counts them", async () => {
    const file = Uint8Array.from({ length: 2 * CHUNK_SIZE + 333 }, (_, i) => (i * 31) % 251);
    const whole = await computeFileCid(file);
    let told = 0;
    const onProgress = (done: number) => void (told = done);
    const pieces = Array.from({ length: 4 }, (_, i) => file.subarray(600_000 * i, 600_000 * (i + 1)));
    assert.deepEqual(await computeFileCid(pieces, { onProgress }), { ...whole });
    assert.equal(told, file.length);
  });

  it("refuses an empty file and passes on what goes wrong in the source", async () => {
    await assert.rejects(computeFileCid(new Uint8Array()), { code: "Ipfs_InvalidArgument" });
    const broken = (async function* () {
      yield new Uint8Array(10);
      throw new Error("the disk is gone");
    })();
    await assert.rejects(computeFileCid(broken), /the disk is gone/);
  });

  it("stops when aborted", async () => {
    const silent = new ReadableStream<Uint8Array>();
    await assert.rejects(computeFileCid(silent, { signal: AbortSignal.timeout(20) }), { name: "TimeoutError" });
  });
});

describe("digestToCid", () => {
  it("takes the codec from the size and comes back to the digest", async () => {
    for (const length of [1, CHUNK_SIZE, CHUNK_SIZE + 1]) {
      const { cid, digest, size } = await computeFileCid(new Uint8Array(length));
      assert.equal(digestToCid(digest, size), cid);
      assert.equal(digestToCid(digest, BigInt(size)), cid);
      assert.equal(cidToDigest(cid), digest);
    }
    const { cid, digest } = await computeFileCid(new TextEncoder().encode("{}"));
    assert.equal(metadataDigestToCid(digest), cid);
  });

  it("refuses what is not a CID of this kind", () => {
    const v0 = "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG";
    const sha512 =
      "bafkrgqhhyivzstcz3hhswshfjgy6ertgmnqeleynhwt4dlfsthi4hn7zgh4uvlsb5xncykzapi3ocd4lzogukir6ksdy6wzrnz6ohnv4aglcs";
    for (const cid of ["", "hello", v0, sha512, "bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"]) {
      assert.throws(() => cidToDigest(cid), { code: "Ipfs_InvalidCid" }, cid);
    }
    assert.throws(() => digestToCid("0x1234", 5), { code: "Ipfs_InvalidCid" });
  });
});
