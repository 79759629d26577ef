// Every way a sale can go, on a chain of its own, through the actions alone.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { zeroAddress } from "viem";
import {
  actions,
  deliver,
  derivePurchaseKey,
  openDelivery,
  parseFtns,
  poolId,
  reads,
  type MarketClient,
} from "../../src/index.ts";
import { startMarket, type TestMarket } from "../support/chain.ts";
import { failsWith } from "../support/failures.ts";
import { encryptedVersion, fundBonds, MASTER, offer, openVersion, versionContext } from "../support/versions.ts";

const { send } = actions;
const BYTES = new TextEncoder().encode("the content of an artifact");
const PURCHASE_MASTER = new Uint8Array(32).fill(9);

let chain: TestMarket;
let seller: MarketClient;
let buyer: MarketClient;

before(async () => {
  chain = await startMarket();
  seller = chain.as("seller");
  buyer = chain.as("buyer");
});
after(() => chain.stop());

async function purchase(terms: bigint, more: Partial<actions.PurchaseInput> = {}): Promise<actions.PurchaseInput> {
  const { amount, version } = await reads.quote(buyer, { terms, buyer: chain.address("buyer") });
  return { terms, quantity: 1, version, maxPrice: amount, deadline: (await chain.now()) + 600, ...more };
}

async function buyNow(input: actions.PurchaseInput): Promise<actions.OpenedSale> {
  await send(buyer, actions.approve(buyer, { spender: "Listings", amount: input.maxPrice }));
  const { receipt } = await send(buyer, actions.buy(buyer, input));
  return actions.openedSale(buyer, receipt);
}

describe("an open artifact", () => {
  it("is bought in one transaction with a permit, and nothing is left allowed", async () => {
    const { terms } = await offer(seller, await openVersion(BYTES));
    const input = await purchase(terms);
    const request = await actions.permit(buyer, {
      spender: "Listings",
      value: input.maxPrice,
      deadline: input.deadline,
    });
    assert.match(request.summary, /10 FTNS/);
    const signed = { ...request.permit, signature: await actions.sign(buyer, request) };
    const action = actions.buyWithPermit(buyer, input, signed);
    assert.match(action.summary, /Buy 1 licence of asset \d+, version 1, for at most 10 FTNS from your wallet/);
    assert.equal(action.maxCost, parseFtns("10"));
    const { receipt } = await send(buyer, action);

    const sale = actions.openedSale(buyer, receipt);
    assert.equal(sale.state, "Settled");
    assert.equal(sale.amount, parseFtns("10"));
    assert.equal(sale.fee, parseFtns("0.5"));
    const licence = await reads.readLicence(buyer, terms, chain.address("buyer"));
    assert.deepEqual([licence.valid, licence.quantity], [true, 1n]);
    assert.equal((await reads.readFunds(buyer, chain.address("buyer"))).allowances.Listings, 0n);
  });

  it("is bought from the vault", async () => {
    const { terms } = await offer(seller, await openVersion(BYTES));
    const input = await purchase(terms);
    const request = await actions.permit(buyer, { spender: "Vault", value: input.maxPrice, deadline: input.deadline });
    const signed = { ...request.permit, signature: await actions.sign(buyer, request) };
    await send(buyer, actions.depositWithPermit(buyer, input.maxPrice, signed));
    await failsWith(send(buyer, actions.buyFromVault(buyer, input)), "Vault_InsufficientAllowance");
    await send(buyer, actions.approveVault(buyer, { spender: "Listings", amount: input.maxPrice }));
    const { receipt } = await send(buyer, actions.buyFromVault(buyer, input));
    assert.equal(actions.openedSale(buyer, receipt).state, "Settled");
    assert.equal((await reads.readFunds(buyer, chain.address("buyer"))).credit, 0n);
  });

  it("cannot be had for more than the buyer agreed to, nor too late", async () => {
    const { terms } = await offer(seller, await openVersion(BYTES));
    const input = await purchase(terms);
    await send(buyer, actions.approve(buyer, { spender: "Listings", amount: parseFtns("100") }));
    await send(seller, actions.repriceListing(seller, { terms, price: parseFtns("11") }));
    const raised = await failsWith(send(buyer, actions.buy(buyer, input)), "Listings_PriceAboveMax");
    assert.match(raised.message, /The price is 11 FTNS now, above the 10 FTNS you agreed to/);
    const late = { ...input, maxPrice: parseFtns("11"), deadline: (await chain.now()) - 1 };
    await failsWith(send(buyer, actions.buy(buyer, late)), "Listings_DeadlinePassed");
    await send(buyer, actions.approve(buyer, { spender: "Listings", amount: 0n }));
  });

  it("is not sold while its offer is paused, and never after the end", async () => {
    const { terms } = await offer(seller, await openVersion(BYTES), { price: "0" });
    const input = await purchase(terms);
    await send(seller, actions.pauseListing(seller, { terms }));
    const paused = await reads.quote(buyer, { terms, buyer: chain.address("buyer") });
    assert.deepEqual(
      paused.obstacles.map(({ code }) => code),
      ["Listings_NotActive"],
    );
    await failsWith(send(buyer, actions.buy(buyer, input)), "Listings_NotActive");
    await send(seller, actions.resumeListing(seller, { terms }));
    assert.equal((await buyNow(input)).amount, 0n);
    await send(seller, actions.endListing(seller, { terms }));
    await failsWith(send(seller, actions.resumeListing(seller, { terms })), "Listings_Ended");
    await failsWith(
      send(chain.as("second"), actions.endListing(chain.as("second"), { terms })),
      "Listings_CallerIsNotOwner",
    );
  });
});

