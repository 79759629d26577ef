import type { Address, Hex } from "viem";
import type { Vote } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql, type ResultOf, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";

/** What a list shows of a vote. */
export const voteRow = graphql(`
  fragment VoteRow on Vote {
    id
    voter {
      id
    }
    choice
    weight
    reason
    timestamp
    transaction
  }
`);

const votesOf = graphql(
  `
    query ProposalVotes($where: Vote_filter!, $first: Int!) {
      votes(where: $where, orderBy: weight, orderDirection: desc, first: $first) {
        ...VoteRow
      }
    }
  `,
  [voteRow],
);

/** A vote that was cast. */
export interface VoteRow {
  readonly voter: Address;
  readonly vote: Vote;
  /** FTNS base units. */
  readonly weight: bigint;
  /** Of the voter, cleaned; may be empty. */
  readonly reason: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly transaction: Hex;
}

/** Votes on a proposal, the heaviest first, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function proposalVotes(
  market: MarketClient,
  input: PageInput & { readonly id: bigint; readonly vote?: Vote },
  signal?: AbortSignal,
): Promise<Page<VoteRow>> {
  const first = pageSize(input.first);
  const conditions = [
    { proposal: String(input.id) },
    ...(input.vote === undefined ? [] : [{ choice: input.vote }]),
    ...after("weight", "desc", input.cursor),
  ];
  const where = { and: conditions } as VariablesOf<typeof votesOf>["where"];
  const { votes } = await request(market, votesOf, { where, first: rowsFor(first) }, signal);
  const page = pageOf(votes, first, ({ weight, id }) => ({ value: weight, id }));
  return { ...page, items: page.items.map(toVoteRow) };
}

export function toVoteRow(row: ResultOf<typeof voteRow>): VoteRow {
  return {
    voter: row.voter.id,
    vote: row.choice,
    weight: BigInt(row.weight),
    reason: row.reason,
    at: Number(row.timestamp),
    transaction: row.transaction,
  };
}
