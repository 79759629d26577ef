import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ArtifactError, BATCH_SIZE, encryptArtifact, hashArtifact, type ByteSource } from "../../src/artifact/index.ts";
import { collect, encryptPlainly, inPieces, KEY, sampleFile } from "./samples.ts";

const SIZES = [1, 32, 4095, 4096, 4097, 50_000, BATCH_SIZE - 1, BATCH_SIZE, BATCH_SIZE + 1, 3 * BATCH_SIZE + 4096 + 33];

describe("encryptArtifact", () => {
  for (const workers of [0, 2]) {
    it(`gives ciphertext, roots and leaf list of the definitions with ${workers} workers`, async () => {
      for (const size of SIZES) {
        const expected = encryptPlainly(sampleFile(size));
        const { ciphertext, result } = encryptArtifact(sampleFile(size), KEY, { workers });
        assert.deepEqual(await collect(ciphertext), new Uint8Array(expected.ciphertext), `${size} bytes`);
        const { ciphertextRoot, plaintextRoot } = expected.content;
        assert.deepEqual(await result, { size, ciphertextRoot, plaintextRoot, leafList: expected.leafList });
      }
    });
  }

  it("takes every kind of source, in pieces of any size", async () => {
    const file = sampleFile(BATCH_SIZE + 12_345);
    const expected = encryptPlainly(file);
    const sources: Record<string, ByteSource> = {
      bytes: file,
      blob: new Blob([file]),
      stream: new Blob([file]).stream(),
      iterable: inPieces(file, 1, 0, 4095, 70_001),
      "async iterable": (async function* () {
        yield* inPieces(file, 3 * BATCH_SIZE);
      })(),
    };
    for (const [kind, source] of Object.entries(sources)) {
      const { ciphertext } = encryptArtifact(source, KEY, { workers: 0 });
      assert.deepEqual(await collect(ciphertext), new Uint8Array(expected.ciphertext), kind);
    }
  });

  it("leaves the caller's bytes as they are", async () => {
    const [file, key] = [sampleFile(100), new Uint8Array(KEY)];
    const { ciphertext } = encryptArtifact(file, key, { workers: 0 });
    key.fill(0);
    assert.deepEqual(await collect(ciphertext), new Uint8Array(encryptPlainly(sampleFile(100)).ciphertext));
    assert.deepEqual(file, sampleFile(100));
  });

  it("reports bytes done and bytes total", async () => {
    const file = sampleFile(2 * BATCH_SIZE + 5);
    const seen: [number, number | undefined][] = [];
    const onProgress = (done: number, total: number | undefined) => void seen.push([done, total]);
    await collect(encryptArtifact(new Blob([file]), KEY, { onProgress }).ciphertext);
    const total = file.length;
    assert.deepEqual(seen, [
      [BATCH_SIZE, total],
      [2 * BATCH_SIZE, total],
      [total, total],
    ]);
  });

  it("refuses an empty file, a wrong size and a short key", async () => {
    for (const [source, size, code] of [
      [new Uint8Array(), undefined, "Artifact_Empty"],
      [sampleFile(10), 11, "Artifact_SizeMismatch"],
      [sampleFile(10), 9, "Artifact_SizeMismatch"],
    ] as const) {
      const { ciphertext, result } = encryptArtifact(source, KEY, { size, workers: 0 });
      await assert.rejects(collect(ciphertext), { code });
      await assert.rejects(result, { code });
    }
    assert.throws(() => encryptArtifact(sampleFile(1), new Uint8Array(31)), ArtifactError);
  });

  it("takes from the source only what its reader asks for", async () => {
    let taken = 0;
    const endless = (async function* () {
      while (true) {
        taken += 1;
        yield new Uint8Array(BATCH_SIZE);
      }
    })();
    const reader = encryptArtifact(endless, KEY, { workers: 2 }).ciphertext.getReader();
    assert.equal(taken, 0);
    await reader.read();
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    assert.ok(taken <= 6, `${taken} pieces were taken for one that was read`);
    await reader.cancel();
  });

  it("stops at once when aborted, also while the source is silent, and ends the source", async () => {
    let ended = false;
    const silent = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(sampleFile(BATCH_SIZE)),
      cancel: () => void (ended = true),
    });
    const controller = new AbortController();
    const { ciphertext, result } = encryptArtifact(silent, KEY, { signal: controller.signal });
    const reading = collect(ciphertext);
    setTimeout(() => controller.abort(new Error("the user has left")), 50);
    await assert.rejects(reading, /the user has left/);
    await assert.rejects(result, /the user has left/);
    assert.ok(ended);
  });

  it("rejects its result when the stream is cancelled, before or after its start", async () => {
    const unread = encryptArtifact(sampleFile(10), KEY);
    await unread.ciphertext.cancel();
    await assert.rejects(unread.result, { name: "AbortError" });
    const begun = encryptArtifact(inPieces(sampleFile(3 * BATCH_SIZE), BATCH_SIZE), KEY);
    const reader = begun.ciphertext.getReader();
    await reader.read();
    await reader.cancel();
    await assert.rejects(begun.result, { name: "AbortError" });
  });

  it("passes on what goes wrong in the source", async () => {
    const broken = (async function* () {
      yield sampleFile(2 * BATCH_SIZE);
      throw new Error("the disk is gone");
    })();
    const { ciphertext, result } = encryptArtifact(broken, KEY);
    await assert.rejects(collect(ciphertext), /the disk is gone/);
    await assert.rejects(result, /the disk is gone/);
  });
});

describe("hashArtifact", () => {
  it("gives the root that the ciphertext of an encrypted file has", async () => {
    for (const size of SIZES) {
      const { ciphertext, content } = encryptPlainly(sampleFile(size));
      assert.deepEqual(await hashArtifact(ciphertext), { size, root: content.ciphertextRoot }, `${size} bytes`);
    }
  });
});