describe("a quote", () => {
  it("is what the contracts then pay out, to the last base unit", async () => {
    const data = await offer(chain.as("third"), await openVersion(BYTES), { category: "Dataset" });
    const contributors = (["second", "seller", "keeper"] as const).map((actor, i) => ({
      account: chain.address(actor),
      weight: BigInt(i + 1),
    }));
    const parents = [{ asset: data.asset, royaltyBps: 777 }];
    const model = await offer(seller, await openVersion(BYTES), {
      contributors,
      parents,
      price: "9.999999999999999999",
    });
    const quoted = await reads.quote(buyer, { terms: model.terms, buyer: chain.address("buyer") });
    assert.deepEqual(quoted.obstacles, []);
    assert.equal(quoted.needsKey, false);
    const parts = [quoted.fee, ...quoted.royalties, ...quoted.shares].map((part) =>
      typeof part === "bigint" ? part : part.amount,
    );
    assert.equal(
      parts.reduce((sum, part) => sum + part, 0n),
      quoted.amount,
    );

    const sale = await buyNow(await purchase(model.terms));
    const pool = poolId(model.asset, sale.split);
    const { net, fee } = await reads.readPool(buyer, pool);
    assert.deepEqual([net, fee], [quoted.net, quoted.fee]);
    const before = await Promise.all(quoted.shares.map(({ account }) => reads.readFunds(buyer, account)));
    const split = await reads.readSplit(buyer, model.asset, sale.split);
    await send(buyer, actions.distribute(buyer, { pool, split, net }));
    const now = await Promise.all(quoted.shares.map(({ account }) => reads.readFunds(buyer, account)));
    assert.deepEqual(
      now.map(({ credit }, i) => credit - (before[i]?.credit ?? 0n)),
      quoted.shares.map(({ amount }) => amount),
    );
    const royalty = await reads.readPool(buyer, poolId(data.asset, 1));
    assert.equal(royalty.net, quoted.royalties[0]?.amount);
    await failsWith(send(buyer, actions.distribute(buyer, { pool, split })), "RevenueSplitter_NothingToDistribute");

    const second = chain.as("second");
    const { wallet } = await reads.readFunds(second, chain.address("second"));
    await send(second, actions.withdraw(second));
    const after = await reads.readFunds(second, chain.address("second"));
    assert.deepEqual([after.credit, after.wallet > wallet], [0n, true]);
  });

  it("names every reason why the purchase would be refused", async () => {
    const { terms, asset } = await offer(seller, await openVersion(BYTES));
    const own = await reads.quote(seller, { terms, buyer: chain.address("seller") });
    assert.deepEqual(
      own.obstacles.map(({ code }) => code),
      ["Escrow_BuyerIsSeller"],
    );
    await send(seller, actions.closeTerms(seller, { terms }));
    const closed = await reads.quote(buyer, { terms, buyer: chain.address("buyer"), quantity: 2 });
    assert.deepEqual(
      closed.obstacles.map(({ code }) => code),
      ["Licences_TermsClosed"],
    );
    await failsWith(
      reads.quote(buyer, {
        terms,
        buyer: zeroAddress,
        split: { contributors: [], parents: [{ asset, royaltyBps: 1 }] },
      }),
      "Mismatch",
    );
  });
});

