// The agent that keeps audits moving, on a chain and an IPFS node of its own: what happens while nobody is at the screen.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it, mock } from "node:test";
import type { Hex } from "viem";
import { journeys, reads, type AssetId, type audits, type AuditId } from "../../src/index.ts";
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
import { dueAudit, read, sent, watch } from "./audit-watchers.ts";

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

/** All seats commit. @returns an opening for each */
async function committed(audit: AuditId): Promise<Map<Actor, audits.FindingOpening>> {
  const openings = new Map<Actor, audits.FindingOpening>();
  for (const place of await panelOf(stage, audit)) openings.set(place.actor, await submit(stage, audit, place, 8_000));
  return openings;
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
    const by = new Date((await read(stage, audit)).deadline * 1_000).toISOString().slice(0, 19).replace("T", " ");
    assert.match(own.lines(), new RegExp(`DRAWN for seat ${first?.seat} of audit 1, .* commit by ${by} UTC`));
  });

  it("has another block named when nobody drew for 256 blocks, and draws by that", async () => {
    const audit = await dueAudit(stage, asset);
    await stage.chain.mine(300);
    const { watcher, lines } = watch(stage.as("buyer"));
    await watcher.runOnce();
    assert.match(lines(), /too late to draw for audit 1, named block \d+ instead/);
    await stage.chain.mine(3);
    await watcher.runOnce();
    assert.match(lines(), /drew for audit 1/);
    assert.equal((await read(stage, audit)).phase, "Committing");
  });

  it("ends an audit that nobody drew for a day", async () => {
    const audit = await dueAudit(stage, asset);
    await stage.chain.passTime(86_401);
    const { watcher, types } = watch(stage.as("buyer"));
    await watcher.runOnce();
    assert.deepEqual(types(), ["wentOn"]);
    assert.equal((await read(stage, audit)).phase, "Concluded");
  });
});

describe("the agent of audits, whose audits it looks after", () => {
  it("sends nothing for an account that an audit does not concern", async () => {
    const audit = await dueAudit(stage, asset);
    await enlist(stage.as("third"), "Ada", ["Dataset"]);
    // No auditor; an auditor of another domain; an auditor with a part in the asset.
    await enlist(stage.as("seller"), "Seller");
    for (const actor of ["keeper", "third", "seller"] as const) {
      const before = await sent(stage, actor);
      const { watcher, events } = watch(stage.as(actor));
      await watcher.runOnce();
      assert.deepEqual(
        events.map(({ type }) => type),
        ["started"],
      );
      assert.equal(await sent(stage, actor), before);
    }
    assert.equal((await read(stage, audit)).phase, "Drawing");
  });

  it("looks after all of them when it is to", async () => {
    const audit = await dueAudit(stage, asset);
    const { watcher, types } = watch(stage.as("keeper"), { all: true });
    await watcher.runOnce();
    assert.deepEqual(types(), ["wentOn"]);
    assert.equal((await read(stage, audit)).phase, "Committing");
  });

  it("leaves an audit in which an auditor lost its seat: nobody is drawn twice", async () => {
    const audit = await drawnAudit(stage, asset);
    const [silent, ...others] = await panelOf(stage, audit);
    assert(silent !== undefined);
    for (const other of others) await submit(stage, audit, other, 8_000);
    await stage.chain.passTime(COMMIT_WINDOW + 1);
    await journeys.continueAudit(stage.as("keeper"), audit);
    await stage.chain.mine(3);
    const before = await sent(stage, silent.actor);
    await watch(stage.as(silent.actor)).watcher.runOnce();
    assert.equal(await sent(stage, silent.actor), before);
    const unseated = AUDITORS.find((actor) => ![silent, ...others].some((place) => place.actor === actor));
    const { watcher, types } = watch(stage.as(unseated ?? assert.fail()));
    await watcher.runOnce();
    assert.deepEqual(types(), ["wentOn"]);
  });

  it("finds what is open among audits that are over", async () => {
    const first = await dueAudit(stage, asset);
    const keeper = watch(stage.as("keeper"), { all: true });
    await stage.chain.passTime(86_401);
    await keeper.watcher.runOnce();
    assert.equal((await read(stage, first)).phase, "Concluded");
    const second = await dueAudit(stage, asset);
    const late = watch(stage.as("keeper"), { all: true });
    await late.watcher.runOnce();
    assert.match(late.lines(), /drew for audit 2/);
    assert.doesNotMatch(late.lines(), /audit 1/);
    await keeper.watcher.runOnce();
    assert.match(keeper.lines(), /audit 1 .* over\n[^]*audit 2 .* 0 of 3 have committed after draw 1/);
    assert.equal((await read(stage, second)).phase, "Committing");
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
    assert.equal((await read(stage, audit)).phase, "Concluded");
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
    const before = await sent(stage, first.actor);
    await watcher.runOnce();
    assert.deepEqual(types().slice(2), ["reminder"]);
    assert.equal(await sent(stage, first.actor), before);
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
