import type { Hex } from "viem";
import type { PolicyParameter } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { executedBy, type ProposalLink } from "./executed-by.ts";
import { graphql, type ResultOf, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";

const policyChanges = graphql(`
  query PolicyChanges($where: PolicyChange_filter!, $first: Int!) {
    policyChanges(where: $where, orderBy: timestamp, orderDirection: desc, first: $first) {
      id
      parameter {
        id
      }
      previousValue
      value
      logIndex
      timestamp
      transaction
    }
  }
`);

const votingRuleChanges = graphql(`
  query VotingRuleChanges($where: VotingRuleChange_filter!, $first: Int!) {
    votingRuleChanges(where: $where, orderBy: timestamp, orderDirection: desc, first: $first) {
      id
      rule {
        id
      }
      previousValue
      value
      logIndex
      timestamp
      transaction
    }
  }
`);

/** The numbers of a vote, as the index names them: those of `reads.readVotingRules` that a vote can change. */
export type VotingRuleName =
  "VotingDelay" | "VotingPeriod" | "VoteExtension" | "ExecutionDelay" | "ProposalThreshold" | "QuorumPercent";

interface ValueChange {
  /** 0 before the deployment. */
  readonly previous: bigint;
  readonly value: bigint;
  /** Seconds since 1970. */
  readonly at: number;
  readonly transaction: Hex;
  /** Undefined: by the deployment. */
  readonly proposal: ProposalLink | undefined;
}

/** A number of the market's policy was changed; in its own unit. */
export interface PolicyChangeRow extends ValueChange {
  readonly parameter: PolicyParameter;
}

/** A number of governor or timelock was changed; seconds, FTNS base units or percent. */
export interface VotingRuleChangeRow extends ValueChange {
  readonly rule: VotingRuleName;
}

/** Every change of the policy, the newest first, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function policyHistory(
  market: MarketClient,
  input: PageInput & { readonly parameter?: PolicyParameter } = {},
  signal?: AbortSignal,
): Promise<Page<PolicyChangeRow>> {
  const first = pageSize(input.first);
  const own = input.parameter === undefined ? { id_not: "0x" } : { parameter: input.parameter };
  const where = { and: [own, ...after("timestamp", "desc", input.cursor)] } as VariablesOf<
    typeof policyChanges
  >["where"];
  const { policyChanges: rows } = await request(market, policyChanges, { where, first: rowsFor(first) }, signal);
  return changesOf(market, rows, first, ({ parameter }) => ({ parameter: parameter.id as PolicyParameter }), signal);
}

/** Every change of the numbers of a vote, the newest first, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function votingRuleHistory(
  market: MarketClient,
  input: PageInput & { readonly rule?: VotingRuleName } = {},
  signal?: AbortSignal,
): Promise<Page<VotingRuleChangeRow>> {
  const first = pageSize(input.first);
  const own = input.rule === undefined ? { id_not: "0x" } : { rule: input.rule };
  const where = { and: [own, ...after("timestamp", "desc", input.cursor)] } as VariablesOf<
    typeof votingRuleChanges
  >["where"];
  const variables = { where, first: rowsFor(first) };
  const { votingRuleChanges: rows } = await request(market, votingRuleChanges, variables, signal);
  return changesOf(market, rows, first, ({ rule }) => ({ rule: rule.id as VotingRuleName }), signal);
}

type Row = Omit<ResultOf<typeof policyChanges>["policyChanges"][number], "parameter">;

/** A page of changes, each with what it is a change of and the proposal that brought it. */
async function changesOf<R extends Row, Subject>(
  market: MarketClient,
  rows: readonly R[],
  first: number,
  subjectOf: (row: R) => Subject,
  signal: AbortSignal | undefined,
): Promise<Page<Subject & ValueChange>> {
  const page = pageOf(rows, first, ({ timestamp, id }) => ({ value: timestamp, id }));
  const proposalOf = await executedBy(market, page.items, signal);
  return {
    ...page,
    items: page.items.map((row) => ({
      ...subjectOf(row),
      previous: BigInt(row.previousValue),
      value: BigInt(row.value),
      at: Number(row.timestamp),
      transaction: row.transaction,
      proposal: proposalOf(row),
    })),
  };
}
