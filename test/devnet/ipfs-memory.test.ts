import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { create } from "kubo-rpc-client";
import { FREE_PORTS, settlePorts } from "../../scripts/devnet/ports.ts";
import { RunFile } from "../../scripts/devnet/run-file.ts";
import { Ipfs } from "../../scripts/devnet/services/ipfs.ts";
import { Supervisor } from "../../scripts/devnet/supervisor.ts";

const MIB = 1_048_576;
const SIZE_MIB = 200;
/** Node with the libraries takes about 120 MB before it has stored anything. */
const PEAK_MB = 300;

let dataDir: string;
let supervisor: Supervisor;
let node: Ipfs;
before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "ftns-ipfs-"));
  const ignore = () => undefined;
  supervisor = new Supervisor(dataDir, await RunFile.acquire(dataDir, ignore), ignore);
  node = new Ipfs(supervisor, (await settlePorts(FREE_PORTS)).ipfs);
  await node.start();
});
after(async () => {
  await supervisor.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** The most memory that the node ever had, in MB. */
async function peak(): Promise<number> {
  const { children } = JSON.parse(await readFile(join(dataDir, "run.json"), "utf8")) as { children: { pid: number }[] };
  const status = await readFile(`/proc/${children[0]?.pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1_000;
}

async function* content(): AsyncGenerator<Uint8Array> {
  for (let part = 0; part < SIZE_MIB; part += 1) yield new Uint8Array(MIB).fill(part);
}

describe("a file of 200 MiB", { skip: process.platform !== "linux" && "reads /proc" }, () => {
  it("goes in, and out to a slow reader, through a memory that stays flat", async () => {
    const client = create(node.url);
    const { cid } = await client.add(content(), { progress: () => undefined });
    assert.ok((await peak()) < PEAK_MB, `${await peak()} MB after the upload`);

    const response = await fetch(`${node.gatewayUrl}/ipfs/${cid}`);
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
      // At first the reader is slow enough for the whole file to be read ahead, if the node did that.
      if (bytes === 0) await new Promise((resolve) => setTimeout(resolve, 1_500));
      bytes += chunk.byteLength;
    }
    assert.equal(bytes, SIZE_MIB * MIB);
    assert.ok((await peak()) < PEAK_MB, `${await peak()} MB after the download`);
  });
});
