import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bytesToHex, hashTypedData, hexToBytes, recoverTypedDataAddress, type Hex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import * as sdk from "../../src/delivery/index.ts";
import { deliveryVectors } from "./vectors.ts";

const { seller, buyer } = deliveryVectors;
const context = { ...seller, chainId: Number(seller.chainId) };
const purchase = { ...buyer, chainId: Number(buyer.chainId), termsId: BigInt(buyer.termsId) };

describe("deriveVersionKeys", () => {
  it("gives the keys of the golden vectors", () => {
    const keys = sdk.deriveVersionKeys(hexToBytes(seller.master), context);
    const { h, y, x, keyHash } = seller;
    assert.deepEqual({ h: keys.h, y: keys.y, x: keys.x, keyHash: keys.keyHash }, { h, y, x, keyHash });
    assert.equal(keys.secret, BigInt(seller.secret));
    assert.equal(bytesToHex(keys.contentKey), seller.contentKey);
    assert.equal(bytesToHex(sdk.encodeVersionContext(context)), seller.context);
    assert.ok(sdk.matchesCommitment(keys.x, keys));
  });

  it("gives other keys for every other part of the context", () => {
    const master = hexToBytes(seller.master);
    const others = [{ chainId: 1 }, { registry: buyer.escrow }, { seller: buyer.buyer }, { nonce: sdk.newNonce() }];
    const keys = [{}, ...others].map((other) => sdk.deriveVersionKeys(master, { ...context, ...other }));
    for (const field of ["h", "y", "x", "keyHash"] as const) {
      assert.equal(new Set(keys.map((each) => each[field])).size, keys.length, field);
    }
  });

  it("refuses a master of a wrong length", () => {
    assert.throws(() => sdk.deriveVersionKeys(new Uint8Array(31), context), { code: "Delivery_InvalidSecret" });
  });
});

describe("derivePurchaseKey", () => {
  it("gives the key of the golden vectors, and another one for other terms", () => {
    const key = sdk.derivePurchaseKey(hexToBytes(buyer.master), purchase);
    assert.deepEqual(key, { secret: BigInt(buyer.secret), point: buyer.b });
    const other = sdk.derivePurchaseKey(hexToBytes(buyer.master), { ...purchase, termsId: 8n });
    assert.notEqual(other.point, key.point);
  });
});

describe("checkCommitment", () => {
  it("accepts what belongs to the version", () => {
    sdk.checkCommitment(seller, seller.keyHash, context);
  });

  it("refuses a foreign H, a foreign Y, another key hash and an invalid point", () => {
    const other = sdk.deriveVersionKeys(hexToBytes(buyer.master), { ...context, nonce: sdk.newNonce() });
    const mismatch = { code: "Delivery_CommitmentMismatch" };
    assert.throws(() => sdk.checkCommitment(other, other.keyHash, context), mismatch);
    assert.throws(() => sdk.checkCommitment({ h: seller.h, y: other.y }, seller.keyHash, context), mismatch);
    assert.throws(() => sdk.checkCommitment(seller, other.keyHash, context), mismatch);
    const infinity: Hex = `0x${"00".repeat(256)}`;
    assert.throws(() => sdk.checkCommitment({ h: seller.h, y: infinity }, seller.keyHash, context), {
      code: "Delivery_InvalidPoint",
    });
  });
});

describe("typed data", () => {
  const sellerData = sdk.deliveryKeyTypedData(context.chainId, seller.registry, seller.seller);
  const buyerData = sdk.purchaseKeyTypedData(purchase.chainId, buyer.escrow, buyer.buyer);

  it("hashes to the golden vectors and is signed by the wallet it names", async () => {
    assert.equal(hashTypedData(sellerData), seller.typedDataHash);
    assert.equal(hashTypedData(buyerData), buyer.typedDataHash);
    assert.equal(await recoverTypedDataAddress({ ...sellerData, signature: seller.signature }), seller.seller);
    assert.equal(await recoverTypedDataAddress({ ...buyerData, signature: buyer.signature }), buyer.buyer);
  });

  it("says in a sentence what the signature is for and what it is not", () => {
    for (const { message } of [sellerData, buyerData]) {
      assert.match(message.purpose, /FTNS Market\. Sign this only on a site that you trust: .* moves no money\.$/);
    }
  });
});

describe("masterFromSignature", () => {
  it("gives the master of the golden vectors", () => {
    assert.equal(bytesToHex(sdk.masterFromSignature(seller.signature)), seller.master);
    assert.equal(bytesToHex(sdk.masterFromSignature(buyer.signature, buyer.signature)), buyer.master);
  });

  it("gives one master for every form of a signature: v of 0 or 27, compact, high s", async () => {
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    for (let i = 0; i < 8; i++) {
      const signature = await privateKeyToAccount(generatePrivateKey()).signMessage({ message: "any" });
      const [r, s] = [signature.slice(2, 66), BigInt(`0x${signature.slice(66, 130)}`)];
      const parity = Number.parseInt(signature.slice(130), 16) - 27;
      const written = (value: bigint) => value.toString(16).padStart(64, "0");
      const forms = [
        signature,
        `0x${r}${written(s)}0${parity}`,
        `0x${r}${written(s | (BigInt(parity) << 255n))}`,
        `0x${r}${written(order - s)}${(28 - parity).toString(16)}`,
      ] as Hex[];
      const masters = forms.map((form) => bytesToHex(sdk.masterFromSignature(form)));
      assert.equal(new Set(masters).size, 1);
    }
  });

  it("refuses a wallet that signs differently each time, and what is not ECDSA", () => {
    const invalid = { code: "Delivery_InvalidSignature" };
    assert.throws(() => sdk.masterFromSignature(seller.signature, buyer.signature), invalid);
    const bad: Hex[] = [
      "0x",
      `0x${"11".repeat(66)}`,
      `0x${"00".repeat(65)}`,
      `${seller.signature.slice(0, -2)}05` as Hex,
    ];
    for (const signature of bad) assert.throws(() => sdk.masterFromSignature(signature), invalid, signature);
  });
});
