import * as artifact from "../../src/artifact/index.ts";
import { createKeccak } from "../../src/artifact/keccak.ts";
import * as delivery from "../../src/delivery/index.ts";
import * as evaluators from "../../src/evaluators/index.ts";
import * as ipfs from "../../src/ipfs/index.ts";

// Runs inside the page; the test calls these by name.
const REGISTRY = "0x1111111111111111111111111111111111111111";
const SELLER = "0x2222222222222222222222222222222222222222";

/** A file in which no two leaves are equal. */
function sampleBlob(size: number): Blob {
  const part = 1_048_576;
  const pieces: Blob[] = [];
  for (let start = 0; start < size; start += part) {
    const bytes = new Uint8Array(Math.min(part, size - start));
    for (let i = 0; i < bytes.length; i++) bytes[i] = (31 * i + 7 * ((start + i) >> 12)) % 251;
    pieces.push(new Blob([bytes]));
  }
  return new Blob(pieces);
}

async function toBlob(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  return new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).blob();
}

async function sha256(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Encrypts and decrypts a file with workers and compares. */
async function roundTrip(size: number, workers?: number) {
  const file = sampleBlob(size);
  const key = crypto.getRandomValues(new Uint8Array(32));
  const pool = new artifact.BatchPool({ workers });
  let progress = 0;
  const started = performance.now();
  const { ciphertext, result } = artifact.encryptArtifact(file, key, { pool, onProgress: (done) => (progress = done) });
  const encrypted = await toBlob(ciphertext);
  const encryptMs = performance.now() - started;
  const { ciphertextRoot, plaintextRoot, leafList } = await result;
  const content = { size: BigInt(size), ciphertextRoot, plaintextRoot };
  const decrypted = await toBlob(artifact.decryptArtifact(encrypted, { key, content, leafList, pool }));
  const { workers: used } = pool;
  pool.close();
  const equal = (await sha256(decrypted)) === (await sha256(file));
  const changed = (await sha256(encrypted)) !== (await sha256(file));
  return { equal, changed, progress, used, encryptMs, keccak: (await createKeccak()).kind, ciphertextRoot };
}

/** Encrypts, uploads, verifies before paying, opens a delivery and decrypts, against a real node's API. */
async function journey(size: number, node: string) {
  const file = sampleBlob(size);
  const [sellerMaster, buyerMaster] = [delivery.randomBytes32(), delivery.randomBytes32()];
  const context = { chainId: 31_337, registry: REGISTRY, seller: SELLER, nonce: delivery.newNonce() } as const;
  const keys = delivery.deriveVersionKeys(sellerMaster, context);
  const { ciphertext, result } = artifact.encryptArtifact(file, keys.contentKey);
  let sent = 0;
  const uploaded = await ipfs.uploadFile(ciphertext, { url: node, size, onProgress: (done) => (sent = done) });
  const { ciphertextRoot, plaintextRoot, leafList } = await result;
  const leaves = await ipfs.uploadFile(leafList, { url: node });
  const content = { size: BigInt(size), ciphertextRoot, plaintextRoot, keyHash: keys.keyHash };
  const offer = {
    ...{ content, contentHash: artifact.contentHash(content), artifactDigest: uploaded.digest },
    encryption: { context, commitment: keys, leafListDigest: leaves.digest },
  };
  const kept = new TransformStream<Uint8Array, Uint8Array>();
  const keeping = toBlob(kept.readable);
  const endpoints = [{ kind: "gateway", url: node }] as const;
  const verified = await delivery.verifyBeforePay(offer, { endpoints, sink: kept.writable });

  const purchase = delivery.derivePurchaseKey(buyerMaster, {
    chainId: 31_337,
    escrow: REGISTRY,
    buyer: SELLER,
    termsId: 1n,
  });
  const target = { chainId: 31_337, escrow: REGISTRY, saleId: 1n, buyerPoint: purchase.point } as const;
  const delivered = delivery.deliver(sellerMaster, context, target);
  const { contentKey } = delivery.openDelivery(purchase.secret, delivered, keys);
  const opened = { key: contentKey, content, leafList: verified.leafList };
  const decrypted = await toBlob(artifact.decryptArtifact(await keeping, opened));
  const equal = (await sha256(decrypted)) === (await sha256(file));
  return { equal, accepted: delivery.verifyDelivery(delivered, target), sent, cid: uploaded.cid };
}

/** A keystore made and opened by the browser's own cryptography. */
async function keystore() {
  const master = delivery.randomBytes32();
  const cost = { n: 16_384, r: 8, p: 1 };
  const made = await delivery.createKeystore(master, "a good password", SELLER, { cost });
  const parsed = delivery.parseKeystore(JSON.stringify(made));
  const opened = await delivery.openKeystore(parsed, "a good password");
  return opened.every((byte, i) => byte === master[i]);
}

/** Stops an encryption half way; what its stream fails with. */
async function abort(size: number) {
  const controller = new AbortController();
  const { signal } = controller;
  const onProgress = () => controller.abort(new Error("stopped by the user"));
  const { ciphertext } = artifact.encryptArtifact(sampleBlob(size), new Uint8Array(32), { signal, onProgress });
  try {
    await ciphertext.pipeTo(new WritableStream());
    return "not stopped";
  } catch (error) {
    return (error as Error).message;
  }
}

/** A file as text, to hand it to a page. */
export interface PackedFile {
  readonly name: string;
  readonly base64: string;
}

/** Evaluates an archive with a model, and gives the report's digest. */
async function evaluate(artifact: PackedFile, benchmark: PackedFile) {
  const ort = await import("onnxruntime-web/wasm");
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmBinary = await (await fetch("/onnxruntime.wasm")).arrayBuffer();
  const { digest, report } = await evaluators.evaluateArtifact({
    artifact: unpack(artifact),
    kind: "dataset",
    label: "kind",
    benchmarks: [unpack(benchmark)],
    load: evaluators.loadWithOnnxRuntime(ort),
  });
  return { digest, scores: report.scores };
}

function unpack({ name, base64 }: PackedFile): evaluators.InputFile {
  return { name, bytes: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) };
}

const inPage = { roundTrip, journey, keystore, abort, evaluate };
export type InPage = typeof inPage;
Object.assign(globalThis, { inPage });
