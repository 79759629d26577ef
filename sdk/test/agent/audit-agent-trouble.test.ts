// The agent that keeps audits moving, beside others that do the same, and on a chain that is not always there.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it, mock } from "node:test";
import { createPublicClient, type Hex } from "viem";
import { devnetChain, journeys, type AssetId } from "../../src/index.ts";
import { publishModel, startAuditStage, type AuditStage } from "../trust/stage.ts";
import { draws, dueAudit, read, sent, through, tick, watch, withGas } from "./audit-watchers.ts";

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

describe("the agent of audits, with others and with trouble", () => {
  it("may run twice at once: nothing is done twice", async () => {
    const audit = await dueAudit(stage, asset);
    const agents = (["auditor1", "auditor2"] as const).map((actor) => watch(stage.as(actor)));
    const round = () => Promise.all(agents.map(({ watcher }) => watcher.runOnce()));
    await round();
    await round();
    assert.equal((await draws(stage, audit)).length, 1);
    const failures = agents.flatMap(({ types }) => types()).filter((type) => type === "retrying" || type === "blocked");
    assert.deepEqual(failures, []);
  });

  it("takes it for no error that another transaction of the same block was first", async () => {
    const audit = await dueAudit(stage, asset);
    const agents = (["auditor1", "auditor2"] as const).map((actor) => watch(withGas(stage, actor, "0x2dc6c0")));
    await stage.chain.automine(false);
    const rounds = Promise.all(agents.map(({ watcher }) => watcher.runOnce()));
    try {
      while ((await stage.chain.client.getBlock({ blockTag: "pending" })).transactions.length < 2) await tick();
      await stage.chain.mine(1);
      await rounds;
    } finally {
      await stage.chain.automine(true);
    }
    assert.equal((await draws(stage, audit)).length, 1);
    const told = agents.flatMap(({ types }) => types().filter((type) => type !== "drawn"));
    assert.deepEqual(told.sort(), ["overtaken", "wentOn"]);
    assert.match(agents.map(({ lines }) => lines()).join("\n"), /audit 1: somebody else was first to draw/);
  });

  it("leaves a step to whoever takes it before its turn comes", async () => {
    const audit = await dueAudit(stage, asset);
    mock.method(Math, "random", () => 1);
    const { watcher, events } = watch(stage.as("auditor1"), { pollMs: 200 });
    const before = await sent(stage, "auditor1");
    const stop = new AbortController();
    const running = watcher.run(stop.signal);
    const stands = () => events.filter(({ type }) => type === "stands").length;
    while (stands() < 1) await tick();
    await journeys.continueAudit(stage.as("keeper"), audit);
    while (stands() < 2) await tick();
    stop.abort();
    await running;
    assert.equal(await sent(stage, "auditor1"), before);
  });

  it("spends gas twice at most on what the chain undoes", async () => {
    await dueAudit(stage, asset);
    const { watcher, types, lines } = watch(withGas(stage, "buyer", "0x11170"));
    const before = await sent(stage, "buyer");
    mock.timers.enable({ apis: ["Date"], now: Date.now() });
    for (let round = 0; round < 5; round++) {
      await watcher.runOnce();
      mock.timers.tick(60_000);
    }
    assert.deepEqual(types(), ["retrying", "blocked"]);
    assert.match(lines(), /BLOCKED audit 1 \(draw\), again in 15 minutes: /);
    assert.equal(await sent(stage, "buyer"), before + 2);
  });

  it("goes on when the node was away, and stops when it is told to", async () => {
    const audit = await dueAudit(stage, asset);
    let down = true;
    const transport = through(stage, () => {
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
    assert.equal((await read(stage, audit)).phase, "Committing");
  });

  it("begins anew on a chain that was put back", async () => {
    const before = await stage.chain.snapshot();
    await dueAudit(stage, asset);
    const { watcher, lines } = watch(stage.as("keeper"), { all: true });
    await watcher.runOnce();
    await stage.chain.revert(before);
    await watcher.runOnce();
    await dueAudit(stage, asset);
    await watcher.runOnce();
    assert.equal(lines().match(/drew for audit 1/g)?.length, 2);
  });

  it("says at once that it has no wallet", () => {
    assert.throws(() => watch({ ...stage.as("keeper"), wallet: undefined }), { code: "WalletMissing" });
  });
});
