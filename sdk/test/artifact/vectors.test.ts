import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { bytesToHex, hexToBytes, type Hex } from "viem";
import { createKeccak, createPortableKeccak } from "../../src/artifact/keccak.ts";
import { contentHash, keystreamBlock, verifyMerklePath } from "../../src/artifact/index.ts";
import { BLOCKS_PER_LEAF } from "../../src/artifact/layout.ts";
import { leafListRoot } from "../../src/artifact/leaf-list.ts";

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../test/vectors/${name}`, import.meta.url), "utf8"));

describe("golden vectors", () => {
  it("are what scripts/vectors.ts makes", () => {
    const script = new URL("../../../scripts/vectors.ts", import.meta.url);
    execFileSync(process.execPath, [script.pathname, "--check"], { stdio: "pipe" });
  });

  it("give the blocks of the keystream", () => {
    const { key, blocks } = read("keystream.json") as { key: Hex; blocks: { number: string; block: Hex }[] };
    for (const { number, block } of blocks) {
      assert.equal(bytesToHex(keystreamBlock(hexToBytes(key), BigInt(number))), block, number);
    }
  });

  for (const create of [createKeccak, createPortableKeccak]) {
    it(`are met by ${create.name}`, async () => {
      const keccak = await create();
      const vectors = read("keystream.json") as {
        key: Hex;
        leaves: { index: string; plaintext: Hex; ciphertext: Hex }[];
      };
      for (const { index, plaintext, ciphertext } of vectors.leaves) {
        const data = hexToBytes(plaintext);
        keccak.xorKeystream(hexToBytes(vectors.key), BLOCKS_PER_LEAF * Number(index), data);
        assert.equal(bytesToHex(data), ciphertext, `leaf ${index} of ${data.length} bytes`);
      }
    });
  }

  it("give roots, content hashes and paths", async () => {
    const { encrypted } = read("content-tree.json");
    for (const file of encrypted) {
      assert.equal(contentHash({ ...file, size: BigInt(file.size) }), file.contentHash);
      assert.equal(await leafListRoot(hexToBytes(file.leafList)), file.plaintextRoot);
      for (const proof of file.proofs) {
        const leads = (root: Hex, leaf: Hex, path: Hex[]) =>
          verifyMerklePath(
            hexToBytes(root),
            hexToBytes(leaf),
            path.map((node) => hexToBytes(node)),
          );
        assert.ok(leads(file.ciphertextRoot, proof.ciphertextLeafHash, proof.ciphertextPath));
        assert.ok(leads(file.plaintextRoot, proof.plaintextTreeLeaf, proof.plaintextPath));
      }
    }
  });
});
