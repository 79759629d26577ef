import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { deliverSale } from "../../scripts/deliver/deliver-sale.ts";
import {
  actions,
  buildFraudProof,
  downloadFile,
  findFraud,
  journeys,
  queries,
  reads,
  requireAccount,
  type MarketClient,
} from "../../sdk/src/index.ts";
import { publishFraud } from "./cheat.ts";
import { caughtUp, openStage, passTime, PRICE, publishBytes, someBytes, type Stage } from "./stage.ts";

let stage: Stage;
let sellerMaster: Uint8Array;
let buyerMaster: Uint8Array;
let nextSeed = 1;

before(async () => {
  stage = await openStage();
  sellerMaster = await journeys.sellerMaster(stage.seller);
  buyerMaster = await journeys.buyerMaster(stage.buyer);
});
after(() => stage[Symbol.asyncDispose]());

/** An encrypted artifact of 10,000 bytes that is bought and waits for its key. */
async function openSale() {
  const bytes = someBytes(10_000, nextSeed++);
  const { asset, terms } = await publishBytes(stage.seller, bytes, sellerMaster);
  const [termsId] = terms;
  assert(termsId !== undefined);
  const bought = await journeys.purchase(stage.buyer, { terms: termsId, version: 1, master: buyerMaster });
  return { asset, terms: termsId, bytes, bought };
}

async function creditOf(market: MarketClient): Promise<bigint> {
  return (await reads.readFunds(market, requireAccount(market))).credit;
}

describe("the seller never delivers", () => {
  it("anyone refunds the buyer after the window, with the seller's bond on top", async () => {
    const { bought } = await openSale();
    const [before, sale] = [await creditOf(stage.buyer), await reads.readSale(stage.buyer, bought.sale)];
    await assert.rejects(journeys.reclaim(stage.keeper, sale), { code: "Escrow_NothingToRefund" });

    await passTime(stage.devnet, bought.quote.deliveryWindow + 1);
    await assert.rejects(journeys.awaitDelivery(stage.buyer, bought.sale), /did not deliver in time/);
    await journeys.reclaim(stage.keeper, sale);

    assert.equal((await creditOf(stage.buyer)) - before, PRICE + bought.quote.bond);
    await journeys.withdrawAll(stage.buyer);
    await caughtUp(stage.buyer);
    const indexed = await queries.readSalePage(stage.buyer, bought.sale);
    assert.equal(indexed?.state, "Refunded");
    assert.equal(indexed.refund?.reason, "NotDelivered");
    assert.equal(indexed.refund.bondPaid, bought.quote.bond.toString());
  });
});

describe("a wrong key", () => {
  it("is refused by the chain, and the right one is still accepted", async () => {
    const { bought } = await openSale();
    const other = new Uint8Array(32).fill(7);
    await assert.rejects(deliverSale(stage.seller, other, bought.sale), { code: "Escrow_KeyCommitmentMismatch" });
    assert.equal((await reads.readSale(stage.buyer, bought.sale)).state, "AwaitingKey");
    await deliverSale(stage.seller, sellerMaster, bought.sale);
    assert.equal((await reads.readSale(stage.buyer, bought.sale)).state, "Delivered");
  });

  it("under the right commitment is refused by the pairing", async () => {
    const { bought } = await openSale();
    const { bought: second } = await openSale();
    await deliverSale(stage.seller, sellerMaster, second.sale);
    const { r1, w } = await journeys.readDelivery(stage.buyer, second.sale);
    await assert.rejects(deliverSale(stage.seller, sellerMaster, bought.sale, { r1, w }), { code: "Escrow_WrongKey" });
  });
});

describe("the price is raised under the buyer", () => {
  it("the purchase is refused by the chain and costs no FTNS", async () => {
    const { terms } = await publishBytes(stage.seller, someBytes(5_000, nextSeed++));
    const [termsId] = terms;
    assert(termsId !== undefined);
    const order = { terms: termsId, quantity: 1, version: 1, maxPrice: PRICE };
    await actions.send(stage.buyer, actions.approve(stage.buyer, { spender: "Listings", amount: 2n * PRICE }));
    await actions.send(stage.seller, actions.repriceListing(stage.seller, { terms: termsId, price: PRICE + 1n }));
    const wallet = (await reads.readFunds(stage.buyer, requireAccount(stage.buyer))).wallet;

    const deadline = Math.floor(Date.now() / 1000) + 30 * 86_400;
    await assert.rejects(actions.send(stage.buyer, actions.buy(stage.buyer, { ...order, deadline })), {
      code: "Listings_PriceAboveMax",
    });
    await assert.rejects(journeys.purchase(stage.buyer, { ...order }), /more than the .* you agreed to/);
    assert.equal((await reads.readFunds(stage.buyer, requireAccount(stage.buyer))).wallet, wallet);
  });
});

