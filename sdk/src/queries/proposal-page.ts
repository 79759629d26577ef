import type { Hex } from "viem";
import { proposalId, type Proposal, type ProposalCall } from "../actions/governance/proposal.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql } from "./graphql.ts";
import { proposalRow, toProposalRow, type ProposalRow } from "./proposal-row.ts";
import { request } from "./request.ts";
import { toVoteRow, voteRow, type VoteRow } from "./votes.ts";

const proposalPage = graphql(
  `
    query ProposalPage($id: ID!) {
      proposal(id: $id) {
        ...ProposalRow
        description
        transaction
        queuedTransaction
        executedTransaction
        canceledTransaction
        calls(orderBy: index, first: 1000) {
          target
          value
          data
        }
        votes(orderBy: weight, orderDirection: desc, first: 50) {
          ...VoteRow
        }
      }
    }
  `,
  [proposalRow, voteRow],
);

/** A proposal with what it does and says, and its heaviest fifty votes. */
export interface ProposalPage extends ProposalRow, Proposal {
  readonly calls: readonly ProposalCall[];
  /**
   * Calls and description are what the number of the proposal commits to: the index cannot show others. False only for a description that
   * is no clean Unicode text, or more than 1,000 calls; it cannot be queued or executed from here then.
   */
  readonly verified: boolean;
  readonly transactions: {
    readonly created: Hex;
    readonly queued: Hex | undefined;
    readonly executed: Hex | undefined;
    readonly canceled: Hex | undefined;
  };
  /** `proposalVotes` has all of them. */
  readonly votes: readonly VoteRow[];
}

/** The page of a proposal. @param input.now time of the chain, seconds @returns undefined when the index does not know it (yet) */
export async function readProposalPage(
  market: MarketClient,
  { id, now }: { readonly id: bigint; readonly now: number },
  signal?: AbortSignal,
): Promise<ProposalPage | undefined> {
  const { proposal } = await request(market, proposalPage, { id: String(id) }, signal);
  if (proposal === null) return undefined;
  const { description } = proposal;
  const calls = proposal.calls.map(({ target, value, data }) => ({ target, value: BigInt(value), data }));
  return {
    ...toProposalRow(proposal, now),
    description,
    calls,
    verified: proposalId({ calls, description }) === id,
    transactions: {
      created: proposal.transaction,
      queued: proposal.queuedTransaction ?? undefined,
      executed: proposal.executedTransaction ?? undefined,
      canceled: proposal.canceledTransaction ?? undefined,
    },
    votes: proposal.votes.map(toVoteRow),
  };
}
