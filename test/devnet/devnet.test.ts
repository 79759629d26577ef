import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { create } from "kubo-rpc-client";
import { BARE, type Devnet, startDevnet } from "../../scripts/devnet/devnet.ts";
import { queryGraph } from "../../scripts/devnet/json-http.ts";
import { FREE_PORTS } from "../../scripts/devnet/ports.ts";
import { isRunning } from "../../scripts/devnet/process-identity.ts";
import { buildTinySubgraph, deployPinger, ping } from "./tiny-subgraph.ts";

interface Left {
  readonly name: string;
  readonly pid: number;
  readonly started: string;
}

let folder: string;
let dataDir: string;
let subgraphDir: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ftns-devnet-"));
  dataDir = join(folder, "data");
  subgraphDir = join(folder, "subgraph");
  await buildTinySubgraph(subgraphDir);
});
after(() => rm(folder, { recursive: true, force: true }));

async function childrenOf(directory: string): Promise<Left[]> {
  return (JSON.parse(await readFile(join(directory, "run.json"), "utf8")) as { children: Left[] }).children;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

describe("a devnet", () => {
  let devnet: Devnet;
  before(async () => {
    devnet = await startDevnet({ dataDir, subgraphDir, ports: FREE_PORTS, market: BARE, blockSeconds: 1 });
  });
  after(() => devnet.stop());

  async function pingNote(text: string): Promise<void> {
    const { cid } = await create(devnet.urls.ipfs).add(text);
    await ping(devnet.services.chain, cid.multihash.digest);
  }

  /** The texts of the notes that are indexed, once there are as many as expected; notes come after their block. */
  async function notes(expected: number): Promise<string[]> {
    for (let attempt = 0; ; attempt += 1) {
      const found = await queryGraph<{ notes: { text: string }[] }>(devnet.urls.graph, "{ notes { text } }");
      if (found.notes.length >= expected || attempt === 100) return found.notes.map(({ text }) => text).sort();
      await sleep(100);
    }
  }

  it("indexes an event, and the file on IPFS that it names", async () => {
    await deployPinger(devnet.services.chain);
    await pingNote("first");
    await devnet.services.graphNode.waitForBlock((await devnet.services.chain.head()).number);
    assert.deepEqual(await notes(1), ["first"]);
  });

  it("goes on from its database when Graph Node was killed", async () => {
    const { chain, graphNode } = devnet.services;
    await graphNode.kill();
    await pingNote("second");
    await graphNode.start();
    await graphNode.waitForBlock((await chain.head()).number);
    assert.deepEqual(await notes(2), ["first", "second"]);
  });

  it("follows the chain when blocks are reverted and others take their place", async () => {
    const { chain, graphNode } = devnet.services;
    const snapshot = await chain.request<string>("evm_snapshot");
    await pingNote("reverted");
    await graphNode.waitForBlock((await chain.head()).number);
    await chain.request("evm_revert", [snapshot]);
    await chain.request("evm_increaseTime", [60]);
    await pingNote("instead");
    await graphNode.waitForBlock((await chain.head()).number);
    assert.deepEqual(await notes(3), ["first", "instead", "second"]);
  });

  it("keeps a second one out of its folder, and says how to have one", async () => {
    const second = startDevnet({ dataDir, subgraphDir, ports: FREE_PORTS, market: BARE });
    await assert.rejects(second, (error: Error) => {
      assert.match(error.message, new RegExp(`already running here: process ${process.pid}`));
      assert.match(error.message, /--data-dir .* --free-ports/);
      return true;
    });
    assert.ok(await isListening(devnet.ports.chain));
  });

  it("leaves no process and no open port when it is stopped", async () => {
    const children = await childrenOf(dataDir);
    assert.deepEqual(children.map(({ name }) => name).sort(), ["chain", "graph node", "ipfs", "postgres"]);
    await devnet.stop();
    assert.equal(await devnet.closed, undefined);
    assert.deepEqual(children.filter(isRunning), []);
    for (const port of Object.values(devnet.ports)) assert.equal(await isListening(port), false, String(port));
    await assert.rejects(readFile(join(dataDir, "run.json")), /ENOENT/);
  });
});

describe("npm start", () => {
  interface Started {
    readonly process: ChildProcess;
    readonly children: Left[];
    /** What it has printed so far. */
    readonly output: () => string;
    readonly ended: Promise<{ code: number | null; output: string }>;
  }

  const spawnDevnet = () =>
    spawn(process.execPath, [join(import.meta.dirname, "devnet-process.ts"), dataDir, subgraphDir]);

  async function startProcess(): Promise<Started> {
    const child = spawnDevnet();
    let output = "";
    child.stderr.on("data", (data) => (output += String(data)));
    const ended = once(child, "close").then(([code]) => ({ code: code as number | null, output }));
    await new Promise<void>((resolve) => {
      child.stdout.on("data", (data) => {
        output += String(data);
        if (output.includes("Stop with Ctrl-C")) resolve();
      });
      void ended.then(() => resolve());
    });
    assert.match(output, /Ready in/, output);
    return { process: child, children: await childrenOf(dataDir), output: () => output, ended };
  }

  it("starts a new chain with a new index, and stops in order at Ctrl-C", async () => {
    const started = await startProcess();
    const url = /^ {2}subgraph \(GraphQL\) +(\S+)$/m.exec(started.output())?.[1] ?? "";
    assert.deepEqual(await queryGraph(url, "{ pings { id } notes { id } }"), { pings: [], notes: [] });
    started.process.kill("SIGINT");
    const { code, output } = await started.ended;
    assert.equal(code, 0, output);
    assert.match(output, /^ {2}chain +\d+\.\d\d s {2}http:/m);
    assert.match(output, /^ {2}graph node +\d+\.\d\d s {2}http:/m);
    assert.match(output, /0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266 {2}0xac0974bec39a17e3/);
    assert.deepEqual(started.children.filter(isRunning), []);
  });

  it("stops at Ctrl-C also while it starts", async () => {
    const child = spawnDevnet();
    let output = "";
    child.stderr.on("data", (data) => (output += String(data)));
    // The first service is up, the second one is on its way.
    child.stdout.on("data", (data) => String(data).includes("ipfs") && setTimeout(() => child.kill("SIGINT"), 100));
    const [code] = (await once(child, "close")) as [number | null];
    assert.equal(code, 130, output);
    assert.match(output, /stopped while it was starting/);
    await assert.rejects(readFile(join(dataDir, "run.json")), /ENOENT/);
  });

  it("names Graph Node when that dies, shows the end of its log, and stops the rest", async () => {
    // A cluster that cannot be used: the start before makes it anew and tells so.
    await writeFile(join(dataDir, "postgres", "data", "global", "pg_control"), "broken");
    const started = await startProcess();
    const graphNode = started.children.find(({ name }) => name === "graph node");
    assert.ok(graphNode);
    process.kill(graphNode.pid, "SIGKILL");
    const { code, output } = await started.ended;
    assert.equal(code, 1);
    assert.match(output, /the Postgres cluster holds only the index/);
    assert.match(output, /graph node was ended by SIGKILL, unexpectedly\n {2}the end of .*graph-node\.log:\n {4}\S/);
    assert.deepEqual(started.children.filter(isRunning), []);
  });

  it("leaves nothing when the supervisor itself is killed", async () => {
    const started = await startProcess();
    started.process.kill("SIGKILL");
    await started.ended;
    // The guard ends them; it is given some seconds.
    for (let attempt = 0; attempt < 100 && started.children.some(isRunning); attempt += 1) await sleep(100);
    assert.deepEqual(started.children.filter(isRunning), []);
  });
});
