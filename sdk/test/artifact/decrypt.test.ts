import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BATCH_SIZE, decryptArtifact, LEAF_SIZE, verifyArtifact, verifyLeafList } from "../../src/artifact/index.ts";
import { collect, encryptPlainly, inPieces, KEY, sampleFile } from "./samples.ts";

const SIZE = 2 * BATCH_SIZE + 5 * LEAF_SIZE + 77;
const plaintext = sampleFile(SIZE);
const { ciphertext, content, leafList } = encryptPlainly(plaintext);
const options = { key: KEY, content, leafList };

/** Reads a stream as far as it goes. */
async function readUntilFailure(stream: ReadableStream<Uint8Array>): Promise<{ bytes: number; error: unknown }> {
  let bytes = 0;
  try {
    for await (const piece of stream) bytes += piece.length;
  } catch (error) {
    return { bytes, error };
  }
  return { bytes, error: undefined };
}

function changed(file: Uint8Array, position: number): Uint8Array {
  const copy = new Uint8Array(file);
  copy[position]! ^= 1;
  return copy;
}

describe("decryptArtifact", () => {
  for (const workers of [0, 2]) {
    it(`gives the plaintext, with and without a leaf list, with ${workers} workers`, async () => {
      assert.deepEqual(await collect(decryptArtifact(ciphertext, { ...options, workers })), plaintext);
      const withoutList = { ...options, leafList: undefined, workers };
      assert.deepEqual(await collect(decryptArtifact(inPieces(ciphertext, 1000, 70_000), withoutList)), plaintext);
    });
  }

  it("goes on in the middle of a file", async () => {
    const seen: (number | undefined)[][] = [];
    const stream = decryptArtifact(ciphertext.subarray(BATCH_SIZE), {
      ...options,
      offset: BATCH_SIZE,
      onProgress: (done, total) => void seen.push([done, total]),
    });
    assert.deepEqual(await collect(stream), plaintext.slice(BATCH_SIZE));
    assert.deepEqual(seen.at(-1), [SIZE, SIZE]);
  });

  it("refuses to go on where leaves cannot be checked", async () => {
    for (const wrong of [{ offset: 4096 }, { offset: -BATCH_SIZE }, { offset: 3 * BATCH_SIZE }]) {
      await assert.rejects(collect(decryptArtifact(ciphertext, { ...options, ...wrong })), {
        code: "Artifact_InvalidArgument",
      });
    }
    const withoutList = { ...options, leafList: undefined, offset: BATCH_SIZE };
    await assert.rejects(collect(decryptArtifact(ciphertext, withoutList)), { code: "Artifact_InvalidArgument" });
  });

  it("never hands out a leaf that is not what was committed, and names it", async () => {
    const position = BATCH_SIZE + 3 * LEAF_SIZE + 5;
    const { bytes, error } = await readUntilFailure(decryptArtifact(changed(ciphertext, position), options));
    assert.equal((error as { code: string }).code, "Artifact_LeafMismatch");
    assert.deepEqual((error as { details: unknown }).details, { index: 259 });
    assert.equal(bytes, BATCH_SIZE);
  });

  it("fails before its end without a leaf list", async () => {
    const withoutList = { ...options, leafList: undefined };
    for (const position of [0, SIZE - 1]) {
      const { error } = await readUntilFailure(decryptArtifact(changed(ciphertext, position), withoutList));
      assert.equal((error as { code: string }).code, "Artifact_CiphertextMismatch");
    }
    const lying = encryptPlainly(plaintext, (leaf, index) => (index === 300 ? leaf.map((byte) => byte ^ 1) : leaf));
    const stream = decryptArtifact(lying.ciphertext, { key: KEY, content: lying.content });
    assert.equal(((await readUntilFailure(stream)).error as { code: string }).code, "Artifact_PlaintextMismatch");
  });

  it("refuses a file cut short or made longer", async () => {
    for (const file of [ciphertext.subarray(0, SIZE - 1), new Uint8Array([...ciphertext, 0])]) {
      for (const list of [leafList, undefined]) {
        const { error } = await readUntilFailure(decryptArtifact(file, { ...options, leafList: list }));
        const { code } = error as { code: string };
        assert.ok(["Artifact_SizeMismatch", "Artifact_LeafMismatch"].includes(code), code);
      }
    }
  });

  it("refuses a leaf list of another version before it reads a byte", async () => {
    let read = false;
    const source = (function* () {
      read = true;
      yield ciphertext;
    })();
    for (const list of [
      changed(leafList, 40),
      leafList.subarray(32),
      new Uint8Array([...leafList, ...new Uint8Array(32)]),
    ]) {
      await assert.rejects(collect(decryptArtifact(source, { ...options, leafList: list })), {
        code: "Artifact_LeafListMismatch",
      });
    }
    assert.ok(!read);
  });

  it("refuses a wrong key", async () => {
    const key = changed(KEY, 0);
    const { bytes, error } = await readUntilFailure(decryptArtifact(ciphertext, { ...options, key }));
    assert.deepEqual([bytes, (error as { code: string }).code], [0, "Artifact_LeafMismatch"]);
  });
});

describe("verifyLeafList", () => {
  it("refuses two entries exchanged", async () => {
    const exchanged = new Uint8Array([
      ...leafList.subarray(32, 64),
      ...leafList.subarray(0, 32),
      ...leafList.subarray(64),
    ]);
    await verifyLeafList(leafList, content);
    await assert.rejects(verifyLeafList(exchanged, content), { code: "Artifact_LeafListMismatch" });
  });
});

describe("verifyArtifact", () => {
  it("hands the published file through and fails on every other before its end", async () => {
    assert.deepEqual(await collect(verifyArtifact(ciphertext, content)), new Uint8Array(ciphertext));
    const { error } = await readUntilFailure(verifyArtifact(changed(ciphertext, 100), content));
    assert.equal((error as { code: string }).code, "Artifact_CiphertextMismatch");
    const short = await readUntilFailure(verifyArtifact(ciphertext.subarray(1), content));
    assert.equal((short.error as { code: string }).code, "Artifact_SizeMismatch");
  });
});
