// The agent that keeps audits moving, on a chain and an IPFS node of its own: everything that may happen while nobody is at the screen.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it, mock } from "node:test";
import { createPublicClient, createWalletClient, custom, http, type EIP1193RequestFn, type Hex } from "viem";
import { getContractEvents, getTransactionCount } from "viem/actions";
import {
  agent,
  devnetChain,
  journeys,
  reads,
  type AssetId,
  type audits,
  type AuditId,
  type MarketClient,
} from "../../src/index.ts";
import { auditsAbi } from "../../src/generated/abis.ts";
import { cidOf } from "../../src/ipfs/cid.ts";
import type { Actor } from "../support/chain.ts";
import {
  AUDITORS,
  drawnAudit,
  enlist,
  panelOf,
  publishModel,
  startAuditStage,
  submit,
  type AuditStage,
} from "../trust/stage.ts";

const COMMIT_WINDOW = 3 * 86_400;
const REVEAL_WINDOW = 86_400;

let stage: AuditStage;
let asset: AssetId;
let snapshot: Hex;

before(async () => {
  stage = await startAuditStage();
  asset = await publishModel(stage.as("seller"));
});
after(() => stage.stop());
beforeEach(async () => {
  snapshot = await stage.chain.snapshot();
});
afterEach(async () => {
  mock.reset();
  await stage.chain.revert(snapshot);
});

/** An agent of an account, whose events are kept. */
function watch(market: MarketClient, more: Partial<agent.AuditAgentOptions> = {}) {
  const events: agent.AuditEvent[] = [];
  const options = { pollMs: 20, findOpening: () => Promise.resolve(undefined), ...more };
  const watcher = new agent.AuditAgent(market, { ...options, onEvent: (event) => events.push(event) });
  const types = () => events.map(({ type }) => type).filter((type) => type !== "started" && type !== "stands");
  const lines = () => events.map(agent.auditEventLine).join("\n");
  return { watcher, events, types, lines };
}

/** An audit that the buyer ordered, with the deciding block there. */
async function dueAudit(): Promise<AuditId> {
  const audit = await journeys.orderAudit(stage.as("buyer"), { asset, version: 1 });
  await stage.chain.mine(3);
  return audit;
}

function read(audit: AuditId) {
  return reads.readAudit(stage.as("keeper"), audit);
}

function draws(audit: AuditId) {
  const { address, block } = stage.as("keeper").deployment.contracts.Audits;
  const filter = { address, abi: auditsAbi, fromBlock: BigInt(block), args: { audit }, strict: true } as const;
  return getContractEvents(stage.chain.client, { ...filter, eventName: "PanelDrawn" });
}

/** Sent by an account so far. */
function sent(actor: Actor): Promise<number> {
  return getTransactionCount(stage.chain.client, { address: stage.chain.address(actor) });
}

/** All seats commit. @returns an opening for each */
async function committed(audit: AuditId): Promise<Map<Actor, audits.FindingOpening>> {
  const openings = new Map<Actor, audits.FindingOpening>();
  for (const place of await panelOf(stage, audit)) openings.set(place.actor, await submit(stage, audit, place, 8_000));
  return openings;
}

/** A market client whose wallet gives each transaction so much gas, without asking whether it would still work. */
function withGas(actor: Actor, gas: Hex): MarketClient {
  const market = stage.as(actor);
  const { account } = market.wallet ?? assert.fail();
  const transport = through((method) => (method === "eth_estimateGas" ? gas : undefined));
  return { ...market, wallet: createWalletClient({ account, chain: devnetChain(stage.chain.rpcUrl), transport }) };
}

/** Through what a node answers. @param change the answer to a request; undefined asks the node */
function through(change: (method: string) => unknown) {
  const node = http(stage.chain.rpcUrl)({ chain: devnetChain(stage.chain.rpcUrl) });
  const request = (async (call: { method: string; params?: unknown }) =>
    change(call.method) ?? node.request(call as never)) as EIP1193RequestFn;
  return custom({ request }, { retryCount: 0 });
}

