import { splitAmounts, type Split } from "@ftns-market/sdk/chain";
import type { Address } from "viem";

/** Who gets what when a pool is distributed. Amounts in FTNS base units. */
export interface PoolShares {
  readonly fee: bigint;
  readonly royalties: readonly { readonly asset: number; readonly amount: bigint }[];
  readonly shares: readonly { readonly account: Address; readonly amount: bigint }[];
}

/** What a pool holds, with its split and the owner of the asset: all from the chain. */
export interface PoolContents {
  readonly net: bigint;
  readonly fee: bigint;
  readonly split: Split;
  readonly owner: Address;
}

/** Who gets what, to the base unit: what is handed out is `net + fee`. */
export function sharesOf({ net, fee, split, owner }: PoolContents): PoolShares {
  const { royalties, shares } = splitAmounts(net, split);
  const accounts = split.contributors.length === 0 ? [owner] : split.contributors.map(({ account }) => account);
  return {
    fee,
    royalties: royalties.map((amount, i) => ({ asset: split.parents[i]?.asset ?? 0, amount })),
    shares: shares.map((amount, i) => ({ account: accounts[i] ?? owner, amount })),
  };
}

/** What one account gets of it directly; royalties to its other assets wait in their pools. */
export function shareOf(account: Address, { shares }: PoolShares): bigint {
  const own = shares.filter((share) => share.account.toLowerCase() === account.toLowerCase());
  return own.reduce((sum, { amount }) => sum + amount, 0n);
}

/** What an account gets when all of these pools are distributed. */
export function shareOfAll(account: Address, pools: readonly PoolContents[]): bigint {
  return pools.reduce((sum, pool) => sum + shareOf(account, sharesOf(pool)), 0n);
}

/**
 * What is withdrawn after everything was distributed.
 * @param keep what is to stay in the vault
 */
export function withdrawable(credit: bigint, share: bigint, keep: bigint): bigint {
  const rest = credit + share - keep;
  return rest > 0n ? rest : 0n;
}
