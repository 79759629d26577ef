import type { Address, Hex } from "viem";
import { readContract } from "viem/actions";
import { ASSET_STATUSES, CATEGORIES, nameOf, type AssetStatus, type Category } from "../chain/enums.ts";
import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { assetRegistryAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** An asset as the chain has it now. */
export interface ChainAsset {
  readonly asset: AssetId;
  readonly owner: Address;
  readonly category: Category;
  readonly status: AssetStatus;
  readonly latestVersion: number;
  /** The latest version needs a key. */
  readonly encrypted: boolean;
  /** Number of the revenue split of later sales. */
  readonly split: number;
  /** It names contributors; else the revenue is the owner's. */
  readonly splitNamed: boolean;
  /** Counts changes of owner; offers of an earlier epoch are void. */
  readonly epoch: number;
  /** Generations above it. */
  readonly depth: number;
  /** Seconds since 1970 until which an exclusive licence is live; 2^32 - 1 = for ever, 0 = never. */
  readonly exclusiveUntil: number;
}

/** The state of an asset. @throws MarketError `AssetRegistry_UnknownAsset` */
export async function readAsset(market: MarketClient, asset: AssetId, options: ReadOptions = {}): Promise<ChainAsset> {
  return atOneBlock(market, options, async (blockNumber) => {
    const state = await readContract(market.client, {
      address: market.addresses.AssetRegistry,
      abi: assetRegistryAbi,
      functionName: "stateOf",
      args: [asset],
      blockNumber,
    });
    return {
      ...state,
      asset,
      category: nameOf(CATEGORIES, state.category),
      status: nameOf(ASSET_STATUSES, state.status),
    };
  });
}

/** The digests of a version as the chain has them. */
export interface ChainVersion {
  readonly metadataDigest: Hex;
  readonly artifactDigest: Hex;
  readonly contentHash: Hex;
  readonly fraudulent: boolean;
}

/** A version of an asset. @throws MarketError `AssetRegistry_UnknownVersion` */
export async function readVersion(
  market: MarketClient,
  asset: AssetId,
  version: number,
  options: ReadOptions = {},
): Promise<ChainVersion> {
  return atOneBlock(market, options, async (blockNumber) => {
    const contract = { address: market.addresses.AssetRegistry, abi: assetRegistryAbi, blockNumber } as const;
    const args = [asset, version] as const;
    const [found, fraudulent] = await Promise.all([
      readContract(market.client, { ...contract, functionName: "versionOf", args }),
      readContract(market.client, { ...contract, functionName: "isFraudulent", args }),
    ]);
    return { ...found, fraudulent };
  });
}