describe("the agent of audits, before the panel", () => {
  it("waits for the deciding block, draws, and says once who has a seat and until when", async () => {
    const audit = await journeys.orderAudit(stage.as("buyer"), { asset, version: 1 });
    const { watcher, types, lines } = watch(stage.as("auditor1"));
    await watcher.runOnce();
    assert.deepEqual(types(), []);
    await stage.chain.mine(3);
    await watcher.runOnce();
    assert.deepEqual(types(), ["wentOn"]);
    assert.match(lines(), /drew for audit 1, 3 of 3 seats are taken, block \d+, \d+ gas, 0x[0-9a-f]{64}/);

    const [first] = await panelOf(stage, audit);
    const own = watch(stage.as(first?.actor ?? assert.fail()));
    await own.watcher.runOnce();
    await own.watcher.runOnce();
    assert.deepEqual(own.types(), ["drawn"]);
    const by = new Date((await read(audit)).deadline * 1_000).toISOString().slice(0, 19).replace("T", " ");
    assert.match(own.lines(), new RegExp(`DRAWN for seat ${first?.seat} of audit 1, .* commit by ${by} UTC`));
  });

  it("has another block named when nobody drew for 256 blocks, and draws by that", async () => {
    const audit = await dueAudit();
    await stage.chain.mine(300);
    const { watcher, lines } = watch(stage.as("buyer"));
    await watcher.runOnce();
    assert.match(lines(), /too late to draw for audit 1, named block \d+ instead/);
    await stage.chain.mine(3);
    await watcher.runOnce();
    assert.match(lines(), /drew for audit 1/);
    assert.equal((await read(audit)).phase, "Committing");
  });

  it("ends an audit that nobody drew for a day", async () => {
    const audit = await dueAudit();
    await stage.chain.passTime(86_401);
    const { watcher, types } = watch(stage.as("buyer"));
    await watcher.runOnce();
    assert.deepEqual(types(), ["wentOn"]);
    assert.equal((await read(audit)).phase, "Concluded");
  });
});

describe("the agent of audits, whose audits it looks after", () => {
  it("sends nothing for an account that an audit does not concern", async () => {
    const audit = await dueAudit();
    await enlist(stage.as("third"), "Ada", ["Dataset"]);
    // No auditor; an auditor of another domain; an auditor with a part in the asset.
    await enlist(stage.as("seller"), "Seller");
    for (const actor of ["keeper", "third", "seller"] as const) {
      const before = await sent(actor);
      const { watcher, events } = watch(stage.as(actor));
      await watcher.runOnce();
      assert.deepEqual(
        events.map(({ type }) => type),
        ["started"],
      );
      assert.equal(await sent(actor), before);
    }
    assert.equal((await read(audit)).phase, "Drawing");
  });

  it("looks after all of them when it is to", async () => {
    const audit = await dueAudit();
    const { watcher, types } = watch(stage.as("keeper"), { all: true });
    await watcher.runOnce();
    assert.deepEqual(types(), ["wentOn"]);
    assert.equal((await read(audit)).phase, "Committing");
  });

  it("leaves an audit in which an auditor lost its seat: nobody is drawn twice", async () => {
    const audit = await drawnAudit(stage, asset);
    const [silent, ...others] = await panelOf(stage, audit);
    assert(silent !== undefined);
    for (const other of others) await submit(stage, audit, other, 8_000);
    await stage.chain.passTime(COMMIT_WINDOW + 1);
    await journeys.continueAudit(stage.as("keeper"), audit);
    await stage.chain.mine(3);
    const before = await sent(silent.actor);
    await watch(stage.as(silent.actor)).watcher.runOnce();
    assert.equal(await sent(silent.actor), before);
    const unseated = AUDITORS.find((actor) => ![silent, ...others].some((place) => place.actor === actor));
    const { watcher, types } = watch(stage.as(unseated ?? assert.fail()));
    await watcher.runOnce();
    assert.deepEqual(types(), ["wentOn"]);
  });

  it("finds what is open among audits that are over", async () => {
    const first = await dueAudit();
    const keeper = watch(stage.as("keeper"), { all: true });
    await stage.chain.passTime(86_401);
    await keeper.watcher.runOnce();
    assert.equal((await read(first)).phase, "Concluded");
    const second = await dueAudit();
    const late = watch(stage.as("keeper"), { all: true });
    await late.watcher.runOnce();
    assert.match(late.lines(), /drew for audit 2/);
    assert.doesNotMatch(late.lines(), /audit 1/);
    await keeper.watcher.runOnce();
    assert.match(keeper.lines(), /audit 1 .* over\n[^]*audit 2 .* 0 of 3 have committed after draw 1/);
    assert.equal((await read(second)).phase, "Committing");
  });
});