describe("a tampered gateway", () => {
  let server: Server;
  let changed = 0;
  before(async () => {
    server = createServer((request, response) => {
      void relay(request.url ?? "/").then(
        (answer) => response.writeHead(answer.status).end(answer.body),
        (error: Error) => response.writeHead(502).end(error.message),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  after(() => new Promise((resolve) => server.close(resolve)));

  async function relay(path: string): Promise<{ status: number; body: Uint8Array }> {
    const answer = await fetch(`${stage.devnet.urls.ipfsGateway}${path}`, {
      headers: { accept: "application/vnd.ipld.raw" },
    });
    const body = new Uint8Array(await answer.arrayBuffer());
    if (body.length > 0) {
      body[body.length - 1]! ^= 1;
      changed++;
    }
    return { status: answer.status, body };
  }

  it("one changed byte is never shown: rejected alone, bypassed where another endpoint is honest", async () => {
    const { asset } = await publishBytes(stage.seller, someBytes(20_000, nextSeed++));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const tampered = { kind: "gateway", url } as const;
    const honest = { kind: "kubo", url: stage.devnet.urls.ipfs } as const;
    const through = (endpoints: readonly { kind: "gateway" | "kubo"; url: string }[]): MarketClient => ({
      ...stage.buyer,
      ipfs: { endpoints },
    });
    await assert.rejects(journeys.inspectVersion(through([tampered]), asset, 1, { rounds: 1 }), {
      code: "Ipfs_Unavailable",
    });
    assert(changed > 0, "the gateway was never asked");
    const inspected = await journeys.inspectVersion(through([tampered, honest]), asset, 1);
    assert.equal(inspected.metadata.name, "A small artifact");
  });
});

describe("right key, wrong content", () => {
  it("the buyer proves it, every open sale of the version is refunded, and it cannot be sold again", async () => {
    const [promised, delivered] = [someBytes(9_000, nextSeed++), someBytes(9_000, nextSeed++)];
    const { asset, terms } = await publishFraud(stage.seller, sellerMaster, promised, delivered);
    const inspected = await journeys.inspectVersion(stage.buyer, asset, 1);
    const bought = await journeys.purchase(stage.buyer, { terms, version: 1, master: buyerMaster });
    await deliverSale(stage.seller, sellerMaster, bought.sale);
    const sale = await reads.readSale(stage.buyer, bought.sale);
    const opened = await journeys.openKey(stage.buyer, sale, inspected, buyerMaster);
    const { contentKey } = opened;
    const received = journeys.fetchArtifact(stage.buyer, inspected, { contentKey });
    await assert.rejects(received.pipeTo(new WritableStream()), { code: "Artifact_LeafMismatch" });

    const { record, leafList, metadata } = inspected;
    const { content, artifactDigest } = record;
    const { encryption } = metadata.artifact;
    assert(leafList !== undefined && encryption !== undefined);
    const endpoints = stage.buyer.ipfs?.endpoints ?? [];
    const ciphertext = downloadFile({ digest: artifactDigest, size: content.size }, { endpoints });
    const evidence = await findFraud(ciphertext, { key: contentKey, content, leafList });
    assert(evidence !== undefined, "no leaf differs");
    const proof = buildFraudProof(evidence, opened, { h: encryption.H, y: encryption.Y }, content);
    await actions.send(stage.buyer, actions.proveFraud(stage.buyer, { asset, version: 1, content, proof }));

    const before = await creditOf(stage.buyer);
    await journeys.reclaim(stage.keeper, sale);
    assert.equal((await creditOf(stage.buyer)) - before, PRICE + bought.quote.bond);
    await assert.rejects(journeys.purchase(stage.buyer, { terms, version: 1, master: buyerMaster }));
    await caughtUp(stage.buyer);
    assert.equal((await queries.readAssetPage(stage.buyer, asset))?.status, "Fraudulent");
  });
});
