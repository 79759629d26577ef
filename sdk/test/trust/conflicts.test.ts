// Auditors who come to have a part in what they audit: found from the chain, and left out by anybody.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { Address, Hex } from "viem";
import { waitForTransactionReceipt, writeContract } from "viem/actions";
import { actions, journeys, reads, type AssetId, type AuditId } from "../../src/index.ts";
import { assetRegistryAbi } from "../../src/generated/abis.ts";
import type { Actor } from "../support/chain.ts";
import { failsWith } from "../support/failures.ts";
import {
  AUDITORS,
  STAKE,
  drawnAudit,
  panelOf,
  publishModel,
  startAuditStage,
  submit,
  type AuditStage,
} from "./stage.ts";

let stage: AuditStage;
let snapshot: Hex;

before(async () => {
  stage = await startAuditStage();
});
after(() => stage.stop());
beforeEach(async () => {
  snapshot = await stage.chain.snapshot();
});
afterEach(() => stage.chain.revert(snapshot));

describe("the conflicts of a panel", () => {
  it("are none while nobody has a part", async () => {
    const { audit } = await sealed(await publishModel(stage.as("seller")));
    assert.equal((await reads.readAudit(keeper(), audit)).next, "reveal");
    assert.deepEqual(await conflictsOf(audit), []);
  });

  it("name a contributor that is new, and nobody once it is recused", async () => {
    const asset = await publishModel(stage.as("seller"));
    const { audit, auditor, seat } = await sealed(asset);
    await name(asset, [auditor]);
    const own = { account: auditor, as: "contributor", asset, own: true };
    assert.deepEqual(await conflictsOf(audit), [{ seat, auditor, parts: [own] }]);
    const lineage = await reads.readLineageKin(keeper(), asset);
    await actions.send(keeper(), actions.recuseAuditor(keeper(), { audit, seat, auditor, lineage }));
    assert.equal((await reads.readAudit(keeper(), audit)).seats[seat]?.state, "Recused");
    assert.deepEqual(await conflictsOf(audit), []);
  });

  it("are there as soon as an auditor has committed, and not before: until then nobody can be recused", async () => {
    const asset = await publishModel(stage.as("seller"));
    const audit = await drawnAudit(stage, asset);
    const [first] = await panelOf(stage, audit);
    const auditor = stage.chain.address(first!.actor);
    await name(asset, [auditor]);
    assert.deepEqual(await conflictsOf(audit), []);
    await submit(stage, audit, first!, 8_000);
    const { seat } = first!;
    const parts = [{ account: auditor, as: "contributor", asset, own: true }];
    assert.deepEqual(await conflictsOf(audit), [{ seat, auditor, parts }]);
    const lineage = await reads.readLineageKin(keeper(), asset);
    await actions.send(keeper(), actions.recuseAuditor(keeper(), { audit, seat, auditor, lineage }));
    assert.equal((await reads.readAudit(keeper(), audit)).seats[seat]?.state, "Recused");
  });

  it("name the owner, when the asset was given to an auditor", async () => {
    const asset = await publishModel(stage.as("seller"));
    const { audit, auditor, seat } = await sealed(asset);
    await give(asset, auditor);
    const own = { account: auditor, as: "owner", asset, own: true };
    assert.deepEqual(await conflictsOf(audit), [{ seat, auditor, parts: [own] }]);
  });

  it("name the contributor of what the asset is made from, with that asset", async () => {
    const seller = stage.as("seller");
    const parent = await publishModel(seller);
    const asset = await madeFrom(parent);
    const { audit, auditor, seat } = await sealed(asset);
    await name(parent, [auditor]);
    const own = { account: auditor, as: "contributor", asset: parent, own: true };
    assert.deepEqual(await conflictsOf(audit), [{ seat, auditor, parts: [own] }]);
  });

  it("name every auditor that had declared the new contributor before the draw", async () => {
    const friend = stage.chain.address("third");
    for (const actor of AUDITORS) {
      await actions.send(stage.as(actor), actions.declareAffiliate(stage.as(actor), friend));
    }
    await stage.chain.mine(1);
    const asset = await publishModel(stage.as("seller"));
    const { audit, panel } = await sealed(asset);
    await name(asset, [friend]);
    const parts = [{ account: friend, as: "contributor", asset, own: false }];
    const expected = panel.map(({ seat, actor }) => ({ seat, auditor: stage.chain.address(actor), parts }));
    assert.deepEqual(await conflictsOf(audit), expected);
    assert.deepEqual(await lateOf(audit), []);
  });
});

