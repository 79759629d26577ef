import type { Address } from "viem";
import { proposalTitle } from "../actions/governance/proposal.ts";
import type { ProposalState } from "../chain/enums.ts";
import { graphql, type ResultOf } from "./graphql.ts";

/** What a list shows of a proposal. */
export const proposalRow = graphql(`
  fragment ProposalRow on Proposal {
    id
    title
    proposer {
      id
    }
    createdAt
    voteStart
    voteEnd
    extended
    votesFor
    votesAgainst
    votesAbstain
    voterCount
    quorum
    passing
    canceledAt
    queuedAt
    eta
    executedAt
  }
`);

/** A proposal in a list. Votes in FTNS base units, times in seconds since 1970. */
export interface ProposalRow {
  readonly id: bigint;
  /** Of the proposer, cleaned. */
  readonly title: string;
  readonly proposer: Address;
  readonly createdAt: number;
  /** Votes are weighed as they are at the end of this second, and cast from the next on. */
  readonly voteStart: number;
  /** Last second to vote. */
  readonly voteEnd: number;
  /** A late quorum has moved the end. */
  readonly extended: boolean;
  readonly votesFor: bigint;
  readonly votesAgainst: bigint;
  readonly votesAbstain: bigint;
  /** Accounts that voted with a weight. */
  readonly voters: number;
  /** Votes for and abstentions that it needs. Moves with the locked supply until the votes are weighed. */
  readonly quorum: bigint;
  readonly canceledAt: number | undefined;
  readonly queuedAt: number | undefined;
  /** First second in which it can be executed. */
  readonly eta: number | undefined;
  readonly executedAt: number | undefined;
  /** Where it stands at the time that was handed in. */
  readonly state: ProposalState;
}

/** What the state of a proposal follows from, together with the time. */
export type ProposalFacts = Pick<ProposalRow, "voteStart" | "voteEnd" | "canceledAt" | "queuedAt" | "executedAt"> & {
  /** More votes for than against, and a quorum. */
  readonly passing: boolean;
};

/** Where a proposal stands, as the governor would say it in a block of this time. @param now seconds since 1970 */
export function proposalStateAt(facts: ProposalFacts, now: number): ProposalState {
  if (facts.executedAt !== undefined) return "Executed";
  if (facts.canceledAt !== undefined) return "Canceled";
  if (now <= facts.voteStart) return "Pending";
  if (now <= facts.voteEnd) return "Active";
  if (!facts.passing) return "Defeated";
  return facts.queuedAt === undefined ? "Succeeded" : "Queued";
}

/** @param now time of the chain, seconds since 1970 */
export function toProposalRow(row: ResultOf<typeof proposalRow>, now: number): ProposalRow {
  const facts = {
    voteStart: Number(row.voteStart),
    voteEnd: Number(row.voteEnd),
    canceledAt: timeOf(row.canceledAt),
    queuedAt: timeOf(row.queuedAt),
    executedAt: timeOf(row.executedAt),
  };
  return {
    ...facts,
    id: BigInt(row.id),
    title: proposalTitle(row.title),
    proposer: row.proposer.id,
    createdAt: Number(row.createdAt),
    extended: row.extended,
    votesFor: BigInt(row.votesFor),
    votesAgainst: BigInt(row.votesAgainst),
    votesAbstain: BigInt(row.votesAbstain),
    voters: row.voterCount,
    quorum: BigInt(row.quorum),
    eta: timeOf(row.eta),
    state: proposalStateAt({ ...facts, passing: row.passing }, now),
  };
}

function timeOf(seconds: string | null): number | undefined {
  return seconds === null ? undefined : Number(seconds);
}
