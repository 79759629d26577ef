import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { devnetParameters } from "../../scripts/deploy/parameters.ts";
import { devnetAccounts } from "../../scripts/devnet/accounts.ts";
import {
  LOCKS,
  REST_BETWEEN_PAUSES,
  SECOND_REVIEW,
  type SeedVote,
  STATEMENTS,
  type Voter,
} from "../../scripts/seed/catalogue/governance.ts";
import { HISTORY } from "../../scripts/seed/govern.ts";
import { governance } from "../../sdk/src/index.ts";

const { voting, timelock, allocation } = devnetParameters(devnetAccounts().map(({ address }) => address));

/** Votes of an account, of its own FTNS and of what others delegated to it. */
function votesOf(voter: Voter): bigint {
  return LOCKS.filter(({ delegate }) => delegate === voter).reduce((sum, { amount }) => sum + amount, 0n);
}

function tally(votes: readonly SeedVote[], side: SeedVote["vote"]): bigint {
  return votes.filter(({ vote }) => vote === side).reduce((sum, { voter }) => sum + votesOf(voter), 0n);
}

describe("the DAO of the seed", () => {
  it("locks less than each account has, and delegates some of it to another", () => {
    const funded = allocation.find(({ purpose }) => purpose === "devnet account")?.amount ?? 0n;
    for (const { holder, amount } of LOCKS) assert(amount > 0n && amount < funded / 2n, holder);
    assert(LOCKS.some(({ holder, delegate }) => holder !== delegate));
    assert(LOCKS.length >= 2 && LOCKS.length <= 3);
  });

  it("proposes what passes: enough votes to propose, a quorum, and more for than against", () => {
    const locked = LOCKS.reduce((sum, { amount }) => sum + amount, 0n);
    const fraction = (locked * voting.quorumPercent) / 100n;
    const quorum = fraction > voting.quorumFloor ? fraction : voting.quorumFloor;
    assert(votesOf("delegate") >= voting.proposalThreshold);
    for (const { votes } of [REST_BETWEEN_PAUSES, SECOND_REVIEW]) {
      const inFavour = tally(votes, "For");
      assert(inFavour >= quorum && inFavour > tally(votes, "Against"));
      for (const { voter, reason } of votes) assert(votesOf(voter) > 0n && reason.length > 0);
    }
  });

  it("has a past that is long enough for both votes", () => {
    const vote = voting.votingDelay + voting.votingPeriod + timelock.delay;
    assert(BigInt(HISTORY) > 2n * vote + 600n);
  });

  it("has statements of those who vote for more than nobody, in the form that is read", () => {
    const speakers = Object.entries(STATEMENTS);
    assert.equal(speakers.length, 2);
    for (const [voter, statement] of speakers) {
      assert(votesOf(voter as Voter) > 0n);
      assert.deepEqual(governance.parseStatement(governance.encodeStatement(statement)), { ok: true, statement });
    }
  });
});
