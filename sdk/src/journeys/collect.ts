import { distribute } from "../actions/distribute.ts";
import { send, type SendOptions, type Sent } from "../actions/send.ts";
import { withdraw } from "../actions/withdraw.ts";
import { assetOf, ordinalOf, type PoolId } from "../chain/ids.ts";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { readFunds } from "../reads/funds.ts";
import { readPool } from "../reads/pool.ts";
import { readSplit } from "../reads/records.ts";

/**
 * Distributes what a pool holds, by its own split: to the treasury, to the parents' pools, to the contributors' credit. Anyone may.
 * @returns undefined when the pool is empty
 */
export async function distributePool(
  market: MarketClient,
  pool: PoolId,
  options: SendOptions = {},
): Promise<Sent | undefined> {
  const { net, fee } = await readPool(market, pool);
  if (net === 0n && fee === 0n) return undefined;
  const split = await readSplit(market, assetOf(pool), ordinalOf(pool));
  return send(market, distribute(market, { pool, split, net }), options);
}

/** Withdraws all credit of the wallet. @returns undefined when there is none */
export async function withdrawAll(market: MarketClient, options: SendOptions = {}): Promise<Sent | undefined> {
  const { credit } = await readFunds(market, requireAccount(market));
  return credit === 0n ? undefined : send(market, withdraw(market), options);
}
