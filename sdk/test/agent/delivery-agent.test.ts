// The seller's agent on a chain of its own: everything that may happen while nobody is at the screen.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { createPublicClient, createWalletClient, custom, http, type EIP1193RequestFn } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { createNonceManager, jsonRpc } from "viem/nonce";
import { getContractEvents } from "viem/actions";
import {
  actions,
  agent,
  derivePurchaseKey,
  devnetChain,
  openDelivery,
  parseFtns,
  reads,
  type MarketClient,
} from "../../src/index.ts";
import { escrowAbi } from "../../src/generated/abis.ts";
import { fileStore } from "../../src/node.ts";
import { startMarket, type TestMarket } from "../support/chain.ts";
import { encryptedVersion, fundBonds, MASTER, offer, versionContext, type Offer } from "../support/versions.ts";

const { send } = actions;
const PURCHASE_MASTER = new Uint8Array(32).fill(9);
const DELIVERY_WINDOW = 3 * 24 * 3_600;
const CONTENT_WINDOW = 24 * 3_600;

let chain: TestMarket;
let seller: MarketClient;
let relay: MarketClient;
let offered: Offer;
let commitment: { h: `0x${string}`; y: `0x${string}` };

before(async () => {
  chain = await startMarket();
  seller = chain.as("seller");
  relay = chain.as("keeper");
  const context = versionContext(seller, chain.address("seller"));
  const { version, keys } = await encryptedVersion(new TextEncoder().encode("a model"), context);
  commitment = keys;
  offered = await offer(seller, version, { price: "10" });
  await fundBonds(seller, parseFtns("100"));
});
after(() => chain.stop());

let snapshot: `0x${string}`;
beforeEach(async () => {
  if (snapshot !== undefined) await chain.revert(snapshot);
  snapshot = await chain.snapshot();
});

/** Buys the offered licence as one of the accounts. */
async function buyAs(actor: "buyer" | "second" | "third"): Promise<bigint> {
  const market = chain.as(actor);
  const key = keyOf(actor);
  const price = parseFtns("10");
  await send(market, actions.approve(market, { spender: "Listings", amount: price }));
  const deadline = (await chain.now()) + 600;
  const input = { terms: offered.terms, quantity: 1, version: 1, maxPrice: price, deadline, buyerKey: key.point };
  const { receipt } = await send(market, actions.buy(market, input));
  return actions.openedSale(market, receipt).sale;
}

function keyOf(actor: "buyer" | "second" | "third") {
  return derivePurchaseKey(PURCHASE_MASTER, {
    chainId: seller.chain.id,
    escrow: seller.addresses.Escrow,
    buyer: chain.address(actor),
    termsId: offered.terms,
  });
}

/** An agent of the seller whose events are kept. */
function watch(more: Partial<agent.DeliveryAgentOptions> = {}, market = relay) {
  const events: agent.AgentEvent[] = [];
  const options = { account: chain.address("seller"), master: MASTER, confirmations: 1, pollMs: 50, ...more };
  const watcher = new agent.DeliveryAgent(market, { ...options, onEvent: (event) => events.push(event) });
  return { watcher, events, types: () => events.map(({ type }) => type) };
}

function deliveries() {
  const { address, block } = seller.deployment.contracts.Escrow;
  return getContractEvents(chain.client, {
    address,
    abi: escrowAbi,
    eventName: "KeyDelivered",
    fromBlock: BigInt(block),
    strict: true,
  });
}

/** A client whose endpoint can be made to fail. */
function unreliable(refuse: (method: string, params: unknown) => Error | undefined): MarketClient {
  const through = http(chain.rpcUrl)({ chain: devnetChain(chain.rpcUrl) });
  const request = (async ({ method, params }: { method: string; params?: unknown }) => {
    const error = refuse(method, params);
    if (error !== undefined) throw error;
    return through.request({ method, params } as never);
  }) as EIP1193RequestFn;
  const transport = custom({ request }, { retryCount: 0 });
  return { ...relay, client: createPublicClient({ chain: devnetChain(chain.rpcUrl), transport, cacheTime: 0 }) };
}

