import { distribute } from "../actions/distribute.ts";
import { send, type SendOptions, type Sent } from "../actions/send.ts";
import { withdraw } from "../actions/withdraw.ts";
import { assetOf, ordinalOf, type PoolId } from "../chain/ids.ts";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { listPools } from "../queries/pools.ts";
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

/**
 * Withdraws the wallet's credit.
 * @param keep FTNS base units to leave in the vault: a seller of encrypted assets needs credit for delivery bonds
 * @returns undefined when there is nothing to withdraw
 */
export async function withdrawAll(
  market: MarketClient,
  options: SendOptions & { readonly keep?: bigint } = {},
): Promise<Sent | undefined> {
  const { credit } = await readFunds(market, requireAccount(market));
  const amount = credit - (options.keep ?? 0n);
  return amount <= 0n ? undefined : send(market, withdraw(market, { amount }), options);
}

/** What to collect, and what to leave. */
export interface CollectOptions {
  /** Default: every pool that the wallet has a part in, as the index knows them. */
  readonly pools?: readonly PoolId[];
  /** FTNS base units to leave in the vault, for delivery bonds; default 0. */
  readonly keep?: bigint;
  /** Called for each pool that is distributed, and before the withdrawal. */
  readonly onStep?: (step: { readonly pool: PoolId } | "withdraw") => void;
  readonly send?: SendOptions;
}

/** What was collected. */
export interface Collected {
  readonly distributed: readonly PoolId[];
  /** FTNS base units that came into the wallet. */
  readonly withdrawn: bigint;
}

/**
 * Distributes every pool that the wallet earns from and withdraws what it has in the vault. Children come before their parents, so
 * that royalties arrive in the same round. May be called again after an interruption: nothing is paid twice.
 * @throws MarketError the index codes when no pools are given; those of `send`
 */
export async function distributeAndWithdraw(market: MarketClient, options: CollectOptions = {}): Promise<Collected> {
  const { onStep, keep = 0n, send: sendOptions } = options;
  const account = requireAccount(market);
  const pools = new Set(options.pools ?? (await listPools(market, account)).map(({ id }) => BigInt(id)));
  const distributed: PoolId[] = [];
  // A parent has a smaller number than its child, and so have its pools.
  for (const pool of [...pools].sort((a, b) => (a < b ? 1 : -1))) {
    const sent = await distributePool(market, pool, sendOptions);
    if (sent === undefined) continue;
    onStep?.({ pool });
    distributed.push(pool);
  }
  onStep?.("withdraw");
  const before = await readFunds(market, account);
  const sent = await withdrawAll(market, { ...sendOptions, keep });
  return { distributed, withdrawn: sent === undefined ? 0n : before.credit - keep };
}