describe("who declares an account after the draw", () => {
  it("is no conflict that anybody can recuse, cannot reveal, and is slashed as silent", async () => {
    const asset = await publishModel(stage.as("seller"));
    const { audit, auditor, seat, panel, openings } = await sealed(asset);
    const [first, ...others] = panel;
    assert.deepEqual(await lateOf(audit), []);
    await declare(first!.actor, "buyer");
    const part = { account: stage.chain.address("buyer"), as: "orderer", asset, own: false };
    assert.deepEqual(await conflictsOf(audit), []);
    assert.deepEqual(await lateOf(audit), [{ seat, auditor, parts: [part] }]);
    await failsWith(journeys.revealFinding(keeper(), openings[0]!), "Audits_DeclaredLate");
    const lineage = await reads.readLineageKin(keeper(), asset);
    const recusal = actions.recuseAuditor(keeper(), { audit, seat, auditor, lineage });
    await failsWith(actions.send(keeper(), recusal), "Audits_DeclaredLate");
    for (const { seat: number } of others) await journeys.revealFinding(keeper(), openings[number]!);
    await stage.chain.passTime(86_400 + 1);
    await journeys.continueAudit(keeper(), audit);
    const { silencePenalty } = await reads.readAuditTerms(keeper());
    assert.equal((await reads.readAuditor(keeper(), auditor)).stake, STAKE - silencePenalty);
    assert.deepEqual(await lateOf(audit), [], "the audit is over");
  });

  it("is seen while findings are not sealed yet, so that it can take the declaration back", async () => {
    const asset = await publishModel(stage.as("seller"));
    const audit = await drawnAudit(stage, asset);
    const [first] = await panelOf(stage, audit);
    await declare(first!.actor, "seller");
    const [late] = await lateOf(audit);
    assert.deepEqual([late?.seat, late?.parts[0]?.as], [first!.seat, "owner"]);
  });

  it("reveals by the lineage of the draw, when the account was made a contributor only afterwards", async () => {
    const asset = await publishModel(stage.as("seller"));
    const { audit, seat, panel, openings } = await sealed(asset);
    await declare(panel[0]!.actor, "third");
    await name(asset, [stage.chain.address("third")]);
    assert.deepEqual(await lateOf(audit), []);
    assert.equal((await journeys.revealFinding(keeper(), openings[seat]!)).state, "Revealed");
  });

  it("reveals by the lineage of the order when the draw was made with it, whatever was in force at the draw", async () => {
    const asset = await publishModel(stage.as("seller"));
    const third = stage.chain.address("third");
    const { audit, seat, panel, openings } = await sealed(asset, () => name(asset, [third]));
    await declare(panel[0]!.actor, "third");
    assert.deepEqual(await lateOf(audit), []);
    assert.equal((await journeys.revealFinding(keeper(), openings[seat]!)).state, "Revealed");
  });

  it("cannot reveal by what was in force at the draw, when the draw was made with the lineage of the order", async () => {
    const asset = await publishModel(stage.as("seller"));
    const [second, third] = [stage.chain.address("second"), stage.chain.address("third")];
    await name(asset, [third]);
    const { audit, seat, auditor, panel, openings } = await sealed(asset, () => name(asset, []));
    await name(asset, [second, third]);
    await declare(panel[0]!.actor, "third");
    const part = { account: third, as: "contributor", asset, own: false };
    assert.deepEqual(await lateOf(audit), [{ seat, auditor, parts: [part] }]);
    await failsWith(journeys.revealFinding(keeper(), openings[seat]!), "Audits_DeclaredLate");
  });
});

