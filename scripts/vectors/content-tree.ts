import { bytesToHex, concatBytes, hexToBytes, type Hex } from "viem";
import { contentHash, NO_KEY, type Content } from "../../sdk/src/artifact/content.ts";
import { buildEvidence, plaintextTreeLeaves } from "../../sdk/src/artifact/fraud-evidence.ts";
import { xorKeystream } from "../../sdk/src/artifact/keystream.ts";
import { LEAF_SIZE, leafCount } from "../../sdk/src/artifact/layout.ts";
import { blindedLeafHash, leafHash, merklePath, merkleRoot } from "../../sdk/src/artifact/merkle.ts";
import { judgeFraudProof, type FraudProof, type ProofVerdict } from "../../sdk/src/delivery/fraud-proof.ts";
import { deriveVersionKeys, type VersionKeys } from "../../sdk/src/delivery/keys.ts";
import { encodeG1, decodeG1, G1_GENERATOR } from "../../sdk/src/delivery/points.ts";
import { sample, sampleFile } from "./sample.ts";

const SIZES = [1, 32, 4095, 4096, 4097, 8192, 3 * 4096 + 17, 5 * 4096, 8 * 4096 + 1, 19 * 4096 + 4095];

/** Roots of files of every shape, and proofs of fraud, good and bad. Hex strings; numbers are decimal strings. */
export function contentTreeVectors() {
  const keys = deriveVersionKeys(hexToBytes(sample("seller master")), {
    chainId: 31_337,
    registry: "0x1111111111111111111111111111111111111111",
    seller: "0x2222222222222222222222222222222222222222",
    nonce: sample("nonce"),
  });
  return {
    note: "byte p of every plaintext is (31 * p + 7) mod 251",
    contentKey: bytesToHex(keys.contentKey),
    encrypted: SIZES.map((size) => encryptedFile(size, keys)),
    open: [1, 4096, 3 * 4096 + 17].map(openFile),
    fraudProofs: fraudProofs(keys),
  };
}

/** A file as its publisher sees it. `fake` replaces the content that leaf hashes are committed for. */
function publish(
  size: number,
  keys: VersionKeys,
  fake: (leaf: Uint8Array, index: number) => Uint8Array = (leaf) => leaf,
) {
  const plaintext = sampleFile(size);
  const ciphertext = plaintext.slice();
  xorKeystream(keys.contentKey, 0, ciphertext);
  const leafOf = (file: Uint8Array, i: number) => file.slice(LEAF_SIZE * i, LEAF_SIZE * (i + 1));
  const indices = Array.from({ length: leafCount(size) }, (_, i) => i);
  const ciphertextLeaves = concatBytes(indices.map((i) => leafHash(i, leafOf(ciphertext, i))));
  const leafList = concatBytes(indices.map((i) => blindedLeafHash(i, keys.contentKey, fake(leafOf(plaintext, i), i))));
  const content: Content = {
    ciphertextRoot: bytesToHex(merkleRoot(ciphertextLeaves)),
    plaintextRoot: bytesToHex(merkleRoot(plaintextTreeLeaves(leafList))),
    size: BigInt(size),
    keyHash: keys.keyHash,
  };
  return { content, ciphertextLeaves, leafList, ciphertextLeaf: (i: number) => leafOf(ciphertext, i) };
}

const written = (content: Content) => ({
  ...content,
  size: content.size.toString(),
  contentHash: contentHash(content),
});

function encryptedFile(size: number, keys: VersionKeys) {
  const file = publish(size, keys);
  const last = leafCount(size) - 1;
  const treeLeaves = plaintextTreeLeaves(file.leafList);
  const proofOf = (index: number) => ({
    index: index.toString(),
    ciphertextLeafHash: bytesToHex(file.ciphertextLeaves.slice(32 * index, 32 * index + 32)),
    ciphertextPath: hexList(merklePath(file.ciphertextLeaves, index)),
    plaintextLeafHash: bytesToHex(file.leafList.slice(32 * index, 32 * index + 32)),
    plaintextTreeLeaf: bytesToHex(treeLeaves.slice(32 * index, 32 * index + 32)),
    plaintextPath: hexList(merklePath(treeLeaves, index)),
  });
  return {
    ...written(file.content),
    leafList: bytesToHex(file.leafList),
    proofs: [...new Set([0, last >> 1, last])].map(proofOf),
  };
}

