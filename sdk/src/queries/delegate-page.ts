import type { Address } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { delegateRow, toDelegateRow, type DelegateRow } from "./delegates.ts";
import { graphql, type ResultOf, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";
import { toVoteRow, voteRow, type VoteRow } from "./votes.ts";

const recordEntry = graphql(
  `
    fragment RecordEntry on Vote {
      ...VoteRow
      proposal {
        id
        title
      }
    }
  `,
  [voteRow],
);

const delegator = graphql(`
  fragment DelegatorRow on TokenHolder {
    id
    locked
  }
`);

const delegatePage = graphql(
  `
    query DelegatePage($id: ID!) {
      delegate(id: $id) {
        ...DelegateRow
        cast(orderBy: timestamp, orderDirection: desc, first: 50) {
          ...RecordEntry
        }
        delegators(where: { locked_gt: "0" }, orderBy: locked, orderDirection: desc, first: 50) {
          ...DelegatorRow
        }
      }
      governance(id: "governance") {
        proposalCount
        canceledCount
      }
    }
  `,
  [delegateRow, recordEntry, delegator],
);

const recordOf = graphql(
  `
    query VotingRecord($where: Vote_filter!, $first: Int!) {
      votes(where: $where, orderBy: timestamp, orderDirection: desc, first: $first) {
        ...RecordEntry
      }
    }
  `,
  [recordEntry],
);

const delegatorsOf = graphql(
  `
    query Delegators($where: TokenHolder_filter!, $first: Int!) {
      tokenHolders(where: $where, orderBy: locked, orderDirection: desc, first: $first) {
        ...DelegatorRow
      }
    }
  `,
  [delegator],
);

/** A vote, and what it was on. */
export interface RecordEntry extends VoteRow {
  readonly proposal: { readonly id: bigint; readonly title: string };
}

/** Who lets a delegate vote. */
export interface DelegatorRow {
  readonly account: Address;
  /** FTNS base units. */
  readonly locked: bigint;
}

/** A delegate with its last fifty votes and its largest fifty delegators. `votingRecord` and `delegators` have all of them. */
export interface DelegatePage extends DelegateRow {
  readonly record: readonly RecordEntry[];
  readonly largestDelegators: readonly DelegatorRow[];
}

/** The page of a delegate. @returns undefined when the account never had votes, voted or said anything */
export async function readDelegatePage(
  market: MarketClient,
  account: Address,
  signal?: AbortSignal,
): Promise<DelegatePage | undefined> {
  const { delegate, governance } = await request(market, delegatePage, { id: account.toLowerCase() }, signal);
  if (delegate === null) return undefined;
  return {
    ...toDelegateRow(delegate, governance),
    record: delegate.cast.map(toEntry),
    largestDelegators: delegate.delegators.map(toDelegator),
  };
}

/** The votes of an account, the newest first, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function votingRecord(
  market: MarketClient,
  input: PageInput & { readonly account: Address },
  signal?: AbortSignal,
): Promise<Page<RecordEntry>> {
  const first = pageSize(input.first);
  const conditions = [{ voter: input.account.toLowerCase() }, ...after("timestamp", "desc", input.cursor)];
  const where = { and: conditions } as VariablesOf<typeof recordOf>["where"];
  const { votes } = await request(market, recordOf, { where, first: rowsFor(first) }, signal);
  const page = pageOf(votes, first, ({ timestamp, id }) => ({ value: timestamp, id }));
  return { ...page, items: page.items.map(toEntry) };
}

/** Who lets an account vote, the largest first, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function delegators(
  market: MarketClient,
  input: PageInput & { readonly account: Address },
  signal?: AbortSignal,
): Promise<Page<DelegatorRow>> {
  const first = pageSize(input.first);
  const own = { delegate: input.account.toLowerCase(), locked_gt: "0" };
  const where = { and: [own, ...after("locked", "desc", input.cursor)] } as VariablesOf<typeof delegatorsOf>["where"];
  const { tokenHolders } = await request(market, delegatorsOf, { where, first: rowsFor(first) }, signal);
  const page = pageOf(tokenHolders, first, ({ locked, id }) => ({ value: locked, id }));
  return { ...page, items: page.items.map(toDelegator) };
}

function toEntry(row: ResultOf<typeof recordEntry>): RecordEntry {
  return { ...toVoteRow(row), proposal: { id: BigInt(row.proposal.id), title: row.proposal.title } };
}

function toDelegator({ id, locked }: ResultOf<typeof delegator>): DelegatorRow {
  return { account: id, locked: BigInt(locked) };
}
