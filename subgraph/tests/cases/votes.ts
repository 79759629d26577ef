import { type Case, timeOf } from "../support/case.ts";
import { QUORUM_FLOOR } from "../support/events.ts";
import { ALICE, BOB, CAROL, DAVE, market } from "../support/fixture.ts";
import {
  ABSTAIN,
  AGAINST,
  FOR,
  lock,
  propose,
  setQuorumPercent,
  setRule,
  unlock,
  vote,
} from "../support/governance.ts";
import { ftns } from "../support/market.ts";

const START = timeOf(5);

/** A proposal whose voters weigh so much, in FTNS. */
function tally(name: string, [votesFor, against, abstain]: readonly [number, number, number], passing: boolean): Case {
  return {
    name,
    blocks: [
      [propose()],
      [vote(ALICE, FOR, ftns(votesFor)), vote(BOB, AGAINST, ftns(against)), vote(CAROL, ABSTAIN, ftns(abstain))],
    ],
    expect: [["{ proposals { passing } }", { proposals: [{ passing }] }]],
  };
}

export const cases: Case[] = [
  {
    name: "votes are counted by what they say",
    blocks: [
      [propose()],
      [
        vote(ALICE, FOR, ftns(700), "Cheaper."),
        vote(BOB, AGAINST, ftns(200)),
        market.emit("MarketGovernor", "VoteCastWithParams", {
          ...{ voter: CAROL, proposalId: 1, support: ABSTAIN, weight: ftns(300), reason: "", params: "0x01" },
        }),
      ],
    ],
    expect: [
      [
        `{ proposals { votesFor votesAgainst votesAbstain voterCount passing votes { id voter { id voteCount } choice weight reason
             timestamp } } }`,
        {
          proposals: [
            {
              ...{ votesFor: String(ftns(700)), votesAgainst: String(ftns(200)), votesAbstain: String(ftns(300)) },
              ...{ voterCount: 3, passing: true },
              votes: [
                { voter: ALICE, choice: "For", weight: ftns(700), reason: "Cheaper." },
                { voter: BOB, choice: "Against", weight: ftns(200), reason: "" },
                { voter: CAROL, choice: "Abstain", weight: ftns(300), reason: "" },
              ].map((cast) => ({
                ...cast,
                id: `1-${cast.voter}`,
                voter: { id: cast.voter, voteCount: 1 },
                weight: String(cast.weight),
                timestamp: String(timeOf(2)),
              })),
            },
          ],
        },
      ],
    ],
  },
  {
    name: "a vote without a weight is kept, but not counted",
    blocks: [[propose()], [vote(DAVE, FOR, 0n, "Me too.")]],
    expect: [
      [
        "{ proposals { votesFor voterCount votes { weight reason } } delegates(where: { voteCount: 0 }) { id } }",
        {
          proposals: [{ votesFor: "0", voterCount: 0, votes: [{ weight: "0", reason: "Me too." }] }],
          delegates: [{ id: ALICE }, { id: DAVE }],
        },
      ],
    ],
  },
  {
    name: "reasons of strangers are cleaned and cut",
    blocks: [
      [propose()],
      [
        vote(ALICE, FOR, 1n, "a\u0000b\u202ec\nd"),
        vote(BOB, FOR, 1n, "r".repeat(10_000)),
        vote(CAROL, FOR, 1n, " \t "),
      ],
    ],
    expect: [
      [
        "{ votes { voter { id } reason } }",
        {
          votes: [
            { voter: { id: ALICE }, reason: "abc\nd" },
            { voter: { id: BOB }, reason: "r".repeat(4_000) },
            { voter: { id: CAROL }, reason: "" },
          ],
        },
      ],
    ],
  },
  // The floor of the tests is 1,000.
  tally("a proposal passes with exactly the quorum", [600, 599, 400], true),
  tally("one below the quorum it does not", [600, 0, 399.999999], false),
  tally("as many for as against do not pass", [1_000, 1_000, 0], false),
  tally("votes against make no quorum", [999, 998, 0], false),
  tally("abstentions alone do not pass", [0, 0, 5_000], false),
  {
    name: "the quorum follows the locked supply to the second of the weighing, and not beyond",
    blocks: [
      [setQuorumPercent(0, 4), lock(ALICE, ftns(100_000)), propose({ voteStart: START })],
      [lock(BOB, ftns(100_000)), propose({ id: 2, voteStart: START + 1_000 })],
      { timestamp: START, events: [unlock(BOB, ftns(50_000))] },
      { timestamp: START + 1, events: [unlock(BOB, ftns(50_000)), setQuorumPercent(4, 10)] },
    ],
    expect: [
      [
        '{ proposals { id quorum } governance(id: "governance") { lockedSupply pendingProposals } }',
        {
          proposals: [
            { id: "1", quorum: String(ftns(6_000)) },
            { id: "2", quorum: String(ftns(10_000)) },
          ],
          governance: { lockedSupply: String(ftns(100_000)), pendingProposals: ["2"] },
        },
      ],
    ],
  },
  {
    name: "the quorum has a floor, and is rounded down",
    blocks: [
      [setQuorumPercent(0, 4), lock(ALICE, ftns(1)), propose({ voteStart: START })],
      [lock(ALICE, ftns(99_999) + 24n), propose({ id: 2, voteStart: START })],
      [unlock(ALICE, ftns(99_999)), propose({ id: 3, voteStart: START - 60 })],
    ],
    expect: [
      [
        "{ proposals { id quorum } }",
        { proposals: ["1", "2", "3"].map((id) => ({ id, quorum: String(QUORUM_FLOOR) })) },
      ],
    ],
  },
  {
    name: "every rule of voting has its name and value, and its history",
    blocks: [
      [
        setRule("MarketGovernor", "VotingDelaySet", { oldVotingDelay: 0, newVotingDelay: 60 }),
        setRule("MarketGovernor", "VotingPeriodSet", { oldVotingPeriod: 0, newVotingPeriod: 600 }),
        setRule("MarketGovernor", "LateQuorumVoteExtensionSet", { oldVoteExtension: 0, newVoteExtension: 120 }),
        setRule("MarketGovernor", "ProposalThresholdSet", { oldProposalThreshold: 0, newProposalThreshold: 10 }),
        setQuorumPercent(0, 4),
        setRule("Timelock", "MinDelayChange", { oldDuration: 0, newDuration: 90 }),
      ],
      [setRule("MarketGovernor", "VotingDelaySet", { oldVotingDelay: 60, newVotingDelay: 70 })],
    ],
    expect: [
      [
        `{ votingRules { id value updatedAt } changes: votingRuleChanges(where: { rule: "VotingDelay" }) { previousValue value
             logIndex timestamp } }`,
        {
          votingRules: [
            ["VotingDelay", 70, 2],
            ["VotingPeriod", 600, 1],
            ["VoteExtension", 120, 1],
            ["ProposalThreshold", 10, 1],
            ["QuorumPercent", 4, 1],
            ["ExecutionDelay", 90, 1],
          ].map(([id, value, block]) => ({ id, value: String(value), updatedAt: String(timeOf(Number(block))) })),
          changes: [
            { previousValue: "0", value: "60", logIndex: 0, timestamp: String(timeOf(1)) },
            { previousValue: "60", value: "70", logIndex: 0, timestamp: String(timeOf(2)) },
          ],
        },
      ],
    ],
  },
];
