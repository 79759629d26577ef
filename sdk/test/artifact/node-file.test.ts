import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { decryptArtifact, encryptArtifact } from "../../src/artifact/index.ts";
import { readFileSource, writeFileSink } from "../../src/node.ts";
import { encryptPlainly, KEY, sampleFile } from "./samples.ts";

const plaintext = sampleFile(3_000_000);
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "artifact-"));
  await writeFile(join(folder, "plain"), plaintext);
});
after(() => rm(folder, { recursive: true }));

describe("files", () => {
  it("are encrypted and decrypted from disk to disk", async () => {
    const { source, size } = await readFileSource(join(folder, "plain"));
    const { ciphertext, result } = encryptArtifact(source, KEY, { size });
    await ciphertext.pipeTo(writeFileSink(join(folder, "cipher")));
    const expected = encryptPlainly(plaintext);
    assert.deepEqual(new Uint8Array(await readFile(join(folder, "cipher"))), new Uint8Array(expected.ciphertext));

    const { leafList } = await result;
    const encrypted = await readFileSource(join(folder, "cipher"));
    const decrypted = decryptArtifact(encrypted.source, { key: KEY, content: expected.content, leafList });
    await decrypted.pipeTo(writeFileSink(join(folder, "again")));
    assert.deepEqual(new Uint8Array(await readFile(join(folder, "again"))), plaintext);
  });

  it("never appear half or unchecked", async () => {
    const { ciphertext, content } = encryptPlainly(plaintext, (leaf, i) => (i === 700 ? leaf.slice(1) : leaf));
    const decrypting = decryptArtifact(ciphertext, { key: KEY, content }).pipeTo(writeFileSink(join(folder, "bad")));
    await assert.rejects(decrypting, { code: "Artifact_PlaintextMismatch" });
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.startsWith("bad")),
      [],
    );
  });

  it("say so when they are not there", async () => {
    await assert.rejects(readFileSource(join(folder, "nothing")), { code: "ENOENT" });
  });
});