describe("an encrypted artifact", () => {
  /** An offer, and a purchase of it that waits for its key. */
  async function waitingSale() {
    const context = versionContext(seller, chain.address("seller"));
    const { version } = await encryptedVersion(BYTES, context);
    const made = await offer(seller, version);
    const escrow = seller.addresses.Escrow;
    const purchaseContext = { chainId: seller.chain.id, escrow, buyer: chain.address("buyer"), termsId: made.terms };
    const key = derivePurchaseKey(PURCHASE_MASTER, purchaseContext);
    const sale = await buyNow(await purchase(made.terms, { buyerKey: key.point }));
    const target = { chainId: seller.chain.id, escrow, saleId: sale.sale, buyerPoint: key.point };
    const delivery = deliver(MASTER, context, target);
    const { content } = version;
    const input = {
      sale: sale.sale,
      content,
      delivery,
      seller: chain.address("seller"),
      buyer: chain.address("buyer"),
    };
    return { ...made, key, sale, input, version };
  }

  it("cannot be bought before the seller has put up the bond", async () => {
    const { version } = await encryptedVersion(BYTES, versionContext(seller, chain.address("seller")));
    const { terms } = await offer(seller, version);
    const quoted = await reads.quote(buyer, { terms, buyer: chain.address("buyer") });
    assert.deepEqual(
      quoted.obstacles.map(({ code }) => code),
      ["NotForSale"],
    );
    assert.equal(quoted.bond, parseFtns("0.5"));
    await fundBonds(seller, parseFtns("100"));
    const funded = await reads.quote(buyer, { terms, buyer: chain.address("buyer") });
    assert.deepEqual(funded.obstacles, []);
    await failsWith(buyNow(await purchase(terms)), "Escrow_BuyerKeyMissing");
  });

  it("is delivered by anybody, opened by the buyer alone, and confirmed", async () => {
    const { sale, input, key, version } = await waitingSale();
    assert.equal(sale.state, "AwaitingKey");
    assert.equal((await reads.readSale(buyer, sale.sale)).next, "deliver");
    const keeper = chain.as("keeper");
    const wrong = { ...input, delivery: { ...input.delivery, w: input.delivery.r1 } };
    await failsWith(send(keeper, actions.deliverKey(keeper, wrong)), "Escrow_WrongKey");
    const { receipt } = await send(keeper, actions.deliverKey(keeper, input));
    assert.ok(receipt.logs.length > 0);
    const record = await reads.readVersionRecord(buyer, sale.asset, sale.version);
    assert.deepEqual(record.content, version.content);
    assert.equal(openDelivery(key.secret, input.delivery, input.delivery).contentKey.length, 32);

    const delivered = await reads.readSale(buyer, sale.sale);
    assert.equal(delivered.next, "check");
    await failsWith(send(keeper, actions.settleSale(keeper, delivered)), "Escrow_TooEarly");
    await failsWith(send(keeper, actions.confirmSale(keeper, delivered)), "Escrow_CallerIsNotBuyer");
    await send(buyer, actions.confirmSale(buyer, delivered));
    assert.equal((await reads.readSale(buyer, sale.sale)).state, "Settled");
    assert.equal((await reads.readLicence(buyer, sale.terms, chain.address("buyer"))).keyVersion, 1);
    const again = await reads.quote(buyer, { terms: sale.terms, buyer: chain.address("buyer") });
    assert.equal(again.needsKey, false);
  });

  it("is settled by anybody once the content window is over", async () => {
    const { sale, input } = await waitingSale();
    await send(seller, actions.deliverKey(seller, input));
    await chain.passTime(24 * 3_600 + 1);
    const due = await reads.readSale(buyer, sale.sale);
    assert.equal(due.next, "settle");
    const keeper = chain.as("keeper");
    await send(keeper, actions.settleSale(keeper, due));
    assert.equal((await reads.readSale(buyer, sale.sale)).next, "nothing");
  });

  it("is refunded with the bond when the seller never delivers", async () => {
    const { sale, input } = await waitingSale();
    await chain.passTime(3 * 24 * 3_600 + 1);
    const due = await reads.readSale(buyer, sale.sale);
    assert.equal(due.next, "refund");
    await failsWith(send(seller, actions.deliverKey(seller, input)), "Escrow_DeliveryWindowOver");
    const { credit } = await reads.readFunds(buyer, chain.address("buyer"));
    const action = actions.refundSale(buyer, due);
    assert.match(action.summary, /the buyer gets 10 FTNS and 0.5 FTNS of the seller's bond/);
    await send(buyer, action);
    const after = await reads.readFunds(buyer, chain.address("buyer"));
    assert.equal(after.credit - credit, parseFtns("10.5"));
  });

  it("can be declined by its seller", async () => {
    const { sale } = await waitingSale();
    const open = await reads.readSale(seller, sale.sale);
    const { credit } = await reads.readFunds(seller, chain.address("seller"));
    await send(seller, actions.declineSale(seller, open));
    assert.equal((await reads.readFunds(seller, chain.address("seller"))).credit - credit, parseFtns("0.5"));
    assert.equal((await reads.readSale(seller, sale.sale)).state, "Refunded");
  });
});
