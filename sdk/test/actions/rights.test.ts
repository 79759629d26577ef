// Splits, grants, metered use and takedowns, through the actions alone.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { keccak256, stringToHex } from "viem";
import { actions, parseFtns, poolId, reads, type MarketClient } from "../../src/index.ts";
import { startMarket, type TestMarket } from "../support/chain.ts";
import { failsWith } from "../support/failures.ts";
import { decide } from "../support/governance.ts";
import { offer, openVersion } from "../support/versions.ts";

const { send } = actions;
const BYTES = new TextEncoder().encode("a service");

let chain: TestMarket;
let seller: MarketClient;
let buyer: MarketClient;

before(async () => {
  chain = await startMarket();
  seller = chain.as("seller");
  buyer = chain.as("buyer");
});
after(() => chain.stop());

describe("contributors", () => {
  it("change for later sales only: what was earned before keeps its split", async () => {
    const { asset, terms } = await offer(seller, await openVersion(BYTES));
    const purchase = async () => {
      const deadline = (await chain.now()) + 600;
      await send(buyer, actions.approve(buyer, { spender: "Listings", amount: parseFtns("10") }));
      const input = { terms, quantity: 1, version: 1, maxPrice: parseFtns("10"), deadline };
      return actions.openedSale(buyer, (await send(buyer, actions.buy(buyer, input))).receipt);
    };
    const first = await purchase();
    const current = await reads.readSplit(seller, asset, 1);
    assert.deepEqual(current, { contributors: [], parents: [] });
    const contributors = [
      { account: chain.address("third"), weight: 3n },
      { account: chain.address("second"), weight: 1n },
    ];
    const action = actions.setContributors(seller, { asset, current, contributors });
    assert.match(action.summary, /0x.{4}….{4} (75|25) %, 0x.{4}….{4} (75|25) %/);
    await send(seller, action);
    const second = await purchase();
    assert.deepEqual([first.split, second.split], [1, 2]);
    const split = await reads.readSplit(seller, asset, 2);
    await send(buyer, actions.distribute(buyer, { pool: poolId(asset, 2), split }));
    const { credit } = await reads.readFunds(buyer, chain.address("third"));
    assert.equal(credit, ((second.amount - second.fee) * 3n) / 4n);
    const stale = actions.setContributors(seller, { asset, current, contributors: [] });
    await failsWith(send(seller, stale), "AssetRegistry_SplitMismatch");
    const stranger = actions.setContributors(buyer, { asset, current: split, contributors: [] });
    await failsWith(send(buyer, stranger), "AssetRegistry_CallerIsNotOwner");
  });
});

describe("licences", () => {
  it("are granted, and used up unit by unit, by hand or by signature", async () => {
    const { asset } = await offer(seller, await openVersion(BYTES));
    const metered = actions.createTerms(seller, {
      asset,
      kind: "Metered",
      unitsPerPack: 10,
      text: { spdx: "Apache-2.0" },
    });
    assert.match(metered.summary, /for 10 uses at a time under Apache-2.0/);
    const terms = actions.createdTerms(seller, (await send(seller, metered)).receipt);
    const stored = await reads.readTerms(seller, terms);
    assert.deepEqual([stored.kind, stored.spdx, stored.unitsPerPack], ["Metered", "Apache-2.0", 10]);
    const holder = chain.address("buyer");
    await send(seller, actions.grantLicence(seller, { terms, holder, quantity: 2 }));
    assert.equal((await reads.readLicence(buyer, terms, holder)).quantity, 20n);

    await send(buyer, actions.consume(buyer, { terms, holder, units: 5n }));
    const service = chain.as("keeper");
    await failsWith(
      send(service, actions.consume(service, { terms, holder, units: 1n })),
      "Licences_CallerMayNotConsume",
    );
    const input = { terms, holder, units: 6n, deadline: (await chain.now()) + 600 };
    const request = await actions.consumption(buyer, chain.address("keeper"), input);
    assert.match(request.summary, /use 6 units of your licence/);
    const signature = await actions.sign(buyer, request);
    await send(service, actions.consumeWithSignature(service, input, signature));
    assert.equal((await reads.readLicence(buyer, terms, holder)).quantity, 9n);
    // A signature works once.
    await failsWith(
      send(service, actions.consumeWithSignature(service, input, signature)),
      "Licences_InvalidSignature",
    );
    const tooMany = await failsWith(
      send(buyer, actions.consume(buyer, { terms, holder, units: 10n })),
      "Licences_InsufficientUnits",
    );
    assert.match(tooMany.message, /has 9 left/);
  });

  it("refuse terms that make no sense, in words", async () => {
    const { asset } = await offer(seller, await openVersion(BYTES));
    const noPeriod = actions.createTerms(seller, { asset, kind: "Subscription", text: { spdx: "MIT" } });
    const error = await failsWith(send(seller, noPeriod), "Licences_InvalidTerms");
    assert.match(error.message, /a subscription needs a period above 0 seconds/);
    assert.throws(
      () => actions.createTerms(seller, { asset, kind: "Perpetual", text: { spdx: "my licence" } }),
      /SPDX/,
    );
  });

  it("of an exclusive sale keep everybody else out, and the quote says so", async () => {
    const { asset, terms: plain } = await offer(seller, await openVersion(BYTES));
    const input = { asset, kind: "Perpetual", exclusive: true, supplyCap: 1, text: { spdx: "MIT" } } as const;
    const terms = actions.createdTerms(seller, (await send(seller, actions.createTerms(seller, input))).receipt);
    await send(seller, actions.grantLicence(seller, { terms, holder: chain.address("second"), quantity: 1 }));
    const { obstacles } = await reads.quote(buyer, { terms: plain, buyer: chain.address("buyer") });
    assert.deepEqual(
      obstacles.map(({ code }) => code),
      ["Licences_AssetUnderExclusiveLicence"],
    );
    const exclusive = await reads.quote(buyer, { terms, buyer: chain.address("buyer") });
    assert.ok(exclusive.obstacles.some(({ code }) => code === "Licences_SupplyExhausted"));
  });
});

describe("a takedown", () => {
  it("is decided by vote, and so is its undoing", async () => {
    const { asset, terms } = await offer(seller, await openVersion(BYTES));
    const delegate = chain.as("delegate");
    const decided = (operation: actions.Action) => decide(delegate, operation, (seconds) => chain.passTime(seconds));
    const operation = actions.takeDown(delegate, { asset, reasonDigest: keccak256(stringToHex("reason")) });
    await failsWith(send(delegate, operation), "AccessManagedUnauthorized");
    await decided(operation);
    assert.equal((await reads.readAsset(buyer, asset)).status, "TakenDown");
    const { obstacles } = await reads.quote(buyer, { terms, buyer: chain.address("buyer") });
    assert.deepEqual(
      obstacles.map(({ code }) => code),
      ["Escrow_AssetNotForSale"],
    );
    const next = await openVersion(BYTES);
    await failsWith(
      send(seller, actions.publishVersion(seller, { asset, version: next })),
      "AssetRegistry_WrongStatus",
    );

    await decided(actions.restoreAsset(delegate, { asset, reasonDigest: keccak256(stringToHex("appeal")) }));
    assert.equal((await reads.readAsset(buyer, asset)).status, "Live");
    await send(seller, actions.publishVersion(seller, { asset, version: next }));
    assert.equal((await reads.readAsset(buyer, asset)).latestVersion, 2);
  });
});
