// Sealed amounts: what is committed to, what the chain sees, and that the wallet alone brings it back.
import assert from "node:assert/strict";
import { hkdfSync } from "node:crypto";
import { describe, it } from "node:test";
import { hashTypedData, keccak256, encodeAbiParameters, size, slice, type Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import {
  amountOfMemo,
  bidCommitment,
  bidSalt,
  commitmentOf,
  decodeMemo,
  encodeMemo,
  hiddenReserveTypedData,
  hideReserve,
  rebuildBid,
  rebuildReserve,
  reserveHash,
  sealBid,
  sealedBidTypedData,
} from "../../src/auctions/index.ts";
import { masterFromSignature, parseFtns } from "../../src/index.ts";

const account = privateKeyToAccount(`0x${"11".repeat(32)}`);
const context = { chainId: 31_337, contract: `0x${"22".repeat(20)}`, auction: 77n, bidder: account.address } as const;
const reserveContext = { chainId: 31_337, contract: context.contract, seller: account.address };
const KEY: Hex = `0x${"ab".repeat(128)}`;
const TERMS = 5n << 16n;

async function bidMaster(): Promise<Uint8Array> {
  return masterFromSignature(await account.signTypedData(sealedBidTypedData(context)));
}

describe("a commitment", () => {
  it("is the hash over chain, contract, auction, bidder, value and salt", () => {
    const types = ["uint256", "address", "uint64", "address", "uint96", "bytes32"].map((type) => ({ type }));
    const salt: Hex = `0x${"33".repeat(32)}`;
    const values = [31_337n, context.contract, 77n, account.address, 9n, salt];
    assert.equal(bidCommitment(context, 9n, salt), keccak256(encodeAbiParameters(types, values)));
  });

  it("changes with everything that it is bound to", () => {
    const salt: Hex = `0x${"33".repeat(32)}`;
    const other: Hex = `0x${"44".repeat(20)}`;
    const hashes = [
      bidCommitment(context, 9n, salt),
      bidCommitment(context, 10n, salt),
      bidCommitment(context, 9n, bidSalt(salt, KEY)),
      bidCommitment({ ...context, chainId: 1 }, 9n, salt),
      bidCommitment({ ...context, contract: other }, 9n, salt),
      bidCommitment({ ...context, auction: 78n }, 9n, salt),
      bidCommitment({ ...context, bidder: other }, 9n, salt),
    ];
    assert.equal(new Set(hashes).size, hashes.length);
  });

  it("binds the key of an encrypted lot by the salt", () => {
    const seed: Hex = `0x${"33".repeat(32)}`;
    const words = [{ type: "bytes32" }, { type: "bytes32" }];
    assert.equal(bidSalt(seed, "0x"), seed);
    assert.equal(bidSalt(seed, KEY), keccak256(encodeAbiParameters(words, [seed, keccak256(KEY)])));
  });
});

describe("a memo", () => {
  it("hides an amount in 12 bytes and shows a nonce of 20", () => {
    const mask = new Uint8Array(12).fill(0xa5);
    const nonce: Hex = `0x${"77".repeat(20)}`;
    const memo = encodeMemo(1n, nonce, mask);
    assert.equal(size(memo), 32);
    assert.equal(slice(memo, 0, 12), `0x${"a5".repeat(11)}a4`);
    assert.equal(decodeMemo(memo).nonce, nonce);
    for (const amount of [0n, 1n, parseFtns("1000000000"), 2n ** 96n - 1n]) {
      assert.equal(amountOfMemo(decodeMemo(encodeMemo(amount, nonce, mask)), mask), amount);
    }
    assert.throws(() => encodeMemo(2n ** 96n, nonce, mask), { code: "InvalidAmount" });
    assert.throws(() => encodeMemo(-1n, nonce, mask), { code: "InvalidAmount" });
    assert.throws(() => decodeMemo("0x1234"), { code: "InvalidInput" });
  });
});

describe("a sealed bid", () => {
  it("comes back from the wallet and the chain alone", async () => {
    for (const bidderKey of ["0x", KEY] as const) {
      const { commitment, memo, opening } = sealBid(await bidMaster(), context, {
        value: parseFtns("123.4"),
        bidderKey,
      });
      assert.equal(commitmentOf(opening), commitment);
      assert.deepEqual(rebuildBid(await bidMaster(), context, { commitment, memo }, bidderKey), opening);
    }
  });

  it("comes out different each time, and shows nothing of the value", async () => {
    const master = await bidMaster();
    const [one, two] = [1, 2].map(() => sealBid(master, context, { value: 5n, bidderKey: "0x" })) as [
      ReturnType<typeof sealBid>,
      ReturnType<typeof sealBid>,
    ];
    assert.notEqual(one.commitment, two.commitment);
    assert.notEqual(slice(one.memo, 0, 12), slice(two.memo, 0, 12));
    assert.notEqual(one.opening.seed, two.opening.seed);
  });

  it("is not rebuilt by another wallet, for another auction or with another key", async () => {
    const sealed = sealBid(await bidMaster(), context, { value: 5n, bidderKey: KEY });
    const stranger = masterFromSignature(
      await privateKeyToAccount(`0x${"12".repeat(32)}`).signTypedData(sealedBidTypedData(context)),
    );
    const master = await bidMaster();
    assert.throws(() => rebuildBid(stranger, context, sealed, KEY), { code: "Mismatch" });
    assert.throws(() => rebuildBid(master, { ...context, auction: 78n }, sealed, KEY), { code: "Mismatch" });
    assert.throws(() => rebuildBid(master, context, sealed, "0x"), { code: "Mismatch" });
    assert.throws(() => rebuildBid(new Uint8Array(31), context, sealed, KEY), { code: "Delivery_InvalidSecret" });
  });

  it("stays what it is: a fixed master and nonce give these bytes for ever", () => {
    const { commitment, memo, opening } = sealBid(
      new Uint8Array(32).fill(1),
      context,
      { value: parseFtns("42"), bidderKey: "0x" },
      `0x${"02".repeat(20)}`,
    );
    assert.deepEqual({ commitment, memo, seed: opening.seed }, PINNED_BID);
    const types = ["uint256", "address", "uint256", "address"].map((type) => ({ type }));
    const bound = encodeAbiParameters(types, [31_337n, context.contract, 77n, account.address]);
    const info = Buffer.from(`${bound.slice(2)}${"02".repeat(20)}`, "hex");
    const derived = hkdfSync("sha256", Buffer.alloc(32, 1), "ftns-market/v1/sealed-bid", info, 44);
    assert.equal(`0x${Buffer.from(derived).subarray(0, 32).toString("hex")}`, opening.seed);
  });
});

describe("a hidden reserve", () => {
  it("comes back from the wallet and the chain alone", async () => {
    const sign = () => account.signTypedData(hiddenReserveTypedData(reserveContext, TERMS));
    const hidden = hideReserve(masterFromSignature(await sign()), reserveContext, TERMS, parseFtns("500"));
    const { reserve, salt } = hidden.opening;
    assert.equal(reserveHash(reserveContext, reserve, salt), hidden.reserveHash);
    const types = ["uint256", "address", "address", "uint96", "bytes32"].map((type) => ({ type }));
    const values = [31_337n, context.contract, account.address, reserve, salt];
    assert.equal(hidden.reserveHash, keccak256(encodeAbiParameters(types, values)));
    const master = masterFromSignature(await sign());
    assert.deepEqual(rebuildReserve(master, reserveContext, TERMS, hidden), hidden.opening);
    assert.throws(() => rebuildReserve(master, reserveContext, TERMS + 1n, hidden), { code: "Mismatch" });
  });
});

describe("what wallets sign", () => {
  it("is bound to the contract, the auction and the bidder, and never changes", () => {
    const hash = hashTypedData(sealedBidTypedData(context));
    const others = [
      sealedBidTypedData({ ...context, auction: 78n }),
      sealedBidTypedData({ ...context, chainId: 1 }),
      sealedBidTypedData({ ...context, contract: `0x${"23".repeat(20)}` }),
      sealedBidTypedData({ ...context, bidder: `0x${"24".repeat(20)}` }),
    ].map((data) => hashTypedData(data));
    assert.equal(new Set([hash, ...others]).size, 5);
    assert.equal(hash, PINNED_BID_DATA);
    assert.equal(hashTypedData(hiddenReserveTypedData(reserveContext, TERMS)), PINNED_RESERVE_DATA);
  });
});

// Whatever changes these makes bids that lie on a chain impossible to rebuild.
const PINNED_BID = {
  commitment: "0xfe4e4bb81bd781ef4348405e0d64c4a9df61366ff7702d41b1cef8a755d0ed5c",
  memo: "0x7f7a177f1b5807c3ae39280e0202020202020202020202020202020202020202",
  seed: "0x8b457945c46716ac3eb6109cf63652cba38b48568cb7d389bcadb9d188573b7e",
};
const PINNED_BID_DATA = "0x4834c82f85b68bf0fae1e860367e50305c59195f39c9ff743afed7e1a0cf157c";
const PINNED_RESERVE_DATA = "0x7832b210272e870696685fc106f1bbdabb96ab9414cb696dc8eb92b0d393913d";
