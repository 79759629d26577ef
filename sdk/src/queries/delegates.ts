import type { Address } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql, type ResultOf, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";

/** What a list shows of a delegate. */
export const delegateRow = graphql(`
  fragment DelegateRow on Delegate {
    id
    votes
    delegatorCount
    voteCount
    statementCid
    statement {
      status
      name
      text
    }
  }
`);

const delegatesOf = graphql(
  `
    query Delegates($where: Delegate_filter!, $orderBy: Delegate_orderBy!, $first: Int!) {
      delegates(where: $where, orderBy: $orderBy, orderDirection: desc, first: $first) {
        ...DelegateRow
      }
      governance(id: "governance") {
        proposalCount
        canceledCount
      }
    }
  `,
  [delegateRow],
);

/** What a list of delegates is sorted by, the most first. "participation": proposals it voted on. */
export type DelegateOrder = "votes" | "delegators" | "participation";

/** Who votes, for itself or for others. */
export interface DelegateRow {
  readonly account: Address;
  /** What it would vote with in a proposal weighed now, FTNS base units. */
  readonly votes: bigint;
  /** Accounts with locked FTNS that it votes for, itself included. */
  readonly delegators: number;
  /** What it says about itself; undefined: nothing, or the file is not read (yet) or no statement. */
  readonly statement: { readonly name: string; readonly text: string } | undefined;
  /** CID of that file; undefined: it says nothing. */
  readonly statementCid: string | undefined;
  /** Proposals it voted on. */
  readonly voted: number;
  /** Proposals that there were, without those taken back. */
  readonly proposals: number;
}

const ORDERS = {
  votes: { field: "votes", type: "BigInt" },
  delegators: { field: "delegatorCount", type: "Int" },
  participation: { field: "voteCount", type: "Int" },
} as const;

/** Everybody who has votes, or a statement, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function searchDelegates(
  market: MarketClient,
  input: PageInput & { readonly order?: DelegateOrder } = {},
  signal?: AbortSignal,
): Promise<Page<DelegateRow>> {
  const { field, type } = ORDERS[input.order ?? "votes"];
  const first = pageSize(input.first);
  const shown = { or: [{ votes_gt: "0" }, { statementCid_not: null }] };
  const where = { and: [shown, ...after(field, "desc", input.cursor, type)] } as VariablesOf<
    typeof delegatesOf
  >["where"];
  const variables = { where, orderBy: field, first: rowsFor(first) };
  const { delegates, governance } = await request(market, delegatesOf, variables, signal);
  const page = pageOf(delegates, first, (row) => ({ value: String(row[field]), id: row.id }));
  return { ...page, items: page.items.map((row) => toDelegateRow(row, governance)) };
}

/** @param counts null before anything was proposed or locked */
export function toDelegateRow(
  row: ResultOf<typeof delegateRow>,
  counts: ResultOf<typeof delegatesOf>["governance"],
): DelegateRow {
  const { statement } = row;
  return {
    account: row.id,
    votes: BigInt(row.votes),
    delegators: row.delegatorCount,
    statement: statement?.status === "Readable" ? { name: statement.name, text: statement.text } : undefined,
    statementCid: row.statementCid ?? undefined,
    voted: row.voteCount,
    proposals: counts === null ? 0 : counts.proposalCount - counts.canceledCount,
  };
}
