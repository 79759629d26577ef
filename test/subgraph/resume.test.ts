import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { dumpEntities, type Entities } from "./entities.ts";
import { LongLivedIndex } from "./long-lived.ts";
import { openStage, type Stage } from "./stage.ts";
import { governMarket, manageGoods, publishGoods, sellGoods } from "./trade.ts";

const BLOCK_SECONDS = 2;
/** Long enough that a sync can be caught in the middle. */
const EMPTY_BLOCKS = 3_000;
const KILL_ATTEMPTS = 5;
const SYNC_TIMEOUT_MS = 180_000;

describe("killed in the middle of a sync", () => {
  let stage: Stage;
  let expected: Entities;
  let head: number;
  before(async () => {
    stage = await openStage(BLOCK_SECONDS);
    const goods = await publishGoods(stage);
    await sellGoods(stage, goods);
    await stage.devnet.services.chain.mine(EMPTY_BLOCKS);
    await manageGoods(stage, goods);
    await governMarket(stage, goods);
    expected = await stage.indexed();
    head = (await stage.devnet.services.chain.head()).number;
  });
  after(() => stage[Symbol.asyncDispose]());

  /**
   * Syncs from zero, is interrupted at some block before the newest, and goes on to the same rows.
   * @param interrupt kills something and starts it again
   */
  async function survives(interrupt: (index: LongLivedIndex) => Promise<void>): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      await using index = await LongLivedIndex.open(stage);
      await index.start();
      const before = await index.waitFor(1, SYNC_TIMEOUT_MS);
      // A sync that is already done proves nothing.
      if (before >= head && attempt < KILL_ATTEMPTS) continue;
      assert(before < head, "it was always done before it was killed");

      await interrupt(index);
      const after = await index.waitFor(0, SYNC_TIMEOUT_MS);
      assert(after >= before, `it began again: at block ${after} after ${before}`);
      await index.waitFor(head, SYNC_TIMEOUT_MS);
      assert.deepEqual(await dumpEntities(index.url), expected);
      return `killed at block ${before} of ${head}, seen again at block ${after}`;
    }
  }

  it("Graph Node goes on from where it was, to the same rows", async (t) => {
    const where = await survives(async (index) => {
      await index.kill();
      await index.start();
    });
    t.diagnostic(where);
  });

  it("Postgres is killed under Graph Node, and both are started again: the same rows", async (t) => {
    const where = await survives(async (index) => {
      await index.postgres.kill();
      await index.kill();
      await index.postgres.start();
      await index.start();
    });
    t.diagnostic(where);
  });
});