describe("the agent of audits, on the account's seat", () => {
  it("calls a deadline to mind when it nears, and tells when it is missed", async () => {
    const audit = await drawnAudit(stage, asset);
    const [first] = await panelOf(stage, audit);
    const { watcher, types, lines } = watch(stage.as(first?.actor ?? assert.fail()));
    await watcher.runOnce();
    assert.deepEqual(types(), ["drawn"]);
    await stage.chain.passTime(COMMIT_WINDOW - 80_000);
    await watcher.runOnce();
    await watcher.runOnce();
    await stage.chain.passTime(78_000);
    await watcher.runOnce();
    assert.deepEqual(types(), ["drawn", "reminder", "reminder"]);
    assert.match(lines(), /HURRY seat \d of audit 1: 22 hours \d+ minutes left to commit, until .* UTC/);
    assert.equal(watcher.troubled, false);
    await stage.chain.passTime(2_100);
    await watcher.runOnce();
    assert.deepEqual(types().slice(3), ["missed", "wentOn"]);
    assert.equal(watcher.troubled, true);
  });

  it("replaces a silent auditor, and takes the audit to its certificate", async () => {
    const audit = await drawnAudit(stage, asset);
    const panel = await panelOf(stage, audit);
    const [silent, ...others] = panel;
    const openings = new Map<number, audits.FindingOpening>();
    for (const place of others) openings.set(place.seat, await submit(stage, audit, place, 8_000));
    const agents = others.map(({ actor }) =>
      watch(stage.as(actor), { findOpening: (_, seat) => Promise.resolve(openings.get(seat)) }),
    );
    const [one] = agents;
    assert(one !== undefined && silent !== undefined);
    await stage.chain.passTime(COMMIT_WINDOW + 1);
    await one.watcher.runOnce();
    await stage.chain.mine(3);
    await one.watcher.runOnce();
    assert.deepEqual(one.types(), ["wentOn", "wentOn"]);
    assert.match(one.lines(), /went on with audit 1 without the silent[^]*drew for audit 1, 3 of 3 seats are taken/);
    const substitute = (await panelOf(stage, audit))[silent.seat] ?? assert.fail();
    assert.notEqual(substitute.actor, silent.actor);

    await submit(stage, audit, substitute, 8_000);
    for (const { watcher } of agents) await watcher.runOnce();
    for (const { types } of agents) assert(types().includes("revealed"));
    // The substitute has no agent, and is silent.
    await stage.chain.passTime(REVEAL_WINDOW + 1);
    await one.watcher.runOnce();
    assert.equal((await read(audit)).phase, "Concluded");
    const { certificate } = await reads.readCertificate(stage.as("keeper"), asset, 1);
    assert.equal(certificate?.scores.ModelPerformance, 8_000);
    assert.match(one.lines(), /concluded audit 1/);
    assert.equal(one.watcher.troubled, false);
  });

  it("says early that the opening is not there, or is another's, and reveals when it comes", async () => {
    const audit = await drawnAudit(stage, asset);
    const [first, second, third] = await panelOf(stage, audit);
    assert(first !== undefined && second !== undefined && third !== undefined);
    const own = await submit(stage, audit, first, 8_000);
    const other = await submit(stage, audit, second, 8_000);
    let found: audits.FindingOpening | undefined;
    const { watcher, types, lines } = watch(stage.as(first.actor), { findOpening: () => Promise.resolve(found) });
    await watcher.runOnce();
    await watcher.runOnce();
    found = other;
    await watcher.runOnce();
    assert.deepEqual(types(), ["closed", "closed"]);
    assert.match(lines(), /BLOCKED reveal of seat \d of audit 1: Its opening is not there\./);
    assert.match(lines(), /The opening is of another finding than was committed\./);
    await submit(stage, audit, third, 8_000);
    const before = await sent(first.actor);
    await watcher.runOnce();
    assert.deepEqual(types().slice(2), ["reminder"]);
    assert.equal(await sent(first.actor), before);
    found = own;
    await watcher.runOnce();
    assert.deepEqual(types().slice(3), ["revealed"]);
  });

  it("shows nothing of a finding in its log before the chain does", async () => {
    const audit = await drawnAudit(stage, asset);
    const [first] = await panelOf(stage, audit);
    const opening = await submit(stage, audit, first ?? assert.fail(), 8_000);
    const { watcher, lines } = watch(stage.as(first?.actor ?? assert.fail()), {
      findOpening: () => Promise.resolve(opening),
    });
    await watcher.runOnce();
    assert.doesNotMatch(lines(), /8,?000|80|0x[0-9a-f]{64}/);
  });

  it("reveals without IPFS in the last half hour, and publishes the report later", async () => {
    const audit = await drawnAudit(stage, asset);
    const openings = await committed(audit);
    const [actor, opening] = [...openings][0] ?? assert.fail();
    const upload = { url: "http://127.0.0.1:1" };
    const market = { ...stage.as(actor), ipfs: { upload, endpoints: [] } };
    mock.timers.enable({ apis: ["Date"], now: Date.now() });
    const { watcher, types } = watch(market, { findOpening: () => Promise.resolve(opening) });
    await watcher.runOnce();
    assert.deepEqual(types(), ["retrying", "reminder"]);
    await stage.chain.passTime(REVEAL_WINDOW - 1_700);
    mock.timers.tick(60_000);
    await watcher.runOnce();
    assert.deepEqual(types().slice(2), ["revealed", "retrying"]);
    upload.url = stage.ipfs.url;
    mock.timers.tick(60_000);
    await watcher.runOnce();
    assert.deepEqual(types().slice(4), ["published"]);
    assert(stage.ipfs.blocks.has(String(cidOf(opening.report, 1))));
  });
});

