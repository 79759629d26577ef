// Steps that take a lineage go through although an owner changes its splits all the time.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { actions, journeys, reads, type Kin } from "../../src/index.ts";
import { sendWithLineage } from "../../src/journeys/trust/accepted-lineage.ts";
import { failsWith } from "../support/failures.ts";
import { panelOf, publishModel, startAuditStage, submit, type AuditStage } from "./stage.ts";

let stage: AuditStage;

before(async () => {
  stage = await startAuditStage();
});
after(() => stage.stop());

/** The owner names another contributor. */
async function changeSplit(asset: Kin["asset"], weight: bigint): Promise<void> {
  const seller = stage.as("seller");
  const { split } = await reads.readAsset(seller, asset);
  const current = await reads.readSplit(seller, asset, split);
  const contributors = [{ account: stage.chain.address("third"), weight }];
  await actions.send(seller, actions.setContributors(seller, { asset, current, contributors }));
}

const weightsOf = ([own]: readonly Kin[]) => own?.split.contributors.map(({ weight }) => weight);

describe("the pinned lineage", () => {
  it("is that of the order, then that which the last draw was made with: in force at the draw or not", async () => {
    const keeper = stage.as("keeper");
    const asset = await publishModel(stage.as("seller"));
    await changeSplit(asset, 2n);
    const audit = await journeys.orderAudit(stage.as("buyer"), { asset, version: 1 });
    const pinned = (options?: reads.ReadOptions) => reads.readPinnedKin(keeper, { audit, asset }, options);
    const ordered = await pinned();
    const orderedIn = await stage.chain.client.getBlockNumber();
    await changeSplit(asset, 3n);
    assert.deepEqual([weightsOf(ordered), weightsOf(await pinned())], [[2n], [2n]]);
    await stage.chain.mine(3);
    await journeys.continueAudit(keeper, audit);
    assert.deepEqual(weightsOf(await pinned()), [3n], "the first draw took the one in force");

    await changeSplit(asset, 4n);
    await stage.chain.passTime(3 * 86_400 + 1);
    await journeys.continueAudit(keeper, audit);
    await stage.chain.mine(3);
    const drawWith = (lineage: readonly Kin[]) => actions.send(keeper, actions.drawPanel(keeper, { audit, lineage }));
    await failsWith(drawWith(ordered), "Lineages_Mismatch");
    await drawWith(await pinned());
    assert.deepEqual(weightsOf(await pinned()), [3n], "the second draw took that of the first");
    assert.deepEqual(await pinned({ blockNumber: orderedIn }), ordered);
  });

  it("is none of an audit that is not there, or is of another asset", async () => {
    const keeper = stage.as("keeper");
    const asset = await publishModel(stage.as("seller"));
    const other = await publishModel(stage.as("seller"));
    await changeSplit(other, 2n);
    const audit = await journeys.orderAudit(stage.as("buyer"), { asset, version: 1 });
    await failsWith(reads.readPinnedKin(keeper, { audit: audit + 1n, asset }), "NotFound");
    await failsWith(reads.readPinnedKin(keeper, { audit, asset: other }), "Mismatch");
  });
});

describe("a step that takes a lineage", () => {
  it("is sent with that of the order when the one in force has changed on the way, and gives up when nothing is taken", async () => {
    const keeper = stage.as("keeper");
    const asset = await publishModel(stage.as("seller"));
    await changeSplit(asset, 2n);
    const audit = await journeys.orderAudit(stage.as("buyer"), { asset, version: 1 });
    await changeSplit(asset, 3n);
    await stage.chain.mine(3);
    const stale = await reads.readLineageKin(keeper, asset);
    await changeSplit(asset, 4n);

    const asked: unknown[] = [];
    const late = (lineage: readonly Kin[]) => {
      asked.push(weightsOf(lineage));
      return actions.drawPanel(keeper, { audit, lineage: asked.length === 1 ? stale : lineage });
    };
    const always = () => actions.drawPanel(keeper, { audit, lineage: stale });
    await failsWith(sendWithLineage(keeper, { audit, asset }, always, undefined), "Lineages_Mismatch");
    await sendWithLineage(keeper, { audit, asset }, late, undefined);
    assert.deepEqual(asked, [[4n], [2n]]);
    assert.equal((await reads.readAudit(keeper, audit)).phase, "Committing");
  });

  it("is refused for what its auditor declared, not because another lineage is not taken", async () => {
    const keeper = stage.as("keeper");
    const asset = await publishModel(stage.as("seller"));
    const audit = await journeys.orderAudit(stage.as("buyer"), { asset, version: 1 });
    const ordered = await stage.chain.client.getBlockNumber();
    await changeSplit(asset, 2n);
    await stage.chain.mine(3);
    await journeys.continueAudit(keeper, audit);
    const panel = await panelOf(stage, audit);
    const openings = [];
    for (const seat of panel) openings.push(await submit(stage, audit, seat, 8_000));
    const [opening] = openings;
    const auditor = stage.as(panel[0]!.actor);
    await actions.send(auditor, actions.declareAffiliate(auditor, stage.chain.address("third")));
    await failsWith(journeys.revealFinding(keeper, opening!), "Audits_DeclaredLate");

    // One of them changes between the read and the step.
    const drawn = await reads.readLineageKin(keeper, asset);
    const stale = await reads.readPinnedKin(keeper, { audit, asset }, { blockNumber: ordered });
    for (const lineages of [[stale, drawn].values(), [drawn, stale].values()]) {
      const reveal = () => actions.attest(keeper, { ...opening!, lineage: lineages.next().value! });
      await failsWith(sendWithLineage(keeper, { audit, asset }, reveal, undefined), "Audits_DeclaredLate");
      assert.equal(lineages.next().done, true, "both were asked");
    }
  });

  it("is not ordered by a lineage that is no longer in force", async () => {
    const buyer = stage.as("buyer");
    const asset = await publishModel(stage.as("seller"));
    const lineage = await reads.readLineageKin(buyer, asset);
    await changeSplit(asset, 2n);
    const { fee, seats } = await reads.readAuditTerms(buyer);
    const order = actions.orderAudit(buyer, { asset, version: 1, fee, seats, lineage });
    await failsWith(actions.send(buyer, order), "Lineages_Mismatch");
  });
});
