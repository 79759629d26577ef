import { type Case, timeOf } from "../support/case.ts";
import { addressOf, type MockEvent } from "../support/events.ts";
import { ALICE, BOB, ESCROW, market, TREASURY } from "../support/fixture.ts";
import { TIMELOCK } from "../support/governance.ts";
import { ftns, payout, poolId } from "../support/market.ts";

const MOVEMENTS = "{ treasuryMovements { direction place amount counterparty timestamp } }";

function transfer(from: string, to: string, value: bigint): MockEvent {
  return market.emit("FTNS", "Transfer", { from, to, value });
}

function movement(direction: string, place: string, amount: bigint, counterparty: string, block = 1) {
  return { direction, place, amount: String(amount), counterparty, timestamp: String(timeOf(block)) };
}

const setTreasury = market.emit("RevenueSplitter", "TreasurySet", { treasury: TREASURY });

export const cases: Case[] = [
  {
    name: "FTNS to and from the timelock are movements, others are not",
    blocks: [
      [transfer(ALICE, TIMELOCK, ftns(10)), transfer(ALICE, BOB, ftns(1))],
      [transfer(TIMELOCK, BOB, ftns(4)), transfer(BOB, ALICE, ftns(4))],
    ],
    expect: [
      [
        MOVEMENTS,
        {
          treasuryMovements: [movement("In", "Wallet", ftns(10), ALICE), movement("Out", "Wallet", ftns(4), BOB, 2)],
        },
      ],
    ],
  },
  {
    name: "a transfer from the treasury to itself is both",
    blocks: [[transfer(TIMELOCK, TIMELOCK, ftns(3))]],
    expect: [
      [
        MOVEMENTS,
        {
          treasuryMovements: [
            movement("In", "Wallet", ftns(3), TIMELOCK),
            movement("Out", "Wallet", ftns(3), TIMELOCK),
          ],
        },
      ],
    ],
  },
  {
    name: "credit of the treasury in the vault moves, that of others does not",
    blocks: [
      [setTreasury],
      [
        market.emit("Vault", "Deposited", { account: TREASURY, payer: ALICE, amount: ftns(1) }),
        market.release(TREASURY, ftns(2)),
        market.emit("Vault", "Withdrawn", { account: TREASURY, recipient: TIMELOCK, amount: ftns(3) }),
        market.emit("Vault", "Deposited", { account: BOB, payer: BOB, amount: ftns(50) }),
        market.emit("Vault", "Deposited", { account: BOB, payer: TREASURY, amount: ftns(7) }),
        market.release(BOB, ftns(5)),
      ],
      [market.emit("Vault", "Drawn", { account: TREASURY, spender: ESCROW, amount: 9n })],
    ],
    expect: [
      [
        MOVEMENTS,
        {
          treasuryMovements: [
            movement("In", "Credit", ftns(1), ALICE, 2),
            movement("In", "Credit", ftns(2), ESCROW, 2),
            movement("Out", "Credit", ftns(3), TIMELOCK, 2),
            movement("Out", "Credit", 9n, ESCROW, 3),
          ],
        },
      ],
    ],
  },
  {
    name: "fees that a distribution pays are movements of the splitter's",
    blocks: [
      [setTreasury, ...market.publish({ asset: 1, owner: ALICE, contributors: [[ALICE, 1]] })],
      [
        market.emit("RevenueSplitter", "Distributed", {
          ...{ pool: poolId(1), net: ftns(95), fee: ftns(5) },
          ...{ payouts: [payout(ALICE, ftns(80)), payout(TREASURY, ftns(15))], royalties: [] },
        }),
      ],
    ],
    expect: [
      [
        MOVEMENTS,
        {
          treasuryMovements: [ftns(5), ftns(15)].map((amount) =>
            movement("In", "Credit", amount, addressOf("RevenueSplitter"), 2),
          ),
        },
      ],
    ],
  },
];
