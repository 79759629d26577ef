import { type Case, timeOf } from "../support/case.ts";
import { addressOf, hash, QUORUM_FLOOR } from "../support/events.ts";
import { ALICE, BOB, CAROL, market } from "../support/fixture.ts";
import { CALL, execute, propose, queue, schedule, VOTING_PERIOD } from "../support/governance.ts";
import { HOSTILE_DESCRIPTIONS } from "../support/hostile-descriptions.ts";
import { ftns } from "../support/market.ts";

const PAYMENT = { target: addressOf("FTNS"), value: 7, data: "0xa9059cbb" };
const START = timeOf(5);
const hostile = Object.values(HOSTILE_DESCRIPTIONS);

function cancel(proposalId = 1) {
  return market.emit("MarketGovernor", "ProposalCanceled", { proposalId });
}

export const cases: Case[] = [
  {
    name: "a proposal has its text, calls, times and proposer",
    blocks: [[propose({ calls: [CALL, PAYMENT], voteStart: START })]],
    expect: [
      [
        `{ proposals { id proposer { id proposalCount } title description callCount voteStart voteEnd extended votesFor votesAgainst
             votesAbstain voterCount quorum quorumFloor passing createdAt queuedAt eta executedAt canceledAt
             calls { index target value data } } governance(id: "governance") { proposalCount pendingProposals } }`,
        {
          proposals: [
            {
              ...{ id: "1", proposer: { id: ALICE, proposalCount: 1 }, title: "Lower the fee" },
              ...{ description: "# Lower the fee\n\nBecause.", callCount: 2 },
              ...{ voteStart: String(START), voteEnd: String(START + VOTING_PERIOD), extended: false },
              ...{ votesFor: "0", votesAgainst: "0", votesAbstain: "0", voterCount: 0, passing: false },
              ...{ quorum: String(QUORUM_FLOOR), quorumFloor: String(QUORUM_FLOOR), createdAt: String(timeOf(1)) },
              ...{ queuedAt: null, eta: null, executedAt: null, canceledAt: null },
              calls: [CALL, PAYMENT].map((call, index) => ({ index, ...call, value: String(call.value) })),
            },
          ],
          governance: { proposalCount: 1, pendingProposals: ["1"] },
        },
      ],
    ],
  },
  {
    name: "descriptions of strangers stop nothing: the title is cleaned, the text is kept",
    blocks: [hostile.map(({ description }, i) => propose({ id: i + 1, description }))],
    expect: hostile.map(({ description, title, kept = description }, i) => [
      `{ proposal(id: "${i + 1}") { title description } }`,
      { proposal: { title, description: kept } },
    ]),
  },
  {
    name: "a late quorum moves the end of the vote",
    blocks: [
      [propose({ voteStart: START })],
      [market.emit("MarketGovernor", "ProposalExtended", { proposalId: 1, extendedDeadline: START + 900 })],
    ],
    expect: [
      [
        "{ proposals { voteStart voteEnd extended } }",
        { proposals: [{ voteStart: String(START), voteEnd: String(START + 900), extended: true }] },
      ],
    ],
  },
  {
    name: "a queued proposal is executed by its operation at the timelock, whoever asked for it",
    blocks: [
      [propose({ calls: [CALL, PAYMENT] }), propose({ id: 2 })],
      [...queue(timeOf(3), { calls: 2 }), ...queue(timeOf(9), { id: 2, operation: hash(0x0c) })],
      [schedule(hash(0x0d)), execute(hash(0x0d)), execute(), execute(hash(0x0b), 1)],
    ],
    expect: [
      [
        "{ proposals { id queuedAt eta executedAt executedLogIndex } operations: timelockOperations { id proposal { id } } }",
        {
          proposals: [
            {
              ...{ id: "1", queuedAt: String(timeOf(2)), eta: String(timeOf(3)) },
              ...{ executedAt: String(timeOf(3)), executedLogIndex: 3 },
            },
            {
              ...{ id: "2", queuedAt: String(timeOf(2)), eta: String(timeOf(9)) },
              ...{ executedAt: null, executedLogIndex: null },
            },
          ],
          operations: [
            { id: hash(0x0b), proposal: { id: "1" } },
            { id: hash(0x0c), proposal: { id: "2" } },
          ],
        },
      ],
    ],
  },
  {
    name: "what is canceled is counted once, at the governor, at the timelock or at both",
    blocks: [
      [propose(), propose({ id: 2 }), propose({ id: 3 })],
      [cancel()],
      [...queue(timeOf(9), { id: 2 }), ...queue(timeOf(9), { id: 3, operation: hash(0x0c) })],
      [cancel(2), market.emit("Timelock", "Cancelled", { id: hash(0x0b) })],
      [market.emit("Timelock", "Cancelled", { id: hash(0x0c) }), market.emit("Timelock", "Cancelled", { id: hash(9) })],
    ],
    expect: [
      [
        '{ proposals { id canceledAt } governance(id: "governance") { proposalCount canceledCount } }',
        {
          proposals: [
            { id: "1", canceledAt: String(timeOf(2)) },
            { id: "2", canceledAt: String(timeOf(4)) },
            { id: "3", canceledAt: String(timeOf(5)) },
          ],
          governance: { proposalCount: 3, canceledCount: 3 },
        },
      ],
    ],
  },
  {
    name: "numbers of 78 digits and amounts of all FTNS are exact",
    blocks: [
      [
        propose(),
        market.emit("MarketGovernor", "ProposalCreated", {
          ...{ proposalId: 2n ** 256n - 1n, proposer: BOB, description: "" },
          ...{ targets: [CAROL], values: [String(2n ** 256n - 1n)], signatures: [""], calldatas: ["0x"] },
          ...{ voteStart: START, voteEnd: START + 1 },
        }),
      ],
      [
        market.emit("MarketGovernor", "VoteCast", {
          ...{ voter: ALICE, proposalId: 2n ** 256n - 1n, support: 1, weight: ftns(1_000_000_000), reason: "" },
        }),
      ],
    ],
    expect: [
      [
        `{ proposal(id: "${2n ** 256n - 1n}") { votesFor calls { value data } } }`,
        {
          proposal: {
            votesFor: String(ftns(1_000_000_000)),
            calls: [{ value: String(2n ** 256n - 1n), data: "0x" }],
          },
        },
      ],
    ],
  },
];
