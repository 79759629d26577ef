import { type Case, timeOf } from "../support/case.ts";
import { ALICE, BOB, CAROL, DAVE, market, TREASURY } from "../support/fixture.ts";
import { DATASET, ftns, payout, poolId, termsId } from "../support/market.ts";

const MAX = 2n ** 96n - 1n;

/** 8 bytes of pool, 12 of zeros, 12 of amount. */
function royalty(pool: bigint, amount: bigint): string {
  return `0x${pool.toString(16).padStart(16, "0")}${amount.toString(16).padStart(48, "0")}`;
}

const setUp = [
  market.emit("RevenueSplitter", "TreasurySet", { treasury: TREASURY }),
  market.admitListings(),
  ...market.publish({ asset: 1, owner: DAVE, category: DATASET }),
  ...market.publish({
    asset: 2,
    owner: ALICE,
    contributors: [
      [ALICE, 2],
      [CAROL, 1],
    ],
    parents: [[1, 1_000]],
  }),
  market.createTerms({ asset: 2 }),
];
const sale = market.sellAtOnce({ terms: termsId(2), buyer: BOB, seller: ALICE, amount: ftns(100), fee: ftns(5) });
// 95 net: 9.5 to the parent, 85.5 to the contributors.
const child = market.emit("RevenueSplitter", "Distributed", {
  pool: poolId(2),
  net: ftns(95),
  fee: ftns(5),
  payouts: [payout(ALICE, ftns(57)), payout(CAROL, ftns(28.5))],
  royalties: [royalty(poolId(1), ftns(9.5))],
});
const parent = market.emit("RevenueSplitter", "Distributed", {
  pool: poolId(1),
  net: ftns(9.5),
  fee: 0n,
  payouts: [payout(DAVE, ftns(9.5))],
  royalties: [],
});

export const cases: Case[] = [
  {
    name: "a distribution empties the pool into fee, shares and the parent's pool",
    blocks: [setUp, sale, [child]],
    expect: [
      [
        `{ pool(id: "${poolId(2)}") { net fee total distributedNet distributedFee distributionCount
             distributions { net fee timestamp payouts { account { id } kind amount } royalties { parent { id } pool { id } amount } } } }`,
        {
          pool: {
            net: "0",
            fee: "0",
            total: "0",
            distributedNet: String(ftns(95)),
            distributedFee: String(ftns(5)),
            distributionCount: 1,
            distributions: [
              {
                net: String(ftns(95)),
                fee: String(ftns(5)),
                timestamp: String(timeOf(3)),
                payouts: [
                  { account: { id: TREASURY }, kind: "Fee", amount: String(ftns(5)) },
                  { account: { id: ALICE }, kind: "Share", amount: String(ftns(57)) },
                  { account: { id: CAROL }, kind: "Share", amount: String(ftns(28.5)) },
                ],
                royalties: [{ parent: { id: "1" }, pool: { id: String(poolId(1)) }, amount: String(ftns(9.5)) }],
              },
            ],
          },
        },
      ],
      [
        `{ parentPool: pool(id: "${poolId(1)}") { net fee total accruals { kind net distribution { asset { id } } sale { id } } }
           asset(id: "1") { royalties } accounts(where: { earned_gt: 0 }) { id credit earned }
           market(id: "market") { pooled credit treasury { id } } }`,
        {
          parentPool: {
            net: String(ftns(9.5)),
            fee: "0",
            total: String(ftns(9.5)),
            accruals: [{ kind: "Royalty", net: String(ftns(9.5)), distribution: { asset: { id: "2" } }, sale: null }],
          },
          asset: { royalties: String(ftns(9.5)) },
          accounts: [
            { id: TREASURY, credit: String(ftns(5)), earned: String(ftns(5)) },
            { id: ALICE, credit: String(ftns(57)), earned: String(ftns(57)) },
            { id: CAROL, credit: String(ftns(28.5)), earned: String(ftns(28.5)) },
          ],
          market: { pooled: String(ftns(9.5)), credit: String(ftns(90.5)), treasury: { id: TREASURY } },
        },
      ],
    ],
  },
  {
    name: "the royalty is distributed from the parent's pool, in the same block too",
    blocks: [setUp, sale, [child, parent]],
    expect: [
      [
        `{ account(id: "${DAVE}") { credit earned payouts { kind amount asset { id } } } market(id: "market") { pooled credit }
           pool(id: "${poolId(1)}") { total distributedNet distributionCount } }`,
        {
          account: {
            credit: String(ftns(9.5)),
            earned: String(ftns(9.5)),
            payouts: [{ kind: "Share", amount: String(ftns(9.5)), asset: { id: "1" } }],
          },
          market: { pooled: "0", credit: String(ftns(100)) },
          pool: { total: "0", distributedNet: String(ftns(9.5)), distributionCount: 1 },
        },
      ],
    ],
  },
  {
    name: "a share and a royalty that round down to nothing are rows of nothing",
    blocks: [
      setUp,
      market.sellAtOnce({ terms: termsId(2), buyer: BOB, seller: ALICE, amount: 1n, fee: 0n }),
      [
        market.emit("RevenueSplitter", "Distributed", {
          pool: poolId(2),
          net: 1n,
          fee: 0n,
          payouts: [payout(ALICE, 1n), payout(CAROL, 0n)],
          royalties: [royalty(poolId(1), 0n)],
        }),
      ],
    ],
    expect: [
      [
        `{ payouts { account { id } kind amount } royalties { amount } pool(id: "${poolId(1)}") { total accruals { id } } }`,
        {
          payouts: [
            { account: { id: ALICE }, kind: "Share", amount: "1" },
            { account: { id: CAROL }, kind: "Share", amount: "0" },
          ],
          royalties: [{ amount: "0" }],
          pool: { total: "0", accruals: [] },
        },
      ],
    ],
  },
  {
    name: "every bit of an amount is read",
    blocks: [
      setUp,
      [
        market.emit("RevenueSplitter", "Distributed", {
          pool: poolId(2),
          net: 0n,
          fee: 0n,
          payouts: [payout(ALICE, MAX), payout(CAROL, 0x0102030405060708090a0b0cn)],
          royalties: [royalty(poolId(1), MAX - 1n)],
        }),
      ],
    ],
    expect: [
      [
        "{ payouts { account { id } amount } royalties { pool { id } amount } }",
        {
          payouts: [
            { account: { id: ALICE }, amount: String(MAX) },
            { account: { id: CAROL }, amount: String(0x0102030405060708090a0b0cn) },
          ],
          royalties: [{ pool: { id: String(poolId(1)) }, amount: String(MAX - 1n) }],
        },
      ],
    ],
  },
];
