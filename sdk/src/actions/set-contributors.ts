import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { sortContributors, type Contributor, type Split } from "../chain/split.ts";
import { assetRegistryAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";
import { assetWords, contributorWords } from "./words.ts";

/** A new split of later revenue. */
export interface SetContributorsInput {
  readonly asset: AssetId;
  /** The split in force, as `reads.readSplit` gives it. */
  readonly current: Split;
  /** None = everything to the owner. In any order. */
  readonly contributors: readonly Contributor[];
  readonly name?: string;
}

/**
 * Sets the contributors of later sales. What was earned before is distributed by the old split. Owner only.
 * @throws MarketError `InvalidInput` for a contributor named twice
 */
export function setContributors(market: MarketClient, input: SetContributorsInput): Action {
  const { asset, current, name } = input;
  const contributors = sortContributors(input.contributors);
  const split = contributorWords(contributors);
  return {
    id: "registry.setContributors",
    request: contractCall({
      address: market.addresses.AssetRegistry,
      abi: assetRegistryAbi,
      functionName: "setContributors",
      args: [asset, current.contributors, contributors, current.parents],
    }),
    summary: `Split later revenue of ${assetWords(asset, name)}: ${split}. What was earned before keeps its split. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.asset(asset)],
  };
}
