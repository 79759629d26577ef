import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { assetRegistryAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";
import type { VersionInput } from "./publish-asset.ts";
import { assetWords } from "./words.ts";

/** A further version of an asset. */
export interface PublishVersionInput {
  readonly asset: AssetId;
  readonly version: VersionInput;
  readonly name?: string;
}

/** Publishes a further version. Later purchases get it; earlier ones keep theirs. Owner only. */
export function publishVersion(market: MarketClient, { asset, version, name }: PublishVersionInput): Action {
  return {
    id: "registry.publishVersion",
    request: contractCall({
      address: market.addresses.AssetRegistry,
      abi: assetRegistryAbi,
      functionName: "publishVersion",
      args: [asset, version],
    }),
    summary: `Publish a new version of ${assetWords(asset, name)}. Earlier purchases keep their version. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.asset(asset), keys.search()],
  };
}
