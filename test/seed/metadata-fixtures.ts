import { createHash } from "node:crypto";

import { base32 } from "multiformats/bases/base32";

import type { Metadata } from "../../sdk/src/metadata/index.ts";

export const RAW = 0x55;
export const DAG_PB = 0x70;

/** A CIDv1 of some bytes, put together by hand: version, codec, sha2-256, 32 bytes, digest. */
export function cidOf(content: string, codec: number = RAW): string {
  const digest = createHash("sha256").update(content).digest();
  return base32.encode(Uint8Array.of(1, codec, 0x12, 32, ...digest));
}

export const fieldElement = (digit: string) => `${"0".repeat(32)}${digit.repeat(96)}`;

/** A document that uses every field of the schema. */
export function fullMetadata(): Metadata {
  return {
    schema: "ftns-market/metadata/v1",
    name: "Classifier 🧪 für Zellkerne",
    description: "# Classifier\n\nTwo lines,\r\n\tand a tab. עברית and العربية are fine.",
    category: "model",
    tags: ["healthcare", "onnx"],
    framework: "ONNX",
    task: "tabular-classification",
    languages: ["en", "zh-Hant-TW"],
    licence: { textCid: cidOf("licence"), name: "Commercial use" },
    image: `ipfs://${cidOf("image")}`,
    external_url: "https://example.org/models/1?view=card#figures",
    artifact: {
      name: "classifier.onnx",
      mediaType: "application/octet-stream",
      size: 5_000,
      cid: cidOf("ciphertext"),
      encryption: {
        scheme: "ftns-market/v1",
        H: `0x${fieldElement("1").repeat(2)}`,
        Y: `0x${fieldElement("2").repeat(4)}`,
        nonce: `0x${"ab".repeat(32)}`,
        ciphertextRoot: `0x${"01".repeat(32)}`,
        plaintextRoot: `0x${"02".repeat(32)}`,
        leavesCid: cidOf("leaves"),
      },
    },
    files: [{ path: "model/classifier.onnx", size: 5_000, mediaType: "application/octet-stream" }],
    metrics: [
      {
        name: "accuracy",
        value: 0.98,
        dataset: "Breast Cancer Wisconsin (Diagnostic)",
        split: "held-out 30 %",
        lower: 0.95,
        upper: 0.99,
        baseline: 0.63,
        higherIsBetter: true,
      },
    ],
    parents: [{ asset: "1", name: "The data", royaltyBps: 1_000 }],
  };
}
