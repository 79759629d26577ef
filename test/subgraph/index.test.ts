import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { encodeFunctionData, type Hex, toHex } from "viem";
import { queryGraph } from "../../scripts/devnet/json-http.ts";
import { vaultAbi } from "../../sdk/src/generated/abis.ts";
import { requireIndexEqualsChain } from "./chain-truth.ts";
import { type Entities, readAll, rows, typeOf } from "./entities.ts";
import { openStage, reindexed, type Stage } from "./stage.ts";
import { auctionGoods } from "./auction-trade.ts";
import { auditGoods, reviewGoods } from "./trust-trade.ts";
import { type Goods, governMarket, manageGoods, publishGoods, sellGoods } from "./trade.ts";

/** As on the devnet of `npm start`. */
const BLOCK_SECONDS = 2;
/** An account that does nothing else. */
const SPENDTHRIFT = 15;
const MANY = 1_100;
const MAX_UINT256 = 2n ** 256n - 1n;
/** Transactions that are sent at a time. */
const BATCH = 50;
const SAMPLES = 15;
const POLL_MS = 20;

/** An allowance to spender number `i`: a row of its own. */
function approve({ devnet, play }: Stage, i: number, amount: bigint): Promise<Hex> {
  const args = [toHex(i + 1, { size: 20 }), amount] as const;
  const data = encodeFunctionData({ abi: vaultAbi, functionName: "approve", args });
  const from = devnet.accounts[SPENDTHRIFT]?.address;
  return devnet.services.chain.request("eth_sendTransaction", [{ from, to: play(SPENDTHRIFT).addresses.Vault, data }]);
}

/** Milliseconds from sending a transaction to its row in the index. */
async function timeToIndex(stage: Stage, i: number): Promise<number> {
  const { graphNode } = stage.devnet.services;
  const owner = stage.devnet.accounts[SPENDTHRIFT]?.address.toLowerCase();
  const query = `{ allowance(id: "${owner}-${toHex(i + 1, { size: 20 })}") { amount } }`;
  const start = performance.now();
  await approve(stage, i, 1n);
  for (;;) {
    const { allowance } = await queryGraph<{ allowance: unknown }>(graphNode.url, query);
    if (allowance !== null) return performance.now() - start;
    await sleep(POLL_MS);
  }
}

describe("the index of a real chain", () => {
  let stage: Stage;
  let goods: Goods;
  let entities: Entities;
  before(async () => {
    stage = await openStage(BLOCK_SECONDS);
    goods = await publishGoods(stage);
    await sellGoods(stage, goods);
    await auctionGoods(stage, goods);
    await manageGoods(stage, goods);
    await governMarket(stage, goods);
    await reviewGoods(stage, goods);
    await auditGoods(stage, goods);
    entities = await stage.indexed();
  });
  after(() => stage[Symbol.asyncDispose]());

  it("has rows of every entity", () => {
    const empty = Object.keys(entities).filter((type) => entities[type]?.length === 0);
    assert.deepEqual(empty, []);
  });

  it("has votes to every end", () => {
    const proposals = rows(entities, "Proposal");
    const having = (field: string) => proposals.filter((proposal) => proposal[field] !== null).length;
    const ends = ["queuedAt", "executedAt", "canceledAt"].map(having);
    assert.deepEqual([proposals.length, ...ends], [9, 4, 3, 1]);
    assert.equal(proposals.filter(({ extended }) => extended).length, 1, "a late quorum");
    assert(
      proposals.some(({ quorum, quorumFloor }) => quorum !== quorumFloor),
      "a quorum above the floor",
    );
  });

  it("has an auditor with a key, and one who waits for it", () => {
    const asked = rows(entities, "AuditSeat").filter(({ auditorKey }) => auditorKey !== null);
    assert.deepEqual(asked.map(({ w }) => w !== null).sort(), [false, true]);
  });

  it("says what the contracts say", () => requireIndexEqualsChain(stage.play(0), entities));

  it("is the same when it is built again from zero", async () => {
    assert.deepEqual(await reindexed(stage), entities);
  });

  it("shows a transaction soon", async (t) => {
    const times: number[] = [];
    for (let i = 0; i < SAMPLES; i++) times.push(Math.round(await timeToIndex(stage, MANY + i)));
    const [shortest, ...rest] = times.sort((a, b) => a - b);
    const median = times[SAMPLES >> 1] ?? Infinity;
    t.diagnostic(`from transaction to index: median ${median} ms, ${shortest} to ${rest.at(-1)} ms`);
    assert(median < 5_000);
  });

  it("pages through more than 1,000 rows, each once, the largest number exact", async () => {
    for (let i = 0; i < MANY; i += BATCH) {
      const spenders = Array.from({ length: BATCH }, (_, j) => i + j);
      await Promise.all(
        spenders.map((spender) => approve(stage, spender, spender === 0 ? MAX_UINT256 : BigInt(spender))),
      );
    }
    const now = await stage.indexed();
    const allowances = await readAll(stage.devnet.services.graphNode.url, typeOf("Allowance"));
    const amounts = new Set(allowances.map(({ amount }) => amount));
    for (let i = 1; i < MANY; i++) assert(amounts.has(String(i)), `the allowance of ${i} is missing`);
    assert(amounts.has(String(MAX_UINT256)));
    assert.equal(new Set(allowances.map(({ id }) => id)).size, allowances.length);
    await requireIndexEqualsChain(stage.play(0), now);
  });
});
