import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { settlePorts, FREE_PORTS } from "../../scripts/devnet/ports.ts";
import { identify, isRunning, type ProcessIdentity } from "../../scripts/devnet/process-identity.ts";
import { RunFile } from "../../scripts/devnet/run-file.ts";
import { Chain } from "../../scripts/devnet/services/chain.ts";
import { ExternalIpfs, Ipfs } from "../../scripts/devnet/services/ipfs.ts";
import { Postgres } from "../../scripts/devnet/services/postgres.ts";
import type { LaunchOptions } from "../../scripts/devnet/services/service.ts";
import { Supervisor } from "../../scripts/devnet/supervisor.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "ftns-supervisor-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function newSupervisor(log: string[] = []): Promise<Supervisor> {
  const note = (line: string) => log.push(line);
  return new Supervisor(dataDir, await RunFile.acquire(dataDir, note), note);
}

function script(name: string, code: string, more: Partial<LaunchOptions> = {}): LaunchOptions {
  return {
    name,
    command: process.execPath,
    args: ["-e", code],
    stopSignal: "SIGTERM",
    stopTimeoutMs: 300,
    probe: async () => (await readFile(join(dataDir, "logs", `${name}.log`), "utf8")).includes("\nready") || undefined,
    readyTimeoutMs: 5_000,
    ...more,
  };
}

const RUN = "console.log('ready'); setInterval(() => {}, 1000);";

function identity(pid: number): ProcessIdentity {
  const found = identify(pid);
  assert.ok(found);
  return found;
}

async function waitUntilGone(process: ProcessIdentity): Promise<void> {
  for (let attempt = 0; attempt < 100 && isRunning(process); attempt += 1) await sleep(50);
  assert.ok(!isRunning(process));
}

describe("Supervisor", () => {
  it("stops all when one ends, and says which, how, and what it said last", async () => {
    const supervisor = await newSupervisor();
    const bystander = identity((await supervisor.launch(script("bystander", RUN))).pid);
    await supervisor.launch(
      script("culprit", `${RUN} setTimeout(() => { console.error("no more"); process.exit(3); }, 50);`),
    );
    const failure = await supervisor.closed;
    assert.match(failure?.message ?? "", /^culprit ended with code 3, unexpectedly\n {2}the end of .*culprit\.log:\n/);
    assert.match(failure?.message ?? "", /\n {4}no more$/);
    assert.ok(!isRunning(bystander));
    assert.ok(!existsSync(join(dataDir, "run.json")));
  });

  it("says why a process does not become ready, and leaves nothing of it", async () => {
    const supervisor = await newSupervisor();
    await assert.rejects(
      supervisor.launch(script("broken", "console.error('bad option'); process.exit(2)")),
      /broken ended with code 2\n[^]*bad option/,
    );
    const stuck = script("stuck", "setInterval(() => {}, 1000)", { readyTimeoutMs: 200 });
    await assert.rejects(supervisor.launch(stuck), /stuck was not ready after 0\.2 s/);
    await assert.rejects(
      supervisor.launch(script("absent", "", { command: "/no/such/program" })),
      /absent could not be started: .*ENOENT/,
    );
    const { children } = JSON.parse(await readFile(join(dataDir, "run.json"), "utf8")) as { children: unknown[] };
    assert.deepEqual(children, []);
    await supervisor.stop();
  });

  for (const [name, reaction] of [
    ["stubborn", ""],
    ["obedient", "process.exit(0)"],
  ] as const) {
    it(`stops a process that is ${name}, with all that it started itself`, async () => {
      const supervisor = await newSupervisor();
      const grandchild = `require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]).pid`;
      const code = `process.on("SIGTERM", () => { ${reaction} }); console.log(${grandchild}); ${RUN}`;
      const outer = identity((await supervisor.launch(script(name, code))).pid);
      const log = await readFile(join(dataDir, "logs", `${name}.log`), "utf8");
      const inner = identity(Number(/^\d+$/m.exec(log)?.[0]));
      await supervisor.stop();
      assert.ok(!isRunning(outer));
      await waitUntilGone(inner);
    });
  }

  it("starts nothing any more once it was stopped", async () => {
    const supervisor = await newSupervisor();
    await supervisor.stop();
    await assert.rejects(supervisor.launch(script("late", RUN)), /the devnet is stopping: late is not started/);
  });

  it("leaves nothing of a process that was being started when the end came", async () => {
    const supervisor = await newSupervisor();
    const refused = assert.rejects(supervisor.launch(script("early", RUN)), /is stopping: early is not started/);
    await supervisor.stop();
    await refused;
    assert.ok(!existsSync(join(dataDir, "run.json")));
  });

  for (const [name, create] of [
    [
      "chain",
      async (host: Supervisor) =>
        new Chain(host, (await settlePorts(FREE_PORTS)).chain, { blockSeconds: 0, history: 0 }),
    ],
    ["ipfs", async (host: Supervisor) => new Ipfs(host, (await settlePorts(FREE_PORTS)).ipfs)],
    ["postgres", async (host: Supervisor) => new Postgres(host, (await settlePorts(FREE_PORTS)).postgres)],
  ] as const) {
    it(`names ${name} when it is killed`, async () => {
      const supervisor = await newSupervisor();
      await (await create(supervisor)).start();
      const { children } = JSON.parse(await readFile(join(dataDir, "run.json"), "utf8")) as {
        children: { pid: number }[];
      };
      process.kill(children[0]?.pid ?? NaN, "SIGKILL");
      assert.match(
        (await supervisor.closed)?.message ?? "",
        new RegExp(`^${name} was ended by SIGKILL, unexpectedly\n`),
      );
    });
  }
});

