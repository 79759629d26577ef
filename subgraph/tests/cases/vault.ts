import { type Case, timeOf } from "../support/case.ts";
import { ALICE, BOB, ESCROW, market } from "../support/fixture.ts";
import { ftns } from "../support/market.ts";

const MAX = (1n << 256n) - 1n;

function deposit(account: string, payer: string, amount: bigint) {
  return market.emit("Vault", "Deposited", { account, payer, amount });
}

function draw(amount: bigint) {
  return market.emit("Vault", "Drawn", { account: ALICE, spender: ESCROW, amount });
}

function approve(amount: bigint) {
  return market.emit("Vault", "Approval", { account: ALICE, spender: ESCROW, amount });
}

export const cases: Case[] = [
  {
    name: "deposits become credit, withdrawals take it",
    blocks: [
      [deposit(ALICE, ALICE, ftns(10)), deposit(ALICE, BOB, 1n)],
      [market.emit("Vault", "Withdrawn", { account: ALICE, recipient: BOB, amount: ftns(4) })],
    ],
    expect: [
      [
        `{ account(id: "${ALICE}") { credit deposited withdrawn firstSeenAt lastSeenAt deposits { payer amount timestamp }
             withdrawals { recipient amount timestamp } } market(id: "market") { credit } }`,
        {
          account: {
            credit: String(ftns(6) + 1n),
            deposited: String(ftns(10) + 1n),
            withdrawn: String(ftns(4)),
            firstSeenAt: String(timeOf(1)),
            lastSeenAt: String(timeOf(2)),
            deposits: [
              { payer: ALICE, amount: String(ftns(10)), timestamp: String(timeOf(1)) },
              { payer: BOB, amount: "1", timestamp: String(timeOf(1)) },
            ],
            withdrawals: [{ recipient: BOB, amount: String(ftns(4)), timestamp: String(timeOf(2)) }],
          },
          market: { credit: String(ftns(6) + 1n) },
        },
      ],
    ],
  },
  {
    name: "drawing takes credit and uses up the allowance",
    blocks: [[deposit(ALICE, ALICE, ftns(10)), approve(ftns(5))], [draw(ftns(2))]],
    expect: [
      [
        '{ accounts { credit draws { spender amount } allowances { spender amount updatedAt } } market(id: "market") { credit } }',
        {
          accounts: [
            {
              credit: String(ftns(8)),
              draws: [{ spender: ESCROW, amount: String(ftns(2)) }],
              allowances: [{ spender: ESCROW, amount: String(ftns(3)), updatedAt: String(timeOf(2)) }],
            },
          ],
          market: { credit: String(ftns(8)) },
        },
      ],
    ],
  },
  {
    name: "an allowance without limit stays exactly 2^256 - 1",
    blocks: [[deposit(ALICE, ALICE, ftns(10)), approve(MAX)], [draw(ftns(2))]],
    expect: [["{ allowances { amount } }", { allowances: [{ amount: String(MAX) }] }]],
  },
  {
    name: "one below the limit is an allowance like any other; zero revokes",
    blocks: [[deposit(ALICE, ALICE, ftns(10)), approve(MAX - 1n)], [draw(1n)]],
    expect: [["{ allowances { amount } }", { allowances: [{ amount: String(MAX - 2n) }] }]],
  },
  {
    name: "a revoked allowance is zero",
    blocks: [[approve(ftns(5))], [approve(0n)]],
    expect: [["{ allowances { amount updatedAt } }", { allowances: [{ amount: "0", updatedAt: String(timeOf(2)) }] }]],
  },
  {
    name: "released money becomes credit",
    blocks: [[market.release(BOB, ftns(3))]],
    expect: [
      [
        `{ account(id: "${BOB}") { credit releases { compartment amount } } }`,
        { account: { credit: String(ftns(3)), releases: [{ compartment: ESCROW, amount: String(ftns(3)) }] } },
      ],
    ],
  },
  {
    name: "compartments have a role until they are retired",
    blocks: [
      [
        market.emit("Vault", "CompartmentAdmitted", { compartment: ESCROW, role: 1 }),
        market.emit("Vault", "CompartmentAdmitted", { compartment: BOB, role: 2 }),
        market.emit("Vault", "CompartmentAdmitted", { compartment: ALICE, role: 1 }),
      ],
      [market.emit("Vault", "CompartmentRetired", { compartment: ALICE })],
    ],
    expect: [
      [
        "{ compartments { id role updatedAt } }",
        {
          compartments: [
            { id: ESCROW, role: "Venue", updatedAt: String(timeOf(1)) },
            { id: BOB, role: "Distributor", updatedAt: String(timeOf(1)) },
            { id: ALICE, role: "Retired", updatedAt: String(timeOf(2)) },
          ],
        },
      ],
    ],
  },
];
