import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hexToBytes } from "viem";
import * as sdk from "../../src/delivery/index.ts";
import { deliveryVectors, targetOf } from "./vectors.ts";

const { seller, buyer, accepted, challenges, refusedByEquation, refusedPoints } = deliveryVectors;
const master = hexToBytes(seller.master);
const context = { ...seller, chainId: Number(seller.chainId) };
const target = targetOf(accepted.target);
const secret = BigInt(buyer.secret);

describe("deliver", () => {
  it("gives the delivery of the golden vectors, the same each time", () => {
    assert.deepEqual(sdk.deliver(master, context, target), accepted.delivery);
  });

  it("takes another r for another sale and another buyer, so that deliveries stay unrelated", () => {
    const other = sdk.deliver(master, context, { ...target, saleId: 43n });
    assert.notEqual(other.r1, accepted.delivery.r1);
    const buyerPoint = sdk.derivePurchaseKey(master, { ...buyer, chainId: 1, termsId: 1n }).point;
    const third = sdk.deliver(master, context, { ...target, buyerPoint });
    assert.notEqual(third.r1, accepted.delivery.r1);
  });

  it("refuses a buyer's point that is not valid", () => {
    for (const { name, point } of refusedPoints.filter(({ field }) => field === "b")) {
      const bad = { ...target, buyerPoint: point };
      assert.throws(() => sdk.deliver(master, context, bad), { code: "Delivery_InvalidPoint" }, name);
    }
  });
});

describe("verifyDelivery", () => {
  it("accepts the honest delivery", () => {
    assert.ok(sdk.verifyDelivery(accepted.delivery, target));
  });

  for (const { name, delivery } of refusedByEquation) {
    it(`refuses: ${name}`, () => {
      assert.equal(sdk.verifyDelivery(delivery, target), false);
    });
  }

  for (const { field, name, point } of refusedPoints) {
    it(`refuses ${field}: ${name}`, () => {
      const delivery = { ...accepted.delivery, [field]: point };
      const reason = new RegExp(name.startsWith("valid plus") ? "not in the subgroup" : (name.split(",")[0] ?? ""));
      assert.throws(() => sdk.verifyDelivery(delivery, target), { code: "Delivery_InvalidPoint", message: reason });
    });
  }
});

describe("deliveryChallenge", () => {
  it("is the one of the golden vectors and depends on every part", () => {
    for (const { name, target: at, delivery, challenge } of challenges) {
      assert.equal(sdk.deliveryChallenge(delivery, targetOf(at)), BigInt(challenge), name);
    }
    assert.equal(new Set(challenges.map(({ challenge }) => challenge)).size, challenges.length);
  });
});

describe("openDelivery", () => {
  it("gives X and K to the buyer", () => {
    const { x, contentKey } = sdk.openDelivery(secret, accepted.delivery, seller);
    assert.equal(x, seller.x);
    assert.deepEqual(contentKey, hexToBytes(seller.contentKey));
  });

  it("says so when the secret, the delivery or the commitment is another one", () => {
    const { delivery } = accepted;
    const wrong = { code: "Delivery_WrongKey" };
    assert.throws(() => sdk.openDelivery(secret + 1n, delivery, seller), wrong);
    assert.throws(() => sdk.openDelivery(secret, { r1: delivery.w, w: delivery.r1 }, seller), wrong);
    const other = sdk.deriveVersionKeys(master, { ...context, nonce: `0x${"11".repeat(32)}` });
    assert.throws(() => sdk.openDelivery(secret, delivery, other), wrong);
  });
});

describe("decodeG1, decodeG2", () => {
  it("come back to what was encoded", () => {
    assert.equal(sdk.encodeG1(sdk.decodeG1(seller.h)), seller.h);
    assert.equal(sdk.encodeG2(sdk.decodeG2(seller.y)), seller.y);
  });

  it("refuse wrong lengths and what is not hexadecimal", () => {
    const bad = [`${seller.h}00`, seller.h.slice(0, -2), "0x", "0xzz", seller.y] as `0x${string}`[];
    for (const point of bad) assert.throws(() => sdk.decodeG1(point), { code: "Delivery_InvalidPoint" });
    assert.throws(() => sdk.decodeG2(seller.h), { code: "Delivery_InvalidPoint" });
  });
});
