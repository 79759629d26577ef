// A chain without traffic: its last block is older than a permit is valid.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it, mock } from "node:test";
import { createPublicClient, createTestClient, custom, http, type EIP1193RequestFn } from "viem";
import { actions, deadlineIn, journeys, parseFtns, reads, type MarketClient } from "../../src/index.ts";
import { openLot } from "../auctions/market.ts";
import { startMarket, type TestMarket } from "../support/chain.ts";

const HOUR = 3_600;
const PRICE = parseFtns("10");

let chain: TestMarket;
let seller: MarketClient;
let terms: bigint;
before(async () => {
  chain = await startMarket();
  seller = chain.as("seller");
  ({ terms } = await openLot(seller));
  await actions.send(seller, actions.listLicences(seller, { terms, price: PRICE }));
});
after(() => chain.stop());
/** An hour goes by, and nobody makes a block. */
beforeEach(async () => {
  const { chain: network } = seller;
  const control = createTestClient({ mode: "hardhat", chain: network, transport: http(chain.rpcUrl) });
  await control.increaseTime({ seconds: HOUR });
});

/** A client of an endpoint that does not show the block that is being made. */
function withoutPending(): MarketClient {
  const { request } = createPublicClient({ chain: seller.chain, transport: http(chain.rpcUrl) });
  const ask = (async ({ method, params }: { method: string; params?: unknown[] }) =>
    (request as (question: unknown) => Promise<unknown>)({
      method,
      params: method === "eth_getBlockByNumber" && params?.[0] === "pending" ? ["latest", params[1]] : params,
    })) as EIP1193RequestFn;
  const transport = custom({ request: ask });
  return chain.as("buyer", {
    client: createPublicClient({ chain: seller.chain, transport, pollingInterval: 50, cacheTime: 0 }),
  });
}

describe("on a chain that was idle for an hour", () => {
  it("a purchase with a permit is accepted", async () => {
    const buyer = chain.as("buyer");
    const { amount } = await journeys.purchase(buyer, { terms, version: 1 });
    assert.equal(amount, PRICE);
  });

  it("a bid with a permit is accepted", async () => {
    const { auction } = await journeys.createAuction(seller, { kind: "English", terms, startingPrice: PRICE });
    const control = createTestClient({ mode: "hardhat", chain: seller.chain, transport: http(chain.rpcUrl) });
    await control.increaseTime({ seconds: HOUR });
    const steps: string[] = [];
    const bidder = chain.as("second");
    await journeys.placeBid(bidder, { auction, version: 1 }, { onStep: (step) => steps.push(step) });
    assert.deepEqual(steps, ["permit", "bid"]);
    const found = await reads.readAuction(bidder, { auction });
    assert.equal(found.kind === "English" && found.leadingBid, PRICE);
  });

  it("the clock of this machine stands in where the endpoint shows only the last block", async () => {
    const buyer = withoutPending();
    const ahead = (await chain.now()) + HOUR;
    mock.timers.enable({ apis: ["Date"], now: ahead * 1_000 });
    try {
      assert.equal(await deadlineIn(buyer.client, 60), ahead + 60);
      await journeys.purchase(buyer, { terms, version: 1 });
    } finally {
      mock.timers.reset();
    }
  });

  it("the chain's time counts where it is ahead of this machine", async () => {
    const late = (await chain.now()) + HOUR;
    const deadline = await deadlineIn(seller.client, 60);
    assert.ok(deadline >= late + 60 - 5, `${deadline} is before ${late + 60}`);
  });
});