describe("the delivery agent", () => {
  it("delivers every key that is owed, once, with a line for each", async () => {
    const sales = [await buyAs("buyer"), await buyAs("second"), await buyAs("third")];
    const { watcher, events } = watch();
    await watcher.runOnce();
    await watcher.runOnce();
    const delivered = events.filter((event) => event.type === "delivered");
    assert.deepEqual(new Set(delivered.map(({ sale }) => sale)), new Set(sales));
    const logs = await deliveries();
    assert.equal(logs.length, 3);
    const line = agent.agentEventLine(delivered[0] ?? assert.fail());
    assert.match(
      line,
      /^delivered the key of sale \d+ \(asset \d+, 10 FTNS, buyer 0x.{4}….{4}\), block \d+, \d+ gas, 0x[0-9a-f]{64}$/,
    );
    for (const { args } of logs) {
      const actor = (["buyer", "second", "third"] as const)[sales.indexOf(args.sale)] ?? assert.fail();
      assert.equal(openDelivery(keyOf(actor).secret, args, commitment).contentKey.length, 32);
    }
  });

  it("waits until a purchase is deep enough", async () => {
    const sale = await buyAs("buyer");
    const { watcher } = watch({ confirmations: 4 });
    await watcher.runOnce();
    await chain.mine(2);
    await watcher.runOnce();
    assert.equal((await reads.readSale(seller, sale)).state, "AwaitingKey");
    await chain.mine(1);
    await watcher.runOnce();
    assert.equal((await reads.readSale(seller, sale)).state, "Delivered");
  });

  it("goes on after a crash, from a file that holds no secret", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ftns-agent-"));
    try {
      const path = join(folder, "deep", "agent.json");
      const sale = await buyAs("buyer");
      // Seen, but not delivered: the relay's transactions do not get out.
      const cut = unreliable((method) => (method === "eth_call" ? new Error("cut off") : undefined));
      const first = watch({ store: fileStore(path) }, cut);
      await first.watcher.runOnce();
      assert.deepEqual(first.types(), ["started", "retrying"]);
      const text = await readFile(path, "utf8");
      assert.ok(!text.includes("07".repeat(32)), "the master is not in the file");

      const second = watch({ store: fileStore(path) });
      await second.watcher.runOnce();
      assert.deepEqual(second.types(), ["started", "delivered"]);
      assert.equal(second.events[0]?.type === "started" && second.events[0].open, 1);
      assert.equal((await reads.readSale(seller, sale)).state, "Delivered");

      await writeFile(path, "{");
      await assert.rejects(watch({ store: fileStore(path) }).watcher.runOnce(), /not JSON/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("may run twice at once", async () => {
    await buyAs("buyer");
    const [one, two] = [watch(), watch({}, chain.as("third"))];
    await Promise.all([one.watcher.runOnce(), two.watcher.runOnce()]);
    await Promise.all([one.watcher.runOnce(), two.watcher.runOnce()]);
    assert.equal((await deliveries()).length, 1);
    assert.ok(!one.types().includes("blocked") && !two.types().includes("blocked"));
  });

  it("sends several at a time when the account counts its own transactions", async () => {
    for (const actor of ["buyer", "second", "third"] as const) await buyAs(actor);
    const nonceManager = createNonceManager({ source: jsonRpc() });
    const account = privateKeyToAccount(chain.privateKey("keeper"), { nonceManager });
    const transport = http(chain.rpcUrl);
    const wallet = createWalletClient({ account, chain: devnetChain(chain.rpcUrl), transport });
    const { watcher, types } = watch({ parallel: 3 }, { ...relay, wallet });
    await watcher.runOnce();
    assert.deepEqual(types().slice(1), ["delivered", "delivered", "delivered"]);
  });

  it("does not send what a wrong master would deliver; the right one delivers later", async () => {
    const sale = await buyAs("buyer");
    let state: string | undefined;
    const store = {
      load: () => Promise.resolve(state),
      save: (text: string) => Promise.resolve(void (state = text)),
    };
    const wrong = watch({ master: new Uint8Array(32).fill(8), store });
    await wrong.watcher.runOnce();
    await wrong.watcher.runOnce();
    assert.deepEqual(wrong.types(), ["started", "blocked"]);
    const blocked = wrong.events[1] ?? assert.fail();
    assert.match(
      agent.agentEventLine(blocked),
      /^BLOCKED sale \d+, again in 1 hour: This master secret is not the one/,
    );
    assert.equal((await reads.readSale(seller, sale)).state, "AwaitingKey");

    const right = watch({ store });
    await right.watcher.runOnce();
    assert.deepEqual(right.types(), ["started", "delivered"]);
  });

  it("settles what is due, and tells what was missed", async () => {
    const sale = await buyAs("buyer");
    const { watcher, types } = watch();
    await watcher.runOnce();
    await watcher.runOnce();
    await chain.passTime(CONTENT_WINDOW + 1);
    await watcher.runOnce();
    assert.deepEqual(types(), ["started", "delivered", "settled"]);
    assert.equal((await reads.readSale(seller, sale)).state, "Settled");
    assert.deepEqual(watcher.open, []);

    const late = await buyAs("second");
    await chain.passTime(DELIVERY_WINDOW + 1);
    await watcher.runOnce();
    assert.equal(types().at(-1), "missed");
    assert.equal((await reads.readSale(seller, late)).next, "refund");
  });

  it("takes a buyer's money back from a seller who does not deliver", async () => {
    const sale = await buyAs("buyer");
    const options = { account: chain.address("buyer"), master: undefined, tasks: ["refund"] as const };
    const { watcher, types } = watch(options);
    await watcher.runOnce();
    await chain.passTime(DELIVERY_WINDOW + 1);
    await watcher.runOnce();
    assert.deepEqual(types(), ["started", "refunded"]);
    assert.equal((await reads.readSale(seller, sale)).state, "Refunded");
    assert.equal((await reads.readFunds(seller, chain.address("buyer"))).credit, parseFtns("10.5"));
  });

  it("forgets a purchase that a reorganisation undid, and finds the one that took its place", async () => {
    await chain.mine(1);
    const fork = await chain.snapshot();
    await buyAs("buyer");
    const { watcher, events, types } = watch({ confirmations: 1, tasks: ["settle"], master: undefined });
    await watcher.runOnce();
    assert.equal(watcher.open.length, 1);
    await chain.revert(fork);
    // Other blocks of the same numbers, in which another account buys: the sale has the same id.
    const sale = await buyAs("second");
    await chain.mine(3);
    await watcher.runOnce();
    assert.ok(types().includes("reorganised"));
    assert.deepEqual(
      watcher.open.map((open) => [open.sale, open.buyerKey]),
      [[sale, keyOf("second").point]],
    );
    assert.ok(events.every(({ type }) => type !== "delivered"));
  });

  it("reads the chain in pieces that the endpoint allows", async () => {
    await buyAs("buyer");
    await chain.mine(40);
    const limited = unreliable((method, params) => {
      if (method !== "eth_getLogs") return undefined;
      const [{ fromBlock, toBlock }] = params as [{ fromBlock: string; toBlock: string }];
      const tooMany = Number(toBlock) - Number(fromBlock) >= 10;
      // Contents of versions are found by their indexed topics over all blocks, which endpoints allow.
      const byTopic = (params as [{ topics: unknown[] }])[0].topics.length > 2 && Number(fromBlock) < 30;
      return tooMany && !byTopic ? Object.assign(new Error("block range too large"), { code: -32005 }) : undefined;
    });
    const { watcher, types } = watch({ tasks: ["settle"], master: undefined }, limited);
    await watcher.runOnce();
    assert.deepEqual([types(), watcher.open.length], [["started"], 1]);
  });

  it("goes on when the chain could not be reached, and stops when it is told to", async () => {
    const sale = await buyAs("buyer");
    let down = true;
    const market = unreliable(() => (down ? new TypeError("fetch failed") : undefined));
    const { watcher, events } = watch({}, market);
    const stop = new AbortController();
    const running = watcher.run(stop.signal);
    while (!events.some(({ type }) => type === "waiting")) await tick();
    down = false;
    while (!events.some(({ type }) => type === "delivered")) await tick();
    stop.abort();
    await running;
    assert.equal((await reads.readSale(seller, sale)).state, "Delivered");
  });

  it("says at once what it lacks", () => {
    const options = { account: chain.address("seller") };
    assert.throws(() => new agent.DeliveryAgent(relay, options), /needs the seller's master secret/);
    const blind = { ...relay, wallet: undefined };
    assert.throws(() => new agent.DeliveryAgent(blind, { ...options, master: MASTER }), /pays for gas/);
  });
});

function tick(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}
