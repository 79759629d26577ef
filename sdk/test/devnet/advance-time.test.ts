// Time control: of a devnet only.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createPublicClient, http } from "viem";
import { devnet, type MarketClient } from "../../src/index.ts";
import { startMarket, type TestMarket } from "../support/chain.ts";
import { failsWith } from "../support/failures.ts";

let test: TestMarket;
let market: MarketClient;

before(async () => {
  test = await startMarket();
  market = test.as("keeper");
});
after(() => test.stop());

describe("devnet.advanceTime", () => {
  it("lets time pass, mines a block, and tells the chain's time", async () => {
    const [before, height] = [await test.now(), await test.client.getBlockNumber()];
    const now = await devnet.advanceTime(market, 3_600);
    assert.equal(now, await test.now());
    assert(now - before >= 3_600 && now - before < 3_660, String(now - before));
    assert.equal(await test.client.getBlockNumber(), height + 1n);
  });

  it("refuses any other chain with a sentence, before it asks anything of it", async () => {
    const elsewhere = { ...market, chain: { ...market.chain, id: 1, name: "Ethereum" } };
    const before = await test.now();
    const { message } = await failsWith(devnet.advanceTime(elsewhere, 60), "WrongChain");
    assert.match(message, /Ethereum \(chain 1\)\. It can be advanced on a local devnet \(chain 31337\) only/);
    assert.equal(await test.now(), before);
  });

  it("refuses what is no whole number of seconds", async () => {
    for (const seconds of [0, -60, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER])
      await failsWith(devnet.advanceTime(market, seconds), "InvalidInput");
  });

  it("says when the chain cannot be reached", async () => {
    const transport = http("http://127.0.0.1:1", { retryCount: 0 });
    const client = createPublicClient({ chain: market.chain, transport });
    await failsWith(devnet.advanceTime({ ...market, client }, 60), "RpcUnreachable");
  });
});
