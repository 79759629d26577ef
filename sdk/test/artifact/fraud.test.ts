import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BATCH_SIZE, findFraud, judgeEvidence, leafListRoot, LEAF_SIZE } from "../../src/artifact/index.ts";
import { encryptPlainly, KEY, sampleFile } from "./samples.ts";

const plaintext = sampleFile(BATCH_SIZE + 9 * LEAF_SIZE + 3);
const LAST = 256 + 9;

/** A seller who committed to other content in the given leaves. */
const lyingAbout = (...indices: number[]) =>
  encryptPlainly(plaintext, (leaf, index) => (indices.includes(index) ? leaf.map((byte) => byte ^ 0x80) : leaf));

describe("findFraud", () => {
  it("finds nothing in an honest file", async () => {
    const { ciphertext, content, leafList } = encryptPlainly(plaintext);
    assert.equal(await findFraud(ciphertext, { key: KEY, content, leafList }), undefined);
  });

  for (const [first, ...others] of [[0], [255], [256], [LAST], [3, 4, 260]]) {
    it(`gives evidence for leaf ${first} that judges to fraud`, async () => {
      const { ciphertext, content, leafList } = lyingAbout(first!, ...others);
      const evidence = await findFraud(ciphertext, { key: KEY, content, leafList });
      assert.ok(evidence);
      assert.equal(evidence.index, BigInt(first!));
      assert.equal(judgeEvidence(evidence, KEY, content), "fraud");
    });
  }

  it("finds a leaf hash that was never the hash of anything", async () => {
    const { ciphertext, content } = lyingAbout(7);
    const random = crypto.getRandomValues(new Uint8Array(32 * (LAST + 1)));
    const pinned = { ...content, plaintextRoot: await leafListRoot(random) };
    const evidence = await findFraud(ciphertext, { key: KEY, content: pinned, leafList: random });
    assert.equal(evidence && judgeEvidence(evidence, KEY, pinned), "fraud");
  });

  it("refuses a file or a list that is not the published one, so that a bad download proves nothing", async () => {
    const { ciphertext, content, leafList } = encryptPlainly(plaintext);
    const tampered = new Uint8Array(ciphertext);
    tampered[5000]! ^= 1;
    await assert.rejects(findFraud(tampered, { key: KEY, content, leafList }), { code: "Artifact_CiphertextMismatch" });
    await assert.rejects(findFraud(ciphertext.subarray(1), { key: KEY, content, leafList }), {
      code: "Artifact_SizeMismatch",
    });
    const list = new Uint8Array(leafList);
    list[0]! ^= 1;
    await assert.rejects(findFraud(ciphertext, { key: KEY, content, leafList: list }), {
      code: "Artifact_LeafListMismatch",
    });
  });
});