describe("the agent of audits, with others and with trouble", () => {
  it("may run twice at once: nothing is done twice", async () => {
    const audit = await dueAudit();
    const agents = (["auditor1", "auditor2"] as const).map((actor) => watch(stage.as(actor)));
    const round = () => Promise.all(agents.map(({ watcher }) => watcher.runOnce()));
    await round();
    await round();
    assert.equal((await draws(audit)).length, 1);
    const failures = agents.flatMap(({ types }) => types()).filter((type) => type === "retrying" || type === "blocked");
    assert.deepEqual(failures, []);
  });

  it("takes it for no error that another transaction of the same block was first", async () => {
    const audit = await dueAudit();
    const agents = (["auditor1", "auditor2"] as const).map((actor) => watch(withGas(actor, "0x2dc6c0")));
    await stage.chain.automine(false);
    const rounds = Promise.all(agents.map(({ watcher }) => watcher.runOnce()));
    try {
      while ((await stage.chain.client.getBlock({ blockTag: "pending" })).transactions.length < 2) await tick();
      await stage.chain.mine(1);
      await rounds;
    } finally {
      await stage.chain.automine(true);
    }
    assert.equal((await draws(audit)).length, 1);
    const told = agents.flatMap(({ types }) => types().filter((type) => type !== "drawn"));
    assert.deepEqual(told.sort(), ["overtaken", "wentOn"]);
    assert.match(agents.map(({ lines }) => lines()).join("\n"), /audit 1: somebody else was first to draw/);
  });

  it("leaves a step to whoever takes it before its turn comes", async () => {
    const audit = await dueAudit();
    mock.method(Math, "random", () => 1);
    const { watcher, events } = watch(stage.as("auditor1"), { pollMs: 200 });
    const before = await sent("auditor1");
    const stop = new AbortController();
    const running = watcher.run(stop.signal);
    const stands = () => events.filter(({ type }) => type === "stands").length;
    while (stands() < 1) await tick();
    await journeys.continueAudit(stage.as("keeper"), audit);
    while (stands() < 2) await tick();
    stop.abort();
    await running;
    assert.equal(await sent("auditor1"), before);
  });

  it("spends gas twice at most on what the chain undoes", async () => {
    await dueAudit();
    const { watcher, types, lines } = watch(withGas("buyer", "0x11170"));
    const before = await sent("buyer");
    mock.timers.enable({ apis: ["Date"], now: Date.now() });
    for (let round = 0; round < 5; round++) {
      await watcher.runOnce();
      mock.timers.tick(60_000);
    }
    assert.deepEqual(types(), ["retrying", "blocked"]);
    assert.match(lines(), /BLOCKED audit 1 \(draw\), again in 15 minutes: /);
    assert.equal(await sent("buyer"), before + 2);
  });

  it("goes on when the node was away, and stops when it is told to", async () => {
    const audit = await dueAudit();
    let down = true;
    const transport = through(() => {
      if (down) throw new TypeError("fetch failed");
      return undefined;
    });
    const client = createPublicClient({ chain: devnetChain(stage.chain.rpcUrl), transport, cacheTime: 0 });
    const { watcher, events } = watch({ ...stage.as("buyer"), client });
    const stop = new AbortController();
    const running = watcher.run(stop.signal);
    while (!events.some(({ type }) => type === "waiting")) await tick();
    down = false;
    while (!events.some(({ type }) => type === "wentOn")) await tick();
    stop.abort();
    await running;
    assert.equal((await read(audit)).phase, "Committing");
  });

  it("begins anew on a chain that was put back", async () => {
    const before = await stage.chain.snapshot();
    await dueAudit();
    const { watcher, lines } = watch(stage.as("keeper"), { all: true });
    await watcher.runOnce();
    await stage.chain.revert(before);
    await watcher.runOnce();
    await dueAudit();
    await watcher.runOnce();
    assert.equal(lines().match(/drew for audit 1/g)?.length, 2);
  });

  it("says at once that it has no wallet", () => {
    assert.throws(() => watch({ ...stage.as("keeper"), wallet: undefined }), { code: "WalletMissing" });
  });
});

function tick(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}
