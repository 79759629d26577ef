import { type Case, timeOf } from "../support/case.ts";
import { account } from "../support/events.ts";
import { ALICE, BOB, CAROL, market } from "../support/fixture.ts";
import { ftns, instantSaleId, licenceId, poolId, saleId } from "../support/market.ts";
import {
  amount,
  bond,
  CONTENT_DEADLINE,
  DEADLINE,
  encrypted,
  fee,
  id,
  MONEY,
  open,
  sale,
  terms,
  waiting,
} from "../support/sales.ts";

export const cases: Case[] = [
  {
    name: "an instant sale is settled, counted and accrued at once",
    blocks: [open, market.sellAtOnce({ ...sale, quantity: 3 })],
    expect: [
      [
        `{ sale(id: "${instantSaleId(2)}") { venue { id address } asset { id } category version { id } terms { id } pool { id } buyer { id } seller { id }
             quantity amount fee instant selfDealing state deadline bond buyerKey delivery { id } refund { id } openedAt closedAt
             changes { state } } }`,
        {
          sale: {
            venue: { id: "1", address: account(0xc7) },
            asset: { id: "1" },
            category: "Dataset",
            version: { id: "1-1" },
            terms: { id: String(terms) },
            pool: { id: String(poolId(1)) },
            buyer: { id: BOB },
            seller: { id: ALICE },
            quantity: "3",
            amount: String(amount),
            fee: String(fee),
            instant: true,
            selfDealing: false,
            state: "Settled",
            deadline: null,
            bond: "0",
            buyerKey: null,
            delivery: null,
            refund: null,
            openedAt: String(timeOf(2)),
            closedAt: String(timeOf(2)),
            changes: [{ state: "Settled" }],
          },
        },
      ],
      [
        `{ pool(id: "${poolId(1)}") { net fee total accruals { kind net fee sale { id } } }
           market(id: "market") { sales openSales volume fees pooled locked }
           asset(id: "1") { salesCount openSales volume lastSaleAt }
           categoryTotals(id: "Dataset") { sales volume fees } venue(id: "1") { salesCount volume fees }
           licence(id: "${licenceId(terms, BOB)}") { balance keyVersion }
           buyer: account(id: "${BOB}") { spent purchases } seller: account(id: "${ALICE}") { sales earned } }`,
        {
          pool: {
            net: String(ftns(95)),
            fee: String(fee),
            total: String(amount),
            accruals: [{ kind: "Sale", net: String(ftns(95)), fee: String(fee), sale: { id: instantSaleId(2) } }],
          },
          market: {
            sales: 1,
            openSales: 0,
            volume: String(amount),
            fees: String(fee),
            pooled: String(amount),
            locked: "0",
          },
          asset: { salesCount: 1, openSales: 0, volume: String(amount), lastSaleAt: String(timeOf(2)) },
          categoryTotals: { sales: 1, volume: String(amount), fees: String(fee) },
          venue: { salesCount: 1, volume: String(amount), fees: String(fee) },
          licence: { balance: "3", keyVersion: 0 },
          buyer: { spent: String(amount), purchases: 1 },
          seller: { sales: 1, earned: "0" },
        },
      ],
    ],
  },
  {
    name: "a free sale is counted and accrues nothing",
    blocks: [open, market.sellAtOnce({ ...sale, amount: 0n, fee: 0n })],
    expect: [
      [
        '{ sales { state amount } accruals { id } pools { total } market(id: "market") { sales volume pooled } }',
        {
          sales: [{ state: "Settled", amount: "0" }],
          accruals: [],
          pools: [{ total: "0" }],
          market: { sales: 1, volume: "0", pooled: "0" },
        },
      ],
    ],
  },
  {
    name: "a purchase by a contributor is marked as self-dealing",
    blocks: [open, market.sellAtOnce({ ...sale, buyer: CAROL })],
    expect: [["{ sales { buyer { id } selfDealing } }", { sales: [{ buyer: { id: CAROL }, selfDealing: true }] }]],
  },
  {
    name: "a settled sale that is shown to be self-dealing is marked as struck, and others are not",
    blocks: [
      encrypted,
      waiting,
      [market.deliver(CONTENT_DEADLINE)],
      market.settle({ ...sale, bond }),
      [
        market.emit("SelfDealing", "SaleStruck", { sale: saleId(), seller: ALICE, buyer: BOB }),
        ...market.sellAtOnce(sale),
      ],
    ],
    expect: [
      [
        "{ sales(orderBy: openedAt) { state struck } }",
        { sales: [true, false].map((struck) => ({ state: "Settled", struck })) },
      ],
    ],
  },
  {
    name: "an encrypted sale waits for its key: payment and bond are locked",
    blocks: [encrypted, waiting],
    expect: [
      [
        `{ sale(id: "${id}") { instant state deadline bond buyerKey closedAt changes { state timestamp } bondMovements { kind amount } } }`,
        {
          sale: {
            instant: false,
            state: "AwaitingKey",
            deadline: String(DEADLINE),
            bond: String(bond),
            buyerKey: "0x0b",
            closedAt: null,
            changes: [{ state: "AwaitingKey", timestamp: String(timeOf(2)) }],
            bondMovements: [{ kind: "Locked", amount: String(bond) }],
          },
        },
      ],
      [
        MONEY,
        {
          market: {
            sales: 0,
            openSales: 1,
            refundedSales: 0,
            volume: "0",
            fees: "0",
            pooled: "0",
            locked: String(amount + bond),
          },
          asset: { salesCount: 0, openSales: 1, refundedSales: 0, volume: "0", lastSaleAt: null },
          seller: {
            credit: String(ftns(45)),
            bonded: String(bond),
            bondsForfeited: "0",
            sales: 1,
            missedDeliveries: 0,
          },
          buyer: { credit: "0", spent: String(amount), purchases: 1 },
        },
      ],
    ],
  },
  {
    name: "a delivered key is kept with its content deadline",
    blocks: [encrypted, waiting, [market.deliver(CONTENT_DEADLINE)]],
    expect: [
      [
        `{ sale(id: "${id}") { state deadline deliveredAt closedAt delivery { id r1 w contentDeadline timestamp } changes { state } } }`,
        {
          sale: {
            state: "Delivered",
            deadline: String(CONTENT_DEADLINE),
            deliveredAt: String(timeOf(3)),
            closedAt: null,
            delivery: {
              id,
              r1: "0x0011",
              w: "0x0022",
              contentDeadline: String(CONTENT_DEADLINE),
              timestamp: String(timeOf(3)),
            },
            changes: [{ state: "AwaitingKey" }, { state: "Delivered" }],
          },
        },
      ],
    ],
  },
  {
    name: "a settled sale fills the pool, returns the bond and notes the key",
    blocks: [encrypted, waiting, [market.deliver(CONTENT_DEADLINE)], market.settle({ ...sale, bond })],
    expect: [
      [
        MONEY,
        {
          market: {
            sales: 1,
            openSales: 0,
            refundedSales: 0,
            volume: String(amount),
            fees: String(fee),
            pooled: String(amount),
            locked: "0",
          },
          asset: {
            salesCount: 1,
            openSales: 0,
            refundedSales: 0,
            volume: String(amount),
            lastSaleAt: String(timeOf(4)),
          },
          seller: { credit: String(ftns(50)), bonded: "0", bondsForfeited: "0", sales: 1, missedDeliveries: 0 },
          buyer: { credit: "0", spent: String(amount), purchases: 1 },
        },
      ],
      [
        `{ sale(id: "${id}") { state closedAt changes { state } bondMovements { kind amount } }
           licence(id: "${licenceId(terms, BOB)}") { balance keyVersion } accruals { net fee sale { id } } }`,
        {
          sale: {
            state: "Settled",
            closedAt: String(timeOf(4)),
            changes: [{ state: "AwaitingKey" }, { state: "Delivered" }, { state: "Settled" }],
            bondMovements: [
              { kind: "Locked", amount: String(bond) },
              { kind: "Returned", amount: String(bond) },
            ],
          },
          licence: { balance: "1", keyVersion: 1 },
          accruals: [{ net: String(amount - fee), fee: String(fee), sale: { id } }],
        },
      ],
    ],
  },
  {
    name: "a sale without a price has no bond and leaves no movement",
    blocks: [
      encrypted,
      market.sellEncrypted({ ...sale, amount: 0n, fee: 0n, bond: 0n, deadline: DEADLINE }),
      [market.deliver(CONTENT_DEADLINE)],
      market.settle({ ...sale, amount: 0n, fee: 0n, bond: 0n }),
    ],
    expect: [
      [
        '{ sales { state bond } bondMovements { id } accruals { id } market(id: "market") { locked openSales sales } }',
        {
          sales: [{ state: "Settled", bond: "0" }],
          bondMovements: [],
          accruals: [],
          market: { locked: "0", openSales: 0, sales: 1 },
        },
      ],
    ],
  },
  {
    name: "sales to deliver and to finish are found by state and deadline",
    blocks: [
      encrypted,
      [
        ...market.sellEncrypted({ ...sale, bond, deadline: DEADLINE }),
        ...market.sellEncrypted({ ...sale, sale: 2, buyer: CAROL, bond, deadline: DEADLINE + 1 }),
      ],
    ],
    expect: [
      [
        `{ toDeliver: sales(where: { seller: "${ALICE}", state: AwaitingKey }) { id }
           refundable: sales(where: { state: AwaitingKey, deadline_lt: "${DEADLINE + 1}" }) { id } }`,
        { toDeliver: [{ id }, { id: String(saleId(2)) }], refundable: [{ id }] },
      ],
    ],
  },
  {
    name: "venues are admitted and retired, and keep their number when they come back",
    blocks: [
      [
        market.emit("Escrow", "VenueAdmitted", { venue: BOB, index: 1 }),
        market.emit("Escrow", "VenueAdmitted", { venue: CAROL, index: 2 }),
      ],
      [
        market.emit("Escrow", "VenueRetired", { venue: BOB }),
        market.emit("Escrow", "VenueRetired", { venue: CAROL }),
        market.emit("Escrow", "VenueAdmitted", { venue: CAROL, index: 2 }),
      ],
    ],
    expect: [
      [
        "{ venues { id address admitted salesCount } }",
        {
          venues: [
            { id: "1", address: BOB, admitted: false, salesCount: 0 },
            { id: "2", address: CAROL, admitted: true, salesCount: 0 },
          ],
        },
      ],
    ],
  },
  {
    name: "sales of two venues with the same running number are two",
    blocks: [
      [...encrypted, market.emit("Escrow", "VenueAdmitted", { venue: CAROL, index: 65_535 })],
      [...waiting, ...market.sellEncrypted({ ...sale, venue: 65_535, bond, deadline: DEADLINE })],
    ],
    expect: [
      [
        "{ sales { id venue { id } } }",
        {
          sales: [
            { id, venue: { id: "1" } },
            { id: String(saleId(1, 65_535)), venue: { id: "65535" } },
          ],
        },
      ],
    ],
  },
  {
    name: "sales that are settled at once in one block are told apart, and each has its venue",
    blocks: [
      [...open, market.emit("Escrow", "VenueAdmitted", { venue: CAROL, index: 65_535 })],
      [...market.sellAtOnce(sale), ...market.sellAtOnce({ ...sale, venue: 65_535, amount: 0n, fee: 0n })],
    ],
    expect: [
      [
        "{ sales { id venue { id } } }",
        {
          sales: [
            { id: instantSaleId(2, 0), venue: { id: "1" } },
            { id: instantSaleId(2, 2), venue: { id: "65535" } },
          ],
        },
      ],
    ],
  },
];
