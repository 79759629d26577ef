// The key of a sealed artifact on its way to the auditors: asked for, handed over by the seller's agent, opened and tested.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { Hex } from "viem";
import { writeContract } from "viem/actions";
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
import { assetRegistryAbi } from "../../src/generated/abis.ts";
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

  it("needs no account but one that pays for the gas, and answers for a version whose asset it has sold", async () => {
    const { market, own } = await firstSeat();
    await journeys.requestAuditKey(market, own);
    const { asset } = await reads.readAudit(market, audit);
    const to = stage.chain.address("third");
    await writeContract(seller.wallet ?? assert.fail(), {
      ...{ address: seller.addresses.AssetRegistry, abi: assetRegistryAbi, chain: seller.chain },
      ...{ account: seller.wallet?.account ?? null, functionName: "transferFrom" },
      args: [stage.chain.address("seller"), to, BigInt(asset)],
    });
    assert.equal((await reads.readAsset(seller, asset)).owner, to);
    const { watcher, types } = watch({}, stage.as("keeper"));
    await watcher.runOnce();
    assert.deepEqual(types(), ["started", "handedOver"]);
    assert.deepEqual((await journeys.openAuditKey(market, own, version)).contentKey, keys.contentKey);
  });

  it("answers nobody who has committed, and nothing about versions of others", async () => {
    const { market, own, actor } = await firstSeat();
    await journeys.requestAuditKey(market, own);
    const master = new Uint8Array(32).fill(9);
    const stranger = watch({ account: stage.chain.address("third"), master }, stage.as("third"));
    await stranger.watcher.runOnce();
    assert.deepEqual(stranger.types(), ["started"]);
    await submit(stage, audit, { seat: own.seat, actor }, 8_000);
    const { watcher, types } = watch();
    await watcher.runOnce();
    assert.deepEqual(types(), ["started"]);
  });

  it("answers the point that was asked with last", async () => {
    const { market, own } = await firstSeat();
    const lost = { ...own, master: new Uint8Array(32).fill(5) };
    await journeys.requestAuditKey(market, lost);
    await journeys.requestAuditKey(market, own);
    const { watcher, types } = watch();
    await watcher.runOnce();
    assert.deepEqual(types(), ["started", "handedOver"]);
    assert.deepEqual((await journeys.openAuditKey(market, own, version)).contentKey, keys.contentKey);
    await assert.rejects(journeys.openAuditKey(market, lost, version), { code: "Delivery_WrongKey" });
    await failsWith(journeys.requestAuditKey(market, lost), "AuditKeys_AlreadyDelivered");
  });

  it("says nothing when a request was answered or replaced by another since it was read", async () => {
    const { market, own } = await firstSeat();
    await journeys.requestAuditKey(market, own);
    const slow = watch({ confirmations: 2 });
    await stage.chain.mine(1);
    await journeys.requestAuditKey(market, { ...own, master: new Uint8Array(32).fill(5) });
    await slow.watcher.runOnce();
    assert.deepEqual(slow.types(), ["started"]);
    await watch().watcher.runOnce();
    await stage.chain.mine(1);
    await slow.watcher.runOnce();
    assert.deepEqual(slow.types(), ["started"]);
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
  /** What the owner of a master would send to the first seat. */
  async function answerOf(own: journeys.OwnSeat, market: MarketClient, master: Uint8Array) {
    const { point } = audits.deriveAuditKey(own.master, journeys.seatContext(market, audit, own.seat));
    const { asset } = await reads.readAudit(market, audit);
    const record = await reads.readVersionRecord(market, asset, 1);
    const contract = market.addresses.AuditKeys;
    const request = { chainId: market.chain.id, contract, audit, seat: own.seat, point };
    const delivery = audits.deliverToAuditor(master, await journeys.contextOf(market, record), request);
    return { audit, seat: own.seat, content: record.content, delivery, owner: stage.chain.address("seller") };
  }

  it("gets the version's key or nothing, from whoever brings it", async () => {
    const { market, own } = await firstSeat();
    await journeys.requestAuditKey(market, own);
    await failsWith(journeys.openAuditKey(market, own, version), "NotFound");
    const keeper = stage.as("keeper");
    const wrong = await answerOf(own, market, new Uint8Array(32).fill(8));
    await failsWith(actions.send(keeper, actions.deliverAuditKey(keeper, wrong)), "AuditKeys_KeyCommitmentMismatch");
    const right = await answerOf(own, market, MASTER);
    const { h, y } = right.delivery;
    const forged = { ...right, delivery: { ...wrong.delivery, h, y } };
    await failsWith(actions.send(keeper, actions.deliverAuditKey(keeper, forged)), "AuditKeys_WrongKey");
    await actions.send(keeper, actions.deliverAuditKey(keeper, right));
    assert.deepEqual((await journeys.openAuditKey(market, own, version)).contentKey, keys.contentKey);
    await failsWith(actions.send(keeper, actions.deliverAuditKey(keeper, right)), "AuditKeys_AlreadyDelivered");
  });

  it("is not served before it asks", async () => {
    const { market, own } = await firstSeat();
    const early = await answerOf(own, market, MASTER);
    await failsWith(actions.send(seller, actions.deliverAuditKey(seller, early)), "AuditKeys_NotRequested");
  });

  it("cannot ask for the seat of another, nor with what is no point", async () => {
    const { market, own } = await firstSeat();
    const { seat } = own;
    await failsWith(journeys.requestAuditKey(market, { ...own, seat: seat + 1 }), "AuditKeys_CallerIsNotAuditor");
    const input = { audit, seat, point: `0x${"00".repeat(128)}` as const };
    await failsWith(actions.send(market, actions.requestAuditKey(market, input)), "AuditKeys_PointInvalid");
  });
});
