// `npm run audit -- --watch` as an auditor runs it: a keystore, and openings in files.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmod, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { once as event } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { Hex } from "viem";
import { openingPath, saveOpening } from "../../../scripts/audit/openings.ts";
import { parseAuditOptions } from "../../../scripts/audit/options.ts";
import { runAudit } from "../../../scripts/audit/run.ts";
import { secretSource } from "../../../scripts/deliver/secrets.ts";
import { reads, type AuditId } from "../../src/index.ts";
import type { Actor } from "../support/chain.ts";
import {
  drawnAudit,
  keyFile,
  panelOf,
  PASSWORD,
  publishModel,
  startAuditStage,
  submit,
  type AuditStage,
} from "./stage.ts";

const JSON_BODY = { "content-type": "application/json" };
const ROOT = resolve(import.meta.dirname, "../../..");

let stage: AuditStage;
let audit: AuditId;
let folder: string;
let snapshot: Hex;

before(async () => {
  stage = await startAuditStage();
  folder = await mkdtemp(join(tmpdir(), "ftns-watch-"));
  await writeFile(join(folder, "market.json"), JSON.stringify(stage.as("seller").deployment));
  audit = await drawnAudit(stage, await publishModel(stage.as("seller")));
});
after(async () => {
  await stage.stop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  snapshot = await stage.chain.snapshot();
});
afterEach(() => stage.chain.revert(snapshot));

const home = (actor: Actor) => join(folder, actor);

async function argsOf(actor: Actor, ...more: string[]): Promise<string[]> {
  const key = join(home(actor), "auditor.json");
  await keyFile(stage, actor, key);
  const market = ["--rpc", stage.chain.rpcUrl, "--deployment", join(folder, "market.json"), "--ipfs", stage.ipfs.url];
  return ["--watch", "--key", key, "--folder", home(actor), "--poll", "0.05", ...market, ...more];
}

/** Starts the command. @returns its lines as they come, and whether it went well */
async function start(actor: Actor, ...more: string[]) {
  const lines: string[] = [];
  const options = parseAuditOptions(await argsOf(actor, ...more), {});
  if (options === "help") return assert.fail();
  const stop = new AbortController();
  const secrets = secretSource({ FTNS_AUDITOR_PASSWORD: PASSWORD });
  const went = runAudit(options, { secrets, log: (line) => lines.push(line), signal: stop.signal });
  return { lines, went, stop };
}

async function once(actor: Actor, ...more: string[]) {
  const { lines, went } = await start(actor, "--once", ...more);
  return { went: await went, text: lines.join("\n") };
}

/** All seats commit, their openings in files as `npm run audit -- --audit` leaves them. @returns the auditors and their files */
async function committed() {
  return Promise.all(
    (await panelOf(stage, audit)).map(async (place) => {
      const path = openingPath(home(place.actor), stage.as("keeper"), audit, place.seat);
      saveOpening(path, await submit(stage, audit, place, 8_000));
      return { ...place, path };
    }),
  );
}

async function firstOf<T>(places: Promise<readonly T[]>): Promise<T> {
  return (await places)[0] ?? assert.fail();
}

async function stateOf(seat: number) {
  return (await reads.readAudit(stage.as("keeper"), audit)).seats[seat]?.state;
}

