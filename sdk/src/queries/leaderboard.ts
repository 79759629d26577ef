import type { Address } from "viem";
import type { Category } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import type { AuditorRow } from "./auditor-row.ts";
import { searchAuditors } from "./auditors.ts";
import { graphql, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";
import { halfLife, standing, toReputation, type ReputationNow } from "./standing.ts";

const sellersOf = graphql(
  `
    query Sellers($where: Account_filter!, $first: Int!) {
      accounts(where: $where, orderBy: score, orderDirection: desc, first: $first) {
        id
        score
        deliveries
        ...Standing
      }
      policyParameter(id: "ReputationHalfLife") {
        ...HalfLife
      }
    }
  `,
  [standing, halfLife],
);

/** Which leaderboard. */
export interface LeaderboardInput extends PageInput {
  /** Time of the chain, seconds since 1970: reputations depend on it. */
  readonly now: number;
  /** "seller": who has settled sales with a key; "auditor": who has been admitted. */
  readonly role: "seller" | "auditor";
  /** Auditors only: those that may be drawn for it. */
  readonly domain?: Category;
}

/** Somebody on a leaderboard. */
export interface Leader {
  readonly account: Address;
  /** As it is at the time that was asked for. */
  readonly reputation: ReputationNow;
  /** Sellers: sales with a key that count. Auditors: seats revealed in time. */
  readonly done: number;
  /** Undefined for sellers. */
  readonly auditor: AuditorRow | undefined;
}

/**
 * Who has the best reputation, page by page. The order is that of the scores at their last changes: of two, who was idle for longer may
 * have less now.
 * @throws MarketError `InvalidInput`, the index codes
 */
export async function leaderboard(
  market: MarketClient,
  input: LeaderboardInput,
  signal?: AbortSignal,
): Promise<Page<Leader>> {
  const { role, ...rest } = input;
  if (role === "seller") return sellers(market, rest, signal);
  const page = await searchAuditors(market, { ...rest, admission: "Admitted", order: "reputation" }, signal);
  const toLeader = (auditor: AuditorRow): Leader => ({
    ...{ account: auditor.account, reputation: auditor.reputation },
    ...{ done: auditor.auditsDone, auditor },
  });
  return { ...page, items: page.items.map(toLeader) };
}

async function sellers(
  market: MarketClient,
  input: PageInput & { readonly now: number },
  signal?: AbortSignal,
): Promise<Page<Leader>> {
  const first = pageSize(input.first);
  const where = { and: [{ deliveries_gt: 0 }, ...after("score", "desc", input.cursor)] } as VariablesOf<
    typeof sellersOf
  >["where"];
  const { accounts, policyParameter } = await request(market, sellersOf, { where, first: rowsFor(first) }, signal);
  const page = pageOf(accounts, first, ({ score, id }) => ({ value: score, id }));
  const items = page.items.map((row) => ({
    ...{ account: row.id, reputation: toReputation(row, input.now, policyParameter) },
    ...{ done: row.deliveries, auditor: undefined },
  }));
  return { ...page, items };
}
