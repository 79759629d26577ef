// The key of a sealed artifact on its way to the auditors: asked for, handed over by the seller's agent, opened and tested.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { Hex } from "viem";
import {
  actions,
  agent,
  audits,
  journeys,
  reads,
  type AuditId,
  type MarketClient,
  type VersionKeys,
} from "../../src/index.ts";
import type { InspectedVersion } from "../../src/journeys/index.ts";
import { DeliveryError } from "../../src/delivery/errors.ts";
import { encryptedLot } from "../auctions/market.ts";
import { failsWith } from "../support/failures.ts";
import { MASTER } from "../support/versions.ts";
import { drawnAudit, panelOf, startAuditStage, submit, type AuditStage } from "./stage.ts";

let stage: AuditStage;
let snapshot: Hex;
let seller: MarketClient;
let audit: AuditId;
let keys: VersionKeys;
let version: Pick<InspectedVersion, "metadata">;

before(async () => {
  stage = await startAuditStage();
  seller = stage.as("seller");
  const lot = await encryptedLot(stage.chain, seller);
  keys = lot.keys;
  // All that the auditor needs of the seller's words.
  version = { metadata: { artifact: { encryption: { H: keys.h, Y: keys.y } } } } as typeof version;
  audit = await drawnAudit(stage, lot.asset);
});
after(() => stage.stop());
beforeEach(async () => {
  snapshot = await stage.chain.snapshot();
});
afterEach(() => stage.chain.revert(snapshot));

/** An agent of the seller whose events are kept. */
function watch(more: Partial<agent.DeliveryAgentOptions> = {}, market = seller) {
  const events: agent.AgentEvent[] = [];
  const options = { account: stage.chain.address("seller"), master: MASTER, confirmations: 1, ...more };
  const watcher = new agent.DeliveryAgent(market, { ...options, onEvent: (event) => events.push(event) });
  return { watcher, events, types: () => events.map(({ type }) => type) };
}

/** The first seat with its auditor's client and secret. */
async function firstSeat() {
  const [first] = await panelOf(stage, audit);
  const { seat, actor } = first ?? assert.fail();
  const market = stage.as(actor);
  return { market, actor, own: { audit, seat, master: await journeys.auditMaster(market, { audit, seat }) } };
}

describe("the seller's agent", () => {
  it("hands the key to every auditor who asks, once, and each opens its own", async () => {
    const panel = await panelOf(stage, audit);
    const masters = [];
    for (const { seat, actor } of panel) {
      const own = { audit, seat, master: await journeys.auditMaster(stage.as(actor), { audit, seat }) };
      await journeys.requestAuditKey(stage.as(actor), own);
      masters.push({ own, actor });
    }
    const { watcher, events, types } = watch();
    await watcher.runOnce();
    await watcher.runOnce();
    assert.deepEqual(types(), ["started", "handedOver", "handedOver", "handedOver"]);
    assert.match(
      agent.agentEventLine(events[1] ?? assert.fail()),
      /^handed the key to the auditor of seat 0 of audit 1, block \d+, \d+ gas, 0x/,
    );
    // Another run, without memory, sees on the chain what was done.
    const fresh = watch();
    await fresh.watcher.runOnce();
    assert.deepEqual(fresh.types(), ["started"]);
    for (const { own, actor } of masters)
      assert.deepEqual((await journeys.openAuditKey(stage.as(actor), own, version)).contentKey, keys.contentKey);
    const [first, second] = masters;
    const stolen = { ...first!.own, master: second!.own.master };
    await assert.rejects(
      journeys.openAuditKey(stage.as(first!.actor), stolen, version),
      (error) => error instanceof DeliveryError && error.code === "Delivery_WrongKey",
    );
  });

  it("answers nobody who has committed, and nothing about assets of others", async () => {
    const { market, own, actor } = await firstSeat();
    await journeys.requestAuditKey(market, own);
    await submit(stage, audit, { seat: own.seat, actor }, 8_000);
    const { watcher, types } = watch();
    await watcher.runOnce();
    assert.deepEqual(types(), ["started"]);
    const stranger = watch({ account: stage.chain.address("third") }, stage.as("third"));
    await stranger.watcher.runOnce();
    assert.deepEqual(stranger.types(), ["started"]);
  });

  it("does not hand over what a wrong master gives, and says so", async () => {
    const { market, own } = await firstSeat();
    await journeys.requestAuditKey(market, own);
    const { watcher, events, types } = watch({ master: new Uint8Array(32).fill(8) });
    await watcher.runOnce();
    assert.deepEqual(types(), ["started", "requestBlocked"]);
    assert.match(
      agent.agentEventLine(events[1] ?? assert.fail()),
      /^BLOCKED the auditor of seat 0 of audit 1, again in/,
    );
  });

  it("says that the owner's own account has to answer when another one pays for the gas", async () => {
    const { market, own } = await firstSeat();
    await journeys.requestAuditKey(market, own);
    const { watcher, events, types } = watch({}, stage.as("keeper"));
    await watcher.runOnce();
    assert.deepEqual(types(), ["started", "requestBlocked"]);
    const [, blocked] = events;
    assert(blocked?.type === "requestBlocked" && blocked.error.code === "Audits_CallerIsNotOwner");
  });

  it("goes on after a crash with the requests that it has seen", async () => {
    const { market, own } = await firstSeat();
    await journeys.requestAuditKey(market, own);
    let state: string | undefined;
    const store = { load: () => Promise.resolve(state), save: (text: string) => Promise.resolve(void (state = text)) };
    await watch({ master: new Uint8Array(32).fill(8), store }).watcher.runOnce();
    const { watcher, types } = watch({ store });
    await watcher.runOnce();
    assert.deepEqual(types(), ["started", "handedOver"]);
  });
});

describe("the auditor", () => {
  it("opens the right one of several answers, and names a key that is not the version's", async () => {
    const { market, own } = await firstSeat();
    await journeys.requestAuditKey(market, own);
    await failsWith(journeys.openAuditKey(market, own, version), "NotFound");
    const context = journeys.seatContext(market, audit, own.seat);
    const { point } = audits.deriveAuditKey(own.master, context);
    const { asset } = await reads.readAudit(market, audit);
    const bound = await journeys.contextOf(market, await reads.readVersionRecord(market, asset, 1));
    const owner = stage.chain.address("seller");
    const answer = async (master: Uint8Array) => {
      const delivery = audits.deliverToAuditor(master, bound, context, point);
      await actions.send(seller, actions.deliverAuditKey(seller, { audit, seat: own.seat, delivery, owner }));
    };
    await answer(new Uint8Array(32).fill(8));
    await assert.rejects(journeys.openAuditKey(market, own, version), { code: "Delivery_WrongKey" });
    await answer(MASTER);
    await answer(new Uint8Array(32).fill(8));
    assert.deepEqual((await journeys.openAuditKey(market, own, version)).contentKey, keys.contentKey);
  });

  it("cannot ask for the seat of another", async () => {
    const { market, own } = await firstSeat();
    await failsWith(journeys.requestAuditKey(market, { ...own, seat: own.seat + 1 }), "Audits_CallerIsNotAuditor");
  });
});