describe("npm run audit -- --watch", () => {
  it("says what a seat asks for, and how", async () => {
    const { actor, seat } = await firstOf(panelOf(stage, audit));
    const { went, text } = await once(actor);
    assert.equal(went, true);
    assert.match(
      text,
      /^\d{4}-\d\d-\d\dT\S+Z watching the audits that concern the account, as 0x\w+: it may be drawn for Model\n/,
    );
    assert.match(text, new RegExp(`own seat ${seat}: Drawn\n`));
    assert.match(text, /DRAWN for seat .* commit by .* UTC, .*\n.* npm run audit -- --audit 1$/);
  });

  it("reveals findings of several auditors from their files, concludes once, and stops when it is told to", async () => {
    const places = await committed();
    const running = await Promise.all(places.map(({ actor }) => start(actor)));
    const all = () => running.flatMap(({ lines }) => lines).join("\n");
    while ((await reads.readAudit(stage.as("keeper"), audit)).phase !== "Concluded" || !/concluded audit 1/.test(all()))
      await tick();
    for (const { stop } of running) stop.abort();
    assert.deepEqual(await Promise.all(running.map(({ went }) => went)), [true, true, true]);
    assert.equal(all().match(/revealed the finding of seat \d of audit 1, block/g)?.length, 3);
    assert.equal(all().match(/concluded audit 1, block/g)?.length, 1);
    assert.doesNotMatch(all(), /BLOCKED|MISSED|again in/);
  });

  it("goes on when its node was away for a while", async () => {
    const { actor, seat, path } = await firstOf(committed());
    await rename(path, `${path}.away`);
    const node = await gatewayTo(stage.chain.rpcUrl);
    const { lines, went, stop } = await start(actor, "--rpc", node.url);
    const said = async (what: RegExp) => {
      while (!what.test(lines.join("\n"))) await tick();
    };
    await said(/is not there/);
    await node.close();
    await said(/the chain again in 5 seconds: The chain's endpoint cannot be reached/);
    await rename(`${path}.away`, path);
    await node.open();
    await said(/revealed the finding/);
    stop.abort();
    assert.equal(await went, true);
    assert.equal(await stateOf(seat), "Revealed");
    await node.close();
  });

  it("names the file that it misses, and reveals when it is back", async () => {
    const { actor, seat, path } = await firstOf(committed());
    await rename(path, `${path}.away`);
    const { text } = await once(actor);
    assert.match(
      text,
      /BLOCKED reveal of seat .*-seat-\d\.json is not there\. Put it back, or rebuild it: npm run audit/,
    );
    assert.match(text, /HURRY .* left to reveal, until/);
    assert.equal(await stateOf(seat), "Committed");
    await rename(`${path}.away`, path);
    await once(actor);
    assert.equal(await stateOf(seat), "Revealed");
  });

  it("reveals from a file that others can read, and says so", async () => {
    const { actor, seat, path } = await firstOf(committed());
    await chmod(path, 0o644);
    assert.match((await once(actor)).text, /can be read by others\. Run: chmod 600 .*\n.*revealed the finding/);
    assert.equal(await stateOf(seat), "Revealed");
  });

  it("does not go well when a deadline of the account was missed", async () => {
    const { actor, path } = await firstOf(committed());
    await rm(path);
    await stage.chain.passTime(86_401);
    const { went, text } = await once(actor);
    assert.equal(went, false);
    assert.match(text, /MISSED seat \d of audit 1: the time to reveal is over/);
  });

  it("is a public keeper with --all", async () => {
    await stage.chain.passTime(3 * 86_400 + 1);
    assert.doesNotMatch((await once("keeper")).text, /audit 1/);
    assert.match(
      (await once("keeper", "--all")).text,
      /watching all audits.*\n.*\n.*went on with audit 1 without the silent/,
    );
  });

  it("says what is missing or wrong", async () => {
    const parse =
      (...args: string[]) =>
      () =>
        parseAuditOptions(args, {});
    assert.throws(parse("--watch", "--audit", "1"), /Say one of .* --audit and --watch/);
    assert.throws(parse("--all", "--audit", "1"), /--all goes with --watch alone/);
    assert.throws(parse("--watch", "--dry-run"), /--dry-run does not go with --watch, which evaluates nothing/);
    assert.throws(parse("--watch", "--benchmark", "x"), /--benchmark does not go with --watch/);
    assert.throws(parse("--watch", "--poll", "0"), /--poll must be/);
    await assert.rejects(
      once("keeper", "--key", join(folder, "nowhere.json")),
      /nowhere.json is not there. Make it: npm/,
    );
    await assert.rejects(once("keeper", "--rpc", "http://127.0.0.1:1"), /127.0.0.1:1 does not answer/);
    const elsewhere = join(folder, "elsewhere.json");
    await writeFile(elsewhere, JSON.stringify({ ...stage.as("seller").deployment, chainId: 10 }));
    await assert.rejects(once("keeper", "--deployment", elsewhere), /on chain 10 .* reads chain 31337/);
  });

  it("ends without an error at Ctrl-C, and with one when its input is wrong", async () => {
    const watching = program(await argsOf("keeper"));
    while (!/watching the audits/.test(watching.output())) await tick();
    watching.child.kill("SIGINT");
    assert.equal(await watching.code, 0);
    const wrong = program(["--watch", "--opcodes"]);
    assert.equal(await wrong.code, 1);
    assert.match(wrong.output(), /^--opcodes does not go with --watch/);
  });
});

/** Another way to a node, which can be closed and opened again. */
async function gatewayTo(target: string) {
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const answer = await fetch(target, { method: "POST", body: await textOf(request), headers: JSON_BODY });
    response.writeHead(answer.status, JSON_BODY).end(await answer.text());
  };
  let port = 0;
  let server: Server;
  const open = async () => {
    server = createServer((request, response) => void pass(request, response)).listen(port, "127.0.0.1");
    await event(server, "listening");
    ({ port } = server.address() as AddressInfo);
  };
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  await open();
  return { url: `http://127.0.0.1:${port}`, open, close };
}

/** The program as a process. */
function program(args: readonly string[]) {
  const env = { ...process.env, FTNS_AUDITOR_PASSWORD: PASSWORD };
  const child = spawn(process.execPath, ["scripts/audit/main.ts", ...args], { cwd: ROOT, env });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => said.push(text.toString()));
  const code = new Promise<number | null>((done) => child.on("close", done));
  return { child, code, output: () => said.join("") };
}

function tick(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, 50);
  });
}
