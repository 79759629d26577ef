/** One measured step of bench/artifacts.ts: node artifact-steps.ts <step> <folder> <url of the node> <workers> */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { hexToBytes } from "viem";
import { contentHash, decryptArtifact, encryptArtifact } from "../sdk/src/artifact/index.ts";
import { deriveVersionKeys, newNonce, verifyBeforePay } from "../sdk/src/delivery/index.ts";
import type { VersionOffer } from "../sdk/src/delivery/index.ts";
import { uploadFile } from "../sdk/src/ipfs/index.ts";
import { readFileSource, writeFileSink } from "../sdk/src/node.ts";

const MASTER = hexToBytes(`0x${"11".repeat(32)}`);
const ADDRESS = "0x1111111111111111111111111111111111111111";
const [step = "", folder = "", url = "", count = "0"] = process.argv.slice(2);
const workers = Number(count);

const inFolder = (name: string): string => join(folder, name);

async function encrypt(): Promise<void> {
  const { source, size } = await readFileSource(inFolder("plain"));
  const { ciphertext, result } = encryptArtifact(source, MASTER, { size, workers });
  await ciphertext.pipeTo(new WritableStream());
  await result;
}

/** Encrypts, computes the CID and uploads in one pass. */
async function publish(): Promise<void> {
  const context = { chainId: 31_337, registry: ADDRESS, seller: ADDRESS, nonce: newNonce() } as const;
  const keys = deriveVersionKeys(MASTER, context);
  const { source, size } = await readFileSource(inFolder("plain"));
  const { ciphertext, result } = encryptArtifact(source, keys.contentKey, { size, workers });
  const artifact = await uploadFile(ciphertext, { url, size });
  const { ciphertextRoot, plaintextRoot, leafList } = await result;
  const leaves = await uploadFile(leafList, { url });
  const content = { ciphertextRoot, plaintextRoot, size: BigInt(size), keyHash: keys.keyHash };
  const offer: VersionOffer = {
    ...{ content, contentHash: contentHash(content), artifactDigest: artifact.digest },
    encryption: { context, commitment: { h: keys.h, y: keys.y }, leafListDigest: leaves.digest },
  };
  const text = JSON.stringify(offer, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
  await writeFile(inFolder("offer.json"), text);
}

async function readOffer(): Promise<VersionOffer> {
  const text = await readFile(inFolder("offer.json"), "utf8");
  const revive = (_: string, value: unknown): unknown =>
    typeof value === "string" && /^\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value;
  return JSON.parse(text, revive) as VersionOffer;
}

async function verify(): Promise<void> {
  const endpoints = [{ kind: "gateway", url }] as const;
  const sink = writeFileSink(inFolder("ciphertext"));
  const { leafList } = await verifyBeforePay(await readOffer(), { endpoints, sink, workers });
  await writeFile(inFolder("leaves"), leafList!);
}

async function decrypt(): Promise<void> {
  const { content, encryption } = await readOffer();
  const { contentKey } = deriveVersionKeys(MASTER, encryption!.context);
  const { source } = await readFileSource(inFolder("ciphertext"));
  const leafList = await readFile(inFolder("leaves"));
  const plaintext = decryptArtifact(source, { key: contentKey, content, leafList, workers });
  await plaintext.pipeTo(writeFileSink(inFolder("decrypted")));
}

const steps: Record<string, () => Promise<void>> = {
  idle: () => Promise.resolve(),
  ...{ encrypt, publish, verifyBeforePay: verify, decrypt },
};
const action = steps[step];
if (!action) throw new Error(`unknown step "${step}"`);
const started = performance.now();
await action();
const seconds = (performance.now() - started) / 1000;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const processorSeconds = (userCPUTime + systemCPUTime) / 1e6;
console.log(JSON.stringify({ seconds, processorSeconds, peakMemoryMb: Math.round((maxRSS * 1024) / 1e6) }));
