import { assetOf, ordinalOf, type PoolId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import type { Split } from "../chain/split.ts";
import { formatFtns } from "../chain/units.ts";
import { revenueSplitterAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";
import { assetWords, contributorWords, parentWords } from "./words.ts";

/** A pool to distribute. */
export interface DistributeInput {
  readonly pool: PoolId;
  /** The split of the pool, as `reads.readSplit` gives it. */
  readonly split: Split;
  /** What the pool holds, FTNS base units, for the summary. */
  readonly net?: bigint;
  readonly name?: string;
}

/** Distributes everything in a pool: fee to the treasury, royalties to the parents, shares to the contributors. Anyone. */
export function distribute(market: MarketClient, { pool, split, net, name }: DistributeInput): Action {
  const asset = assetOf(pool);
  const amount = net === undefined ? "the revenue" : formatFtns(net);
  const royalties = split.parents.length === 0 ? "" : `; ${parentWords(split.parents)}`;
  return {
    id: "splitter.distribute",
    request: contractCall({
      address: market.addresses.RevenueSplitter,
      abi: revenueSplitterAbi,
      functionName: "distribute",
      args: [pool, split.contributors, split.parents],
    }),
    summary: `Distribute ${amount} of ${assetWords(asset, name)} by split ${ordinalOf(pool)}: ${contributorWords(split.contributors)}${royalties}. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [
      keys.pool(pool),
      keys.asset(asset),
      ...split.parents.map((parent) => keys.asset(parent.asset)),
      ...split.contributors.flatMap(({ account }) => [keys.funds(account), keys.earnings(account)]),
    ],
  };
}
