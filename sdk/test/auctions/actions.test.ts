// What a user is told before a wallet opens: the amounts, what happens to them, and nothing that is not so.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createPublicClient, createWalletClient, decodeFunctionData, http, zeroAddress, type Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { actions, CONTRACT_NAMES, createMarketClient, devnetChain, parseFtns, titleOf } from "../../src/index.ts";
import { englishAuctionAbi, vickreyAuctionAbi } from "../../src/generated/abis.ts";

const chain = devnetChain();
const account = privateKeyToAccount(`0x${"11".repeat(32)}`);
const contracts = CONTRACT_NAMES.map((name, i) => {
  return [name, { address: `0x${(i + 1).toString(16).padStart(40, "0")}`, block: 1 }] as const;
});
const market = createMarketClient({
  deployment: {
    ...{ chainId: chain.id, network: "devnet", startBlock: 1, allocation: [] },
    contracts: Object.fromEntries(contracts) as Parameters<typeof createMarketClient>[0]["deployment"]["contracts"],
  },
  client: createPublicClient({ chain, transport: http() }),
  wallet: createWalletClient({ account, chain, transport: http() }),
});

const terms = (7n << 16n) | 1n;
const split = { contributors: [], parents: [] };
const lot = { auction: 3n, terms, name: "My model" };
const committed = {
  bidder: account.address,
  commitment: `0x${"22".repeat(32)}`,
  collateral: parseFtns("50"),
  ordinal: 1,
} as const;
const offer = { terms, version: 2, startingPrice: parseFtns("10"), name: "My model" };
const SIGNATURE: Hex = `0x${"33".repeat(32)}${"44".repeat(32)}1b`;

describe("actions of auctions", () => {
  const all = [
    actions.createEnglishAuction(market, { ...offer, extension: 600, reserve: parseFtns("20") }),
    actions.createDutchAuction(market, { ...offer, floor: parseFtns("1"), halfLife: 3_600 }),
    actions.createSealedAuction(market, { ...offer, kind: "Vickrey" }),
    actions.createSealedAuction(market, { ...offer, kind: "SealedBid", revealWindow: 7_200 }),
    actions.bid(market, { ...lot, amount: parseFtns("12"), split }),
    actions.buyDutch(market, { ...lot, maxPrice: parseFtns("12"), split }),
    actions.commitBid(market, {
      ...lot,
      kind: "Vickrey",
      commitment: committed.commitment,
      memo: committed.commitment,
      collateral: committed.collateral,
      split,
    }),
    actions.revealBid(market, {
      ...lot,
      kind: "Vickrey",
      committed,
      value: parseFtns("40"),
      seed: committed.commitment,
      bidderKey: "0x",
    }),
    actions.reclaimCollateral(market, { ...lot, kind: "Vickrey", committed, forfeitPercent: 10 }),
    actions.settleAuction(market, { ...lot, kind: "English", seller: zeroAddress }),
    actions.cancelAuction(market, { ...lot, kind: "Dutch" }),
    actions.openReserve(market, { ...lot, kind: "English", reserve: parseFtns("20"), salt: committed.commitment }),
    actions.unwindAuction(market, { ...lot, kind: "SealedBid" }),
  ];

  it("say everything in sentences and can be encoded", () => {
    assert.equal(new Set(all.map(({ summary }) => summary)).size, all.length);
    for (const { summary, refresh, request } of all) {
      assert.match(summary, /^[A-Z].*\.$/s);
      assert.doesNotMatch(summary, /undefined|NaN|\d{19,}/);
      assert.ok(refresh.length > 0);
      assert.ok(request.args.length > 0);
    }
  });

  it("cost what they say and no more", () => {
    const costly = all.filter(({ maxCost }) => maxCost > 0n).map(({ id, maxCost }) => [id, maxCost]);
    assert.deepEqual(costly, [
      ["englishAuction.bid", parseFtns("12")],
      ["dutchAuction.buy", parseFtns("12")],
      ["vickreyAuction.commit", parseFtns("50")],
    ]);
    for (const { maxCost, summary } of all)
      assert.equal(maxCost === 0n, /Costs no FTNS|Take back/.test(summary), summary);
  });

  it("say where the money comes from", () => {
    const from = (fromCredit?: bigint) =>
      actions.bid(market, { ...lot, amount: parseFtns("12"), fromCredit, split }).summary;
    assert.match(from(), /^Bid 12 FTNS from your wallet, in auction 3 of “My model” \(asset 7\)\./);
    assert.match(from(parseFtns("12")), /^Bid 12 FTNS from your vault credit,/);
    assert.match(from(parseFtns("5")), /of that 5 FTNS from your vault credit and 7 FTNS from your wallet/);
  });

  it("put a permit and a bid into one transaction", () => {
    const signed = { value: parseFtns("12"), deadline: 99n, signature: SIGNATURE };
    const plain = actions.bid(market, { ...lot, amount: parseFtns("12"), split });
    const both = actions.bidWithPermit(market, { ...lot, amount: parseFtns("12"), split }, signed);
    assert.deepEqual(
      [both.id, both.summary, both.maxCost],
      ["englishAuction.bidWithPermit", plain.summary, plain.maxCost],
    );
    assert.equal(both.request.functionName, "multicall");
    const [calls] = both.request.args as [Hex[]];
    const decoded = calls.map((data) => decodeFunctionData({ abi: englishAuctionAbi, data }));
    assert.deepEqual(
      decoded.map(({ functionName }) => functionName),
      ["permit", "bid"],
    );
    const commit = {
      ...lot,
      kind: "Vickrey",
      commitment: committed.commitment,
      memo: committed.commitment,
      collateral: 5n,
      split,
    } as const;
    const [, sealed] = (actions.commitBidWithPermit(market, commit, signed).request.args as [Hex[]])[0];
    assert.equal(decodeFunctionData({ abi: vickreyAuctionAbi, data: sealed ?? "0x" }).functionName, "commit");
    assert.throws(
      () => actions.bidWithPermit(market, { ...lot, amount: 1n, split }, { ...signed, signature: "0x12" }),
      {
        code: "InvalidInput",
      },
    );
  });

  it("call the asset itself what it is, and a hidden reserve hidden", () => {
    const hiddenReserve = { reserveHash: committed.commitment, memo: committed.commitment };
    const { summary, request } = actions.createEnglishAuction(market, { ...offer, terms: titleOf(7), hiddenReserve });
    assert.match(
      summary,
      /^Auction the ownership of “My model” \(asset 7\), version 2, for 1 day .* with a hidden reserve\./,
    );
    const [struct] = request.args as [{ reserve: bigint; reserveHash: Hex }];
    assert.deepEqual([struct.reserve, struct.reserveHash], [0n, committed.commitment]);
  });
});