describe("who is left out of a draw", () => {
  it("is named with its parts: as publisher of what the asset is made from, or close to its owner", async () => {
    const auditor = stage.as("auditor1");
    const parent = await publishModel(auditor, 500);
    await give(parent, stage.chain.address("third"), auditor);
    const asset = await madeFrom(parent);
    await declare("auditor2", "third");
    const auditors = (["auditor1", "auditor2", "auditor3"] as const).map((actor) => stage.chain.address(actor));
    const [publisher, friend, free] = await reads.readAuditorParts(keeper(), { asset, auditors });
    assert.deepEqual(publisher, [{ account: auditors[0], as: "publisher", asset: parent, own: true }]);
    assert.deepEqual(friend, [{ account: stage.chain.address("third"), as: "owner", asset: parent, own: false }]);
    assert.deepEqual(free, []);
    const audit = await drawnAudit(stage, asset);
    const drawn = (await panelOf(stage, audit)).map(({ actor }) => actor).sort();
    assert.deepEqual(drawn, ["auditor3", "auditor4", "auditor5"]);
    const order = { asset, auditors: [stage.chain.address("buyer")], orderer: stage.chain.address("buyer") };
    assert.equal((await reads.readAuditorParts(keeper(), order))[0]?.[0]?.as, "orderer");
  });
});

const keeper = () => stage.as("keeper");

async function conflictsOf(audit: AuditId) {
  return reads.readConflicts(keeper(), await reads.readAudit(keeper(), audit));
}

/**
 * An audit whose seats have all committed.
 * @param ordered what happens between order and draw; the draw is then made with the lineage of the order
 * @returns it and who sits on its first seat
 */
async function sealed(asset: AssetId, ordered?: () => Promise<void>) {
  const audit = await (ordered === undefined ? drawnAudit(stage, asset) : drawnAsOrdered(asset, ordered));
  const panel = await panelOf(stage, audit);
  const openings = [];
  for (const seat of panel) openings.push(await submit(stage, audit, seat, 8_000));
  const [first] = panel;
  assert(first !== undefined);
  return { audit, panel, openings, seat: first.seat, auditor: stage.chain.address(first.actor) };
}

async function drawnAsOrdered(asset: AssetId, ordered: () => Promise<void>): Promise<AuditId> {
  const lineage = await reads.readLineageKin(keeper(), asset);
  const audit = await journeys.orderAudit(stage.as("buyer"), { asset, version: 1 });
  await ordered();
  await stage.chain.mine(3);
  await actions.send(keeper(), actions.drawPanel(keeper(), { audit, lineage }));
  return audit;
}

async function lateOf(audit: AuditId) {
  return reads.readLateDeclarations(keeper(), await reads.readAudit(keeper(), audit));
}

async function declare(auditor: Actor, affiliate: Actor): Promise<void> {
  const market = stage.as(auditor);
  await actions.send(market, actions.declareAffiliate(market, stage.chain.address(affiliate)));
}

/** The seller names these contributors of its asset. */
async function name(asset: AssetId, accounts: readonly Address[]): Promise<void> {
  const seller = stage.as("seller");
  const current = await reads.readSplit(seller, asset, (await reads.readAsset(seller, asset)).split);
  const contributors = accounts.map((account) => ({ account, weight: 1n }));
  await actions.send(seller, actions.setContributors(seller, { asset, current, contributors }));
}

async function give(asset: AssetId, to: Address, from = stage.as("seller")): Promise<void> {
  const { addresses, client, wallet } = from;
  assert(wallet?.account !== undefined);
  const hash = await writeContract(wallet, {
    ...{ address: addresses.AssetRegistry, abi: assetRegistryAbi, chain: wallet.chain, account: wallet.account },
    functionName: "transferFrom",
    args: [wallet.account.address, to, BigInt(asset)],
  });
  await waitForTransactionReceipt(client, { hash });
}

async function madeFrom(parent: AssetId): Promise<AssetId> {
  const seller = stage.as("seller");
  const version = await reads.readVersionRecord(seller, parent, 1);
  const parents = [{ asset: parent, royaltyBps: 500 }];
  const { receipt } = await actions.send(seller, actions.publishAsset(seller, { category: "Model", version, parents }));
  return actions.publishedVersion(seller, receipt).asset;
}