function openFile(size: number) {
  const file = sampleFile(size);
  const leaves = Array.from({ length: leafCount(size) }, (_, i) =>
    leafHash(i, file.slice(LEAF_SIZE * i, LEAF_SIZE * (i + 1))),
  );
  const root = bytesToHex(merkleRoot(concatBytes(leaves)));
  return written({ ciphertextRoot: root, plaintextRoot: root, size: BigInt(size), keyHash: NO_KEY });
}

const hexList = (hashes: Uint8Array[]): Hex[] => hashes.map((hash) => bytesToHex(hash));

/** One file whose leaves 2 and 6 were committed for other content, and every way to argue about it. */
function fraudProofs(keys: VersionKeys) {
  const size = 6 * LEAF_SIZE + 33;
  const lie = (leaf: Uint8Array, index: number) => (index === 2 || index === 6 ? leaf.map((byte) => byte ^ 1) : leaf);
  const file = publish(size, keys, lie);
  const proofOf = (index: number): FraudProof => ({
    ...buildEvidence(index, file.ciphertextLeaf(index), file.ciphertextLeaves, file.leafList),
    ...{ h: keys.h, y: keys.y, x: keys.x },
  });
  const [wrong, honest] = [proofOf(2), proofOf(3)];
  const otherHash = { plaintextLeafHash: wrong.plaintextLeafHash, plaintextPath: wrong.plaintextPath };
  const treeLeaves = plaintextTreeLeaves(file.leafList);
  const cases: [name: string, proof: FraudProof][] = [
    ["a full leaf that decrypts to something else", wrong],
    ["a short last leaf that decrypts to something else", proofOf(6)],
    ["an honest leaf", honest],
    ["an honest leaf against the committed hash of another leaf", { ...honest, ...otherHash }],
    [
      "an honest leaf against an inner node of the plaintext tree",
      { ...honest, plaintextLeafHash: honest.plaintextPath[0]!, plaintextPath: honest.plaintextPath.slice(1) },
    ],
    [
      "the tree leaf in the place of the committed hash",
      { ...honest, plaintextLeafHash: bytesToHex(treeLeaves.slice(96, 128)) },
    ],
    ["an index after the last leaf", { ...wrong, index: 7n }],
    ["an index far after the last leaf", { ...wrong, index: 2n ** 256n - 1n }],
    ["the leaf of another index", { ...wrong, index: 4n }],
    ["a leaf cut short", { ...wrong, ciphertextLeaf: wrong.ciphertextLeaf.slice(0, -2) as Hex }],
    ["a leaf one byte too long", { ...wrong, ciphertextLeaf: `${wrong.ciphertextLeaf}00` }],
    ["a leaf with one bit changed", { ...honest, ciphertextLeaf: flipLastBit(honest.ciphertextLeaf) }],
    ["a ciphertext path without its last node", { ...wrong, ciphertextPath: wrong.ciphertextPath.slice(0, -1) }],
    ["a plaintext path in the wrong order", { ...wrong, plaintextPath: wrong.plaintextPath.toReversed() }],
    ["another key", { ...wrong, x: encodeG1(decodeG1(keys.x).add(G1_GENERATOR)) }],
    ["another commitment", { ...wrong, h: encodeG1(G1_GENERATOR) }],
  ];
  return { content: written(file.content), cases: cases.map(([name, proof]) => judged(name, proof, file.content)) };
}

function judged(name: string, proof: FraudProof, content: Content) {
  const verdict: ProofVerdict = judgeFraudProof(proof, content);
  return { name, verdict, proof: { ...proof, index: proof.index.toString() } };
}

const flipLastBit = (hex: Hex): Hex =>
  `${hex.slice(0, -1)}${(Number.parseInt(hex.slice(-1), 16) ^ 1).toString(16)}` as Hex;
