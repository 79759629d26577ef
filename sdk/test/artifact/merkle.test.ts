import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { concatBytes, hashAt } from "../../src/artifact/bytes.ts";
import {
  ArtifactError,
  leafHash,
  MerkleBuilder,
  merklePath,
  merkleRoot,
  verifyMerklePath,
} from "../../src/artifact/index.ts";
import { nodeHash } from "../../src/artifact/merkle.ts";

const leavesOf = (count: number) => concatBytes(Array.from({ length: count }, (_, i) => leafHash(i, Uint8Array.of(i))));

/** By the words of the protocol: pairs from the left, the one without a sibling moves up. */
function rootByTheBook(nodes: Uint8Array[]): Uint8Array {
  if (nodes.length === 1) return nodes[0]!;
  const above: Uint8Array[] = [];
  for (let i = 0; i < nodes.length; i += 2) {
    above.push(i + 1 < nodes.length ? nodeHash(nodes[i]!, nodes[i + 1]!) : nodes[i]!);
  }
  return rootByTheBook(above);
}

describe("MerkleBuilder", () => {
  it("gives the root of every number of leaves", () => {
    for (let count = 1; count <= 70; count++) {
      const leaves = leavesOf(count);
      const nodes = Array.from({ length: count }, (_, i) => hashAt(leaves, i));
      const builder = new MerkleBuilder();
      for (const node of nodes) builder.append(node);
      assert.deepEqual(builder.root(), rootByTheBook(nodes), `${count} leaves, streamed`);
      assert.deepEqual(merkleRoot(leaves), rootByTheBook(nodes), `${count} leaves at once`);
    }
  });

  it("takes complete subtrees, the last one incomplete", () => {
    for (let count = 1; count <= 70; count++) {
      const leaves = leavesOf(count);
      const builder = new MerkleBuilder();
      for (let i = 0; i < count; i += 8) builder.append(merkleRoot(leaves.subarray(32 * i, 32 * (i + 8))), 3);
      assert.deepEqual(builder.root(), merkleRoot(leaves), `${count} leaves`);
    }
  });

  it("has no root without leaves", () => {
    assert.throws(() => new MerkleBuilder().root(), { code: "Artifact_Empty" });
    assert.throws(() => merkleRoot(new Uint8Array()), { code: "Artifact_Empty" });
  });
});

describe("merklePath", () => {
  it("leads every leaf to the root, and no other leaf", () => {
    for (const count of [1, 2, 3, 5, 8, 13, 21]) {
      const leaves = leavesOf(count);
      const root = merkleRoot(leaves);
      for (let i = 0; i < count; i++) {
        const path = merklePath(leaves, i);
        assert.ok(verifyMerklePath(root, hashAt(leaves, i), path), `leaf ${i} of ${count}`);
        assert.ok(
          !verifyMerklePath(root, leafHash(count, Uint8Array.of(1)), path),
          `a foreign leaf at ${i} of ${count}`,
        );
      }
    }
  });

  it("refuses an index without a leaf", () => {
    for (const index of [-1, 3, 1.5, Number.NaN]) {
      assert.throws(() => merklePath(leavesOf(3), index), ArtifactError);
    }
  });
});
