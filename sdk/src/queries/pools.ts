import type { Address } from "viem";
import type { PoolId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql, type ResultOf } from "./graphql.ts";
import { request } from "./request.ts";

/** Rows that Graph Node gives at most. */
const ROWS = 1_000;

const pool = graphql(`
  query Pool($id: ID!) {
    pool(id: $id) {
      id
      net
      fee
      distributedNet
      distributedFee
      distributions(orderBy: timestamp, orderDirection: desc, first: 100) {
        net
        fee
        timestamp
        transaction
        payouts(first: 40) {
          account {
            id
          }
          kind
          amount
        }
        royalties(first: 16) {
          amount
          parent {
            id
          }
        }
      }
    }
  }
`);

/** A pool with its distributions. */
export type PoolPage = NonNullable<ResultOf<typeof pool>["pool"]>;

/** A pool and who was paid from it. @returns undefined when nothing was ever paid into it */
export async function readPoolPage(
  market: MarketClient,
  id: PoolId,
  signal?: AbortSignal,
): Promise<PoolPage | undefined> {
  return (await request(market, pool, { id: String(id) }, signal)).pool ?? undefined;
}

const contributions = graphql(`
  query Contributions($account: String!, $after: ID!) {
    contributors(where: { account: $account, id_gt: $after }, orderBy: id, first: 1000) {
      id
      split {
        id
      }
    }
  }
`);

const poolsDue = graphql(`
  query PoolsDue($where: Pool_filter!) {
    pools(where: $where, orderBy: id, first: 1000) {
      id
      net
      fee
      total
      asset {
        id
        metadata {
          name
        }
      }
    }
  }
`);

/** A pool that anybody can distribute when there is money in it. */
export type PoolDue = ResultOf<typeof poolsDue>["pools"][number];

const IDS_AT_A_TIME = 500;

/** Every pool that an account has a part in, as a contributor or as the owner of the asset, also empty ones. */
export function listPools(market: MarketClient, account: Address, signal?: AbortSignal): Promise<PoolDue[]> {
  return poolsOf(market, account, {}, signal);
}

/** Those of `listPools` that hold revenue which is not distributed yet. */
export function listPoolsDue(market: MarketClient, account: Address, signal?: AbortSignal): Promise<PoolDue[]> {
  return poolsOf(market, account, { total_gt: "0" }, signal);
}

async function poolsOf(
  market: MarketClient,
  account: Address,
  condition: object,
  signal?: AbortSignal,
): Promise<PoolDue[]> {
  const id = account.toLowerCase();
  const splits = await splitsOf(market, id, signal);
  const found = new Map<string, PoolDue>();
  const keep = async (where: object) => {
    for (let after = ""; ;) {
      const page = { ...where, ...condition, id_gt: after };
      const { pools } = await request(market, poolsDue, { where: page }, signal);
      for (const due of pools) found.set(due.id, due);
      const last = pools.at(-1);
      if (pools.length < ROWS || last === undefined) return;
      after = last.id;
    }
  };
  await keep({ asset_: { owner: id } });
  for (let i = 0; i < splits.length; i += IDS_AT_A_TIME) await keep({ id_in: splits.slice(i, i + IDS_AT_A_TIME) });
  return [...found.values()];
}

/** Splits that name an account; a split's id is that of its pool. */
async function splitsOf(market: MarketClient, account: string, signal?: AbortSignal): Promise<string[]> {
  const splits: string[] = [];
  for (let after = ""; ;) {
    const { contributors } = await request(market, contributions, { account, after }, signal);
    splits.push(...contributors.map(({ split }) => split.id));
    const last = contributors.at(-1);
    if (contributors.length < ROWS || last === undefined) return splits;
    after = last.id;
  }
}
