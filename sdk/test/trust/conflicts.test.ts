// Auditors who come to have a part in what they audit: found from the chain, and left out by anybody.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { Address, Hex } from "viem";
import { waitForTransactionReceipt, writeContract } from "viem/actions";
import { actions, reads, type AssetId, type AuditId } from "../../src/index.ts";
import { assetRegistryAbi } from "../../src/generated/abis.ts";
import { AUDITORS, drawnAudit, panelOf, publishModel, startAuditStage, submit, type AuditStage } from "./stage.ts";

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

  it("are not read before findings are revealed: until then nobody can be recused", async () => {
    const asset = await publishModel(stage.as("seller"));
    const audit = await drawnAudit(stage, asset);
    const [first] = await panelOf(stage, audit);
    await submit(stage, audit, first!, 8_000);
    await name(asset, [stage.chain.address(first!.actor)]);
    assert.deepEqual(await conflictsOf(audit), []);
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
  });
});

const keeper = () => stage.as("keeper");

async function conflictsOf(audit: AuditId) {
  return reads.readConflicts(keeper(), await reads.readAudit(keeper(), audit));
}

/** An audit whose seats have all committed. @returns it and who sits on its first seat */
async function sealed(asset: AssetId) {
  const audit = await drawnAudit(stage, asset);
  const panel = await panelOf(stage, audit);
  for (const seat of panel) await submit(stage, audit, seat, 8_000);
  const [first] = panel;
  assert(first !== undefined);
  return { audit, panel, seat: first.seat, auditor: stage.chain.address(first.actor) };
}

/** The seller names these contributors of its asset. */
async function name(asset: AssetId, accounts: readonly Address[]): Promise<void> {
  const seller = stage.as("seller");
  const current = await reads.readSplit(seller, asset, (await reads.readAsset(seller, asset)).split);
  const contributors = accounts.map((account) => ({ account, weight: 1n }));
  await actions.send(seller, actions.setContributors(seller, { asset, current, contributors }));
}

async function give(asset: AssetId, to: Address): Promise<void> {
  const { addresses, client, wallet } = stage.as("seller");
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