describe("a data folder", () => {
  async function abandon(): Promise<{ supervisor: ProcessIdentity; child: ProcessIdentity }> {
    const abandoned = spawn(process.execPath, [join(import.meta.dirname, "abandoned-run.ts"), dataDir]);
    const [output] = (await once(abandoned.stdout, "data")) as [Buffer];
    return { supervisor: identity(abandoned.pid ?? 0), child: identity(Number(String(output))) };
  }

  it("is cleared by the guard when the supervisor is killed", async () => {
    const { supervisor, child } = await abandon();
    process.kill(supervisor.pid, "SIGKILL");
    await waitUntilGone(child);
    for (let attempt = 0; attempt < 100 && existsSync(join(dataDir, "run.json")); attempt += 1) await sleep(20);
    assert.ok(!existsSync(join(dataDir, "run.json")));
  });

  it("is cleared by the next start when the guard could not, which says so", async () => {
    const left = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "ignore" });
    const child = identity(left.pid ?? 0);
    const gone: ProcessIdentity = { pid: process.pid, started: "long ago" };
    await writeFile(
      join(dataDir, "run.json"),
      JSON.stringify({ supervisor: gone, children: [{ name: "chain", ...child }] }),
    );
    const log: string[] = [];
    const supervisor = await newSupervisor(log);
    await waitUntilGone(child);
    assert.match(log.join("\n"), new RegExp(`was not stopped in order; ended what was left: chain \\(${child.pid}\\)`));
    await supervisor.stop();
  });

  it("is not taken from a running devnet, and a torn run file takes it from nobody", async () => {
    const supervisor = await newSupervisor();
    await assert.rejects(newSupervisor(), new RegExp(`already running here: process ${process.pid} owns`));
    await supervisor.stop();
    await writeFile(join(dataDir, "run.json"), '{ "supervisor": {');
    await (await newSupervisor()).stop();
  });

  it("is not cleared of a process that only has the number of an old one", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "ignore" });
    const child = { name: "chain", pid: other.pid, started: "another time" };
    await writeFile(join(dataDir, "run.json"), JSON.stringify({ supervisor: child, children: [child] }));
    await (await newSupervisor()).stop();
    assert.equal(other.exitCode ?? other.signalCode, null);
    other.kill("SIGKILL");
  });
});

describe("Postgres", () => {
  it("starts over a lock file that names a foreign process, and ends a server that was left on its folder", async () => {
    const { postgres: port } = await settlePorts(FREE_PORTS);
    const first = await newSupervisor();
    await new Postgres(first, port).start();
    const { children } = JSON.parse(await readFile(join(dataDir, "run.json"), "utf8")) as {
      children: { pid: number }[];
    };
    const server = identity(children[0]?.pid ?? NaN);
    // Nobody remembers the first devnet, but its server still runs.
    await rm(join(dataDir, "run.json"));
    const log: string[] = [];
    const second = await newSupervisor(log);
    await new Postgres(second, port).start();
    assert.ok(!isRunning(server));
    assert.match(log.join("\n"), new RegExp(`ending the Postgres server ${server.pid}`));
    await second.stop();

    await writeFile(join(dataDir, "postgres", "data", "postmaster.pid"), `${process.pid}\n`);
    const third = await newSupervisor();
    const again = new Postgres(third, port);
    await again.start();
    assert.match(await again.createDatabase("graph"), /^postgresql:\/\/postgres:[0-9a-f]{32}@127\.0\.0\.1:\d+\/graph$/);
    await third.stop();
  });
});

describe("ExternalIpfs", () => {
  it("says what to do when the node does not answer", async () => {
    const node = new ExternalIpfs({ rpc: "http://127.0.0.1:9", gateway: "http://127.0.0.1:9" });
    await assert.rejects(node.start(), /IPFS node at http:\/\/127\.0\.0\.1:9 does not answer[^]*unset FTNS_IPFS_URL/);
  });
});
