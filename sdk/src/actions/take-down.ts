import type { Hex } from "viem";
import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { assetRegistryAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";
import { assetWords } from "./words.ts";

/** An asset to take down or restore, and why. */
export interface TakeDownInput {
  readonly asset: AssetId;
  /** sha2-256 digest of the reason, a raw IPFS block; bytes32. */
  readonly reasonDigest: Hex;
  readonly name?: string;
}

/** Takes an asset off the market and leaves a tombstone. Only the timelock: propose its `proposalCall`. */
export function takeDown(market: MarketClient, input: TakeDownInput): Action {
  const effect = "no new business; completed purchases stay untouched, the reason is public.";
  return change(market, input, "takeDown", `Take down ${assetWords(input.asset, input.name)}: ${effect}`);
}

/** Undoes a takedown after an appeal. Only the timelock: propose its `proposalCall`. */
export function restoreAsset(market: MarketClient, input: TakeDownInput): Action {
  return change(market, input, "restore", `Restore ${assetWords(input.asset, input.name)} after its takedown.`);
}

function change(
  market: MarketClient,
  { asset, reasonDigest }: TakeDownInput,
  functionName: "takeDown" | "restore",
  summary: string,
): Action {
  return {
    id: `registry.${functionName}`,
    request: contractCall({
      address: market.addresses.AssetRegistry,
      abi: assetRegistryAbi,
      functionName,
      args: [asset, reasonDigest],
    }),
    summary,
    maxCost: 0n,
    refresh: [keys.asset(asset), keys.search()],
  };
}
