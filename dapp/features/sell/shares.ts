import type { PreviewedDistribution } from "@ftns-market/sdk/reads";
import type { Split } from "@ftns-market/sdk/chain";
import type { Address } from "viem";

/** What a pool holds, with its split and what a distribution would pay now: all from the chain. FTNS base units. */
export interface PoolContents {
  readonly net: bigint;
  readonly fee: bigint;
  readonly split: Split;
  readonly preview: PreviewedDistribution;
}

/** What one account gets of it directly; royalties to its other assets wait in their pools. */
export function shareOf(account: Address, { shares }: PreviewedDistribution): bigint {
  const own = shares.filter((share) => share.account.toLowerCase() === account.toLowerCase());
  return own.reduce((sum, { amount }) => sum + amount, 0n);
}

/** What an account gets when all of these pools are distributed. */
export function shareOfAll(account: Address, pools: readonly PoolContents[]): bigint {
  return pools.reduce((sum, pool) => sum + shareOf(account, pool.preview), 0n);
}

/**
 * What is withdrawn after everything was distributed.
 * @param keep what is to stay in the vault
 */
export function withdrawable(credit: bigint, share: bigint, keep: bigint): bigint {
  const rest = credit + share - keep;
  return rest > 0n ? rest : 0n;
}
