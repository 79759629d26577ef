import type { Address, Hex } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql, type ResultOf, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";
import { halfLife, standing, toReputation, type ReputationNow } from "./standing.ts";

const changeRow = graphql(`
  fragment ReputationChangeRow on ReputationChange {
    id
    cause
    quality
    previousScore
    score
    timestamp
    transaction
  }
`);

const reputationPage = graphql(
  `
    query ReputationPage($id: ID!) {
      account(id: $id) {
        ...Standing
        score
        scoredAt
        deliveries
        reputationChanges(orderBy: timestamp, orderDirection: desc, first: 50) {
          ...ReputationChangeRow
        }
      }
      auditor(id: $id) {
        id
      }
      policyParameter(id: "ReputationHalfLife") {
        ...HalfLife
      }
    }
  `,
  [standing, changeRow, halfLife],
);

const changesOf = graphql(
  `
    query ReputationChanges($where: ReputationChange_filter!, $first: Int!) {
      reputationChanges(where: $where, orderBy: timestamp, orderDirection: desc, first: $first) {
        ...ReputationChangeRow
      }
    }
  `,
  [changeRow],
);

type Row = ResultOf<typeof changeRow>;

/** Something changed a reputation. */
export interface ReputationChange {
  readonly cause: Row["cause"];
  /** What an audit found, basis points; undefined for other causes. */
  readonly quality: number | undefined;
  /** WAD, in the same second. */
  readonly before: bigint;
  /** WAD. */
  readonly after: bigint;
  /** Seconds since 1970. */
  readonly at: number;
  readonly transaction: Hex;
}

/** A reputation, what it is made of, and its last fifty changes. `reputationHistory` has all of them. */
export interface ReputationPage extends ReputationNow {
  readonly account: Address;
  /** Seconds; undefined until the index has read the policy. */
  readonly halfLife: bigint | undefined;
  /** Time of the last change, seconds since 1970; undefined: nothing has happened yet. */
  readonly changedAt: number | undefined;
  /** Sales with a key that count. */
  readonly deliveries: number;
  /** It has registered as one. */
  readonly isAuditor: boolean;
  readonly changes: readonly ReputationChange[];
}

/** The reputation of an account. @param input.now time of the chain, seconds @returns undefined when the index has not seen the account */
export async function readReputationPage(
  market: MarketClient,
  { account, now }: { readonly account: Address; readonly now: number },
  signal?: AbortSignal,
): Promise<ReputationPage | undefined> {
  const found = await request(market, reputationPage, { id: account.toLowerCase() }, signal);
  const row = found.account;
  if (row === null) return undefined;
  const changedAt = Number(row.scoredAt);
  return {
    ...toReputation(row, now, found.policyParameter),
    account,
    halfLife: found.policyParameter === null ? undefined : BigInt(found.policyParameter.value),
    changedAt: changedAt === 0 ? undefined : changedAt,
    deliveries: row.deliveries,
    isAuditor: found.auditor !== null,
    changes: row.reputationChanges.map(toChange),
  };
}

/** What changed the reputation of an account, the newest first, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function reputationHistory(
  market: MarketClient,
  input: PageInput & { readonly account: Address },
  signal?: AbortSignal,
): Promise<Page<ReputationChange>> {
  const first = pageSize(input.first);
  const conditions = [{ account: input.account.toLowerCase() }, ...after("timestamp", "desc", input.cursor)];
  const where = { and: conditions } as VariablesOf<typeof changesOf>["where"];
  const { reputationChanges } = await request(market, changesOf, { where, first: rowsFor(first) }, signal);
  const page = pageOf(reputationChanges, first, ({ timestamp, id }) => ({ value: timestamp, id }));
  return { ...page, items: page.items.map(toChange) };
}

function toChange({ cause, quality, previousScore, score, timestamp, transaction }: Row): ReputationChange {
  return {
    ...{ cause, quality: quality ?? undefined },
    ...{ before: BigInt(previousScore), after: BigInt(score) },
    ...{ at: Number(timestamp), transaction },
  };
}
