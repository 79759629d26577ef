import type { Address } from "viem";
import type { ProposalState } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { proposalRow, toProposalRow, type ProposalRow } from "./proposal-row.ts";
import { request } from "./request.ts";

const proposalsOf = graphql(
  `
    query Proposals($where: Proposal_filter!, $first: Int!) {
      proposals(where: $where, orderBy: createdAt, orderDirection: desc, first: $first) {
        ...ProposalRow
      }
    }
  `,
  [proposalRow],
);

/** Which proposals to list. Everything that is given must hold. */
export interface ProposalsInput extends PageInput {
  /** Time of the chain, seconds since 1970: where a proposal stands depends on it. */
  readonly now: number;
  readonly state?: ProposalState;
  readonly proposer?: Address;
}

/** Proposals, the newest first, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function searchProposals(
  market: MarketClient,
  input: ProposalsInput,
  signal?: AbortSignal,
): Promise<Page<ProposalRow>> {
  const { now, state, proposer, cursor } = input;
  const first = pageSize(input.first);
  const conditions = [
    { id_not: "" },
    ...(state === undefined ? [] : [conditionOf(state, String(now))]),
    ...(proposer === undefined ? [] : [{ proposer: proposer.toLowerCase() }]),
    ...after("createdAt", "desc", cursor),
  ];
  const where = { and: conditions } as VariablesOf<typeof proposalsOf>["where"];
  const { proposals } = await request(market, proposalsOf, { where, first: rowsFor(first) }, signal);
  const page = pageOf(proposals, first, ({ createdAt, id }) => ({ value: createdAt, id }));
  return { ...page, items: page.items.map((row) => toProposalRow(row, now)) };
}

/** `proposalStateAt` as a filter. */
function conditionOf(state: ProposalState, now: string): Record<string, unknown> {
  const undecided = { executedAt: null, canceledAt: null };
  const ended = { ...undecided, voteEnd_lt: now };
  switch (state) {
    case "Pending":
      return { ...undecided, voteStart_gte: now };
    case "Active":
      return { ...undecided, voteStart_lt: now, voteEnd_gte: now };
    case "Canceled":
      return { executedAt: null, canceledAt_not: null };
    case "Defeated":
      return { ...ended, passing: false };
    case "Succeeded":
      return { ...ended, passing: true, queuedAt: null };
    case "Queued":
      return { ...ended, passing: true, queuedAt_not: null };
    case "Executed":
      return { executedAt_not: null };
    case "Expired":
      // Nothing expires in a timelock.
      return { createdAt_lt: "0" };
  }
}
