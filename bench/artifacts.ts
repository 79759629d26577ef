/**
 * Measures the client on one large file, from disk to disk, against the devnet's own IPFS node: speed, processor time and peak
 * memory of each step, each in a process of its own. Writes bench/artifacts.json.
 *   node bench/artifacts.ts [bytes, default 200,000,000]
 */
import { execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const MB = 1_000_000;
const DEFAULT_SIZE = 200 * MB;
const STEPS = new URL("./artifact-steps.ts", import.meta.url);
const NODE = new URL("../scripts/devnet/services/ipfs-server.ts", import.meta.url);
const RESULT = new URL("./artifacts.json", import.meta.url);

/** What a step's process prints. */
interface Measured {
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMemoryMb: number;
}

/** Megabytes (1,000,000 bytes) per second by the clock, and by the time of the processors, which other programs do not change. */
interface Speed {
  readonly megabytesPerSecond: number;
  readonly megabytesPerProcessorSecond: number;
}

const size = Number(process.argv[2] ?? DEFAULT_SIZE);
const folder = await mkdtemp(join(tmpdir(), "ftns-artifacts-"));
const node = await startNode(join(folder, "ipfs"));
try {
  await writeSample(join(folder, "plain"), size);
  const steps = [
    ["idle", "0"],
    ...["0", "1", "2"].map((workers) => ["encrypt", workers]),
    ["publish", "2"],
    ["verifyBeforePay", "2"],
    ["decrypt", "2"],
  ] as [string, string][];
  const results: Record<string, Measured & Partial<Speed>> = {};
  for (const [step, workers] of steps) {
    const measured = await run(step, workers);
    const name = step === "encrypt" ? `encrypt, ${workers} workers` : step;
    results[name] = step === "idle" ? measured : { ...measured, ...speedOf(measured, results.idle) };
    console.log(name.padEnd(20), JSON.stringify(results[name]));
  }
  if ((await sha256(join(folder, "plain"))) !== (await sha256(join(folder, "decrypted")))) {
    throw new Error("the decrypted file is not the file that was encrypted");
  }
  console.log("the decrypted file is the same, byte for byte");
  const machine = { processors: availableParallelism(), node: process.version };
  await writeFile(RESULT, `${JSON.stringify({ bytes: size, machine, steps: results }, null, 2)}\n`);
} finally {
  node.child.kill();
  await rm(folder, { recursive: true, force: true });
}

async function run(step: string, workers: string): Promise<Measured> {
  const args = [fileURLToPath(STEPS), step, folder, node.url, workers];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Measured;
}

async function startNode(directory: string) {
  const port = await freePort();
  const child = spawn(process.execPath, [fileURLToPath(NODE), String(port), directory], {
    stdio: ["ignore", "pipe", 2],
  });
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the IPFS node ended with code ${code}`)));
    child.stdout?.once("data", () => resolve());
  });
  return { child, url: `http://127.0.0.1:${port}` };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function writeSample(path: string, bytes: number): Promise<void> {
  const file = await open(path, "w");
  for (let left = bytes; left > 0; left -= MB) await file.write(randomBytes(Math.min(MB, left)));
  await file.close();
}

async function sha256(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  return hash.digest("hex");
}

/** Less the start of the process. */
function speedOf({ seconds, processorSeconds }: Measured, idle: Measured | undefined): Speed {
  const working = processorSeconds - (idle?.processorSeconds ?? 0);
  return { megabytesPerSecond: round(size / MB / seconds), megabytesPerProcessorSecond: round(size / MB / working) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
