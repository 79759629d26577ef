import { bytesToHex, hashTypedData, numberToHex, type Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { deliver, deliveryChallenge, openDelivery, verifyDelivery } from "../../sdk/src/delivery/deliver.ts";
import type { Delivery, DeliveryTarget } from "../../sdk/src/delivery/deliver.ts";
import { derivePurchaseKey, deriveVersionKeys, encodeVersionContext } from "../../sdk/src/delivery/keys.ts";
import { decodeG1, encodeG1, encodeG2, G1_GENERATOR, G2_GENERATOR } from "../../sdk/src/delivery/points.ts";
import { deliveryKeyTypedData, masterFromSignature, purchaseKeyTypedData } from "../../sdk/src/delivery/typed-data.ts";
import { badG1, badG2, g1CofactorTorsion } from "./points.ts";
import { sample } from "./sample.ts";

const CHAIN_ID = 31_337;
const REGISTRY = "0x1111111111111111111111111111111111111111";
const ESCROW = "0x3333333333333333333333333333333333333333";
const TERMS_ID = 7n;
const SALE_ID = 42n;

/** Keys, one accepted delivery, and every kind that must be refused. Hex strings; numbers are decimal strings. */
export async function deliveryVectors() {
  const seller = await sellerVector();
  const buyer = await buyerVector();
  const target: DeliveryTarget = { chainId: CHAIN_ID, escrow: ESCROW, saleId: SALE_ID, buyerPoint: buyer.key.point };
  const delivery = deliver(seller.master, seller.context, target);
  if (openDelivery(buyer.key.secret, delivery, seller.keys).x !== seller.keys.x) throw new Error("does not open");
  return {
    seller: seller.written,
    buyer: buyer.written,
    accepted: { target: writtenTarget(target), delivery },
    challenges: challenges(delivery, target),
    refusedByEquation: refusedByEquation(delivery, target),
    refusedPoints: refusedPoints(delivery),
  };
}

async function sellerVector() {
  const account = privateKeyToAccount(sample("seller's private key"));
  const context = { chainId: CHAIN_ID, registry: REGISTRY, seller: account.address, nonce: sample("nonce") } as const;
  const typedData = deliveryKeyTypedData(CHAIN_ID, REGISTRY, account.address);
  const signature = await account.signTypedData(typedData);
  const master = masterFromSignature(signature);
  const keys = deriveVersionKeys(master, context);
  const written = {
    ...{ ...context, chainId: String(CHAIN_ID), typedDataHash: hashTypedData(typedData), signature },
    ...{ master: bytesToHex(master), context: bytesToHex(encodeVersionContext(context)) },
    ...{ secret: scalar(keys.secret), h: keys.h, y: keys.y, x: keys.x, keyHash: keys.keyHash },
    contentKey: bytesToHex(keys.contentKey),
  };
  return { context, master, keys, written };
}

async function buyerVector() {
  const account = privateKeyToAccount(sample("buyer's private key"));
  const context = { chainId: CHAIN_ID, escrow: ESCROW, buyer: account.address, termsId: TERMS_ID } as const;
  const typedData = purchaseKeyTypedData(CHAIN_ID, ESCROW, account.address);
  const signature = await account.signTypedData(typedData);
  const master = masterFromSignature(signature);
  const key = derivePurchaseKey(master, context);
  const written = {
    ...{ ...context, chainId: String(CHAIN_ID), termsId: String(TERMS_ID) },
    ...{ typedDataHash: hashTypedData(typedData), signature, master: bytesToHex(master) },
    ...{ secret: scalar(key.secret), b: key.point },
  };
  return { key, written };
}

/**
 * Valid points that do not satisfy the pairing equation. The first ones would pass if c were the constant 0 or 1: an honest
 * delivery satisfies the equation for every c, so only forgeries and the challenges themselves show a wrong c.
 */
function refusedByEquation(good: Delivery, target: DeliveryTarget) {
  const plusG1 = (point: Hex): Hex => encodeG1(decodeG1(point).add(G1_GENERATOR));
  const minusG1 = (point: Hex): Hex => encodeG1(decodeG1(point).subtract(G1_GENERATOR));
  const cases: [name: string, delivery: Delivery][] = [
    ["R1 of another r: would pass with c = 0", { ...good, r1: plusG1(good.r1) }],
    ["W and R1 moved against each other: would pass with c = 1", { ...good, w: minusG1(good.w), r1: plusG1(good.r1) }],
    ["W of another key", { ...good, w: plusG1(good.w) }],
    ["R2 of another r", { ...good, r2: encodeG2(G2_GENERATOR) }],
    ["made for another buyer", { ...good, b: encodeG1(G1_GENERATOR.multiply(12_345n)) }],
    ["another H", { ...good, h: plusG1(good.h) }],
    ["another Y", { ...good, y: encodeG2(G2_GENERATOR) }],
  ];
  return cases.map(([name, delivery]) => {
    if (verifyDelivery(delivery, target)) throw new Error(`the delivery "${name}" was accepted`);
    return { name, delivery };
  });
}

/** The challenge of the accepted delivery in other places, and with parts exchanged: each changes c. */
function challenges(delivery: Delivery, target: DeliveryTarget) {
  const cases: [name: string, delivery: Delivery, target: DeliveryTarget][] = [
    ["as accepted", delivery, target],
    ["another sale", delivery, { ...target, saleId: target.saleId + 1n }],
    ["the largest sale id", delivery, { ...target, saleId: 2n ** 256n - 1n }],
    ["another chain", delivery, { ...target, chainId: 1 }],
    ["another escrow", delivery, { ...target, escrow: REGISTRY }],
    ["R1 and W exchanged", { ...delivery, r1: delivery.w, w: delivery.r1 }, target],
    ["R2 and Y exchanged", { ...delivery, r2: delivery.y, y: delivery.r2 }, target],
    ["H and B exchanged", { ...delivery, h: delivery.b, b: delivery.h }, target],
  ];
  return cases.map(([name, points, at]) => {
    const challenge = numberToHex(deliveryChallenge(points, at), { size: 16 });
    return { name, target: writtenTarget(at), delivery: points, challenge };
  });
}

/** Points that must not even be looked at. `field` of the delivery is replaced by `point`. */
function refusedPoints(good: Delivery) {
  const g1 = badG1(good.w);
  const g2 = badG2(good.r2);
  const torsion = { name: "valid plus a point of small order", point: withTorsion(good.w) };
  return [
    ...[...g1, torsion].map((bad) => ({ field: "w", ...bad })),
    ...badG1(good.r1).map((bad) => ({ field: "r1", ...bad })),
    ...g2.map((bad) => ({ field: "r2", ...bad })),
    ...badG1(good.b).map((bad) => ({ field: "b", ...bad })),
    ...badG1(good.h).map((bad) => ({ field: "h", ...bad })),
    ...badG2(good.y).map((bad) => ({ field: "y", ...bad })),
  ];
}

const withTorsion = (point: Hex): Hex => encodeG1(decodeG1(point).add(g1CofactorTorsion()));
const scalar = (value: bigint): Hex => numberToHex(value, { size: 32 });
const writtenTarget = (target: DeliveryTarget) => ({
  ...target,
  chainId: String(target.chainId),
  saleId: String(target.saleId),
});
