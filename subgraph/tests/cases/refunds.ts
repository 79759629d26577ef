import { type Case, timeOf } from "../support/case.ts";
import { ALICE, BOB, ESCROW, market } from "../support/fixture.ts";
import { ftns } from "../support/market.ts";
import { amount, bond, CONTENT_DEADLINE, encrypted, id, MONEY, waiting } from "../support/sales.ts";

const REFUNDED = {
  market: { sales: 0, openSales: 0, refundedSales: 1, volume: "0", fees: "0", pooled: "0", locked: "0" },
  asset: { salesCount: 0, openSales: 0, refundedSales: 1, volume: "0", lastSaleAt: null },
};

export const cases: Case[] = [
  {
    name: "no delivery: payment and bond go to the buyer, the miss is counted",
    blocks: [encrypted, waiting, [market.refund(0, amount, bond), market.release(BOB, amount + bond)]],
    expect: [
      [
        MONEY,
        {
          ...REFUNDED,
          seller: {
            credit: String(ftns(45)),
            bonded: "0",
            bondsForfeited: String(bond),
            sales: 1,
            missedDeliveries: 1,
          },
          buyer: { credit: String(amount + bond), spent: "0", purchases: 1 },
        },
      ],
      [
        `{ sale(id: "${id}") { state closedAt refund { reason amount bondPaid timestamp } bondMovements { kind amount } }
           releases { account { id } compartment amount } }`,
        {
          sale: {
            state: "Refunded",
            closedAt: String(timeOf(3)),
            refund: {
              reason: "NotDelivered",
              amount: String(amount),
              bondPaid: String(bond),
              timestamp: String(timeOf(3)),
            },
            bondMovements: [
              { kind: "Locked", amount: String(bond) },
              { kind: "Forfeited", amount: String(bond) },
            ],
          },
          releases: [{ account: { id: BOB }, compartment: ESCROW, amount: String(amount + bond) }],
        },
      ],
    ],
  },
  {
    name: "a declined order gives the bond back to the seller",
    blocks: [
      encrypted,
      waiting,
      [market.refund(1, amount, 0n), market.release(BOB, amount), market.release(ALICE, bond)],
    ],
    expect: [
      [
        MONEY,
        {
          ...REFUNDED,
          seller: { credit: String(ftns(50)), bonded: "0", bondsForfeited: "0", sales: 1, missedDeliveries: 0 },
          buyer: { credit: String(amount), spent: "0", purchases: 1 },
        },
      ],
      [
        "{ refunds { id reason bondPaid } bondMovements { kind } }",
        {
          refunds: [{ id, reason: "Declined", bondPaid: "0" }],
          bondMovements: [{ kind: "Locked" }, { kind: "Returned" }],
        },
      ],
    ],
  },
  {
    name: "a fraudulent version is refunded after its delivery, without a missed delivery",
    blocks: [
      encrypted,
      waiting,
      [market.deliver(CONTENT_DEADLINE)],
      [
        market.emit("AssetRegistry", "VersionProvedFraudulent", { asset: 1, version: 1 }),
        market.refund(2, amount, bond),
        market.release(BOB, amount + bond),
      ],
    ],
    expect: [
      [
        MONEY,
        {
          ...REFUNDED,
          seller: {
            credit: String(ftns(45)),
            bonded: "0",
            bondsForfeited: String(bond),
            sales: 1,
            missedDeliveries: 0,
          },
          buyer: { credit: String(amount + bond), spent: "0", purchases: 1 },
        },
      ],
      [
        "{ refunds { reason } sales { state } }",
        { refunds: [{ reason: "Fraudulent" }], sales: [{ state: "Refunded" }] },
      ],
    ],
  },
];
