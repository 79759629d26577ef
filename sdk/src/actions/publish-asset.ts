import type { Hex } from "viem";
import type { Content } from "../artifact/content.ts";
import { CATEGORIES, numberOf, type Category } from "../chain/enums.ts";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { sortContributors, sortParents, type Contributor, type Parent } from "../chain/split.ts";
import { formatBps } from "../chain/units.ts";
import { assetRegistryAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";
import { contributorWords, parentWords } from "./words.ts";

/** A version to publish, as it is on IPFS. */
export interface VersionInput {
  /** sha2-256 of the metadata JSON, bytes32. */
  readonly metadataDigest: Hex;
  /** sha2-256 digest of the artifact's UnixFS root, bytes32. */
  readonly artifactDigest: Hex;
  /** The nonce the content key was derived with; zero for an open artifact. */
  readonly keyNonce: Hex;
  readonly content: Content;
}

/** An asset to publish. */
export interface PublishAssetInput {
  readonly category: Category;
  readonly version: VersionInput;
  /** None = everything to the owner. In any order. */
  readonly contributors?: readonly Contributor[];
  /** What the asset was made from, for ever. In any order. */
  readonly parents?: readonly Parent[];
  /** Royalty on a resale of the asset itself (ERC-2981), basis points; default 0. */
  readonly resaleRoyaltyBps?: number;
  /** For the summary. */
  readonly name?: string;
}

/**
 * Publishes an asset with its first version; the wallet becomes its owner. `publishedAsset` reads the number from the receipt.
 * @throws MarketError `WalletMissing`, `InvalidInput` for a contributor or parent named twice
 */
export function publishAsset(market: MarketClient, input: PublishAssetInput): Action {
  const account = requireAccount(market);
  const contributors = sortContributors(input.contributors ?? []);
  const parents = sortParents(input.parents ?? []);
  const resaleRoyaltyBps = input.resaleRoyaltyBps ?? 0;
  const what = `${input.name === undefined ? "an asset" : `“${input.name}”`} in the category ${input.category}`;
  const lineage = parents.length === 0 ? "" : `; ${parentWords(parents)}`;
  const resale = resaleRoyaltyBps === 0 ? "" : `; ${formatBps(resaleRoyaltyBps)} of a resale`;
  return {
    id: "registry.publish",
    request: contractCall({
      address: market.addresses.AssetRegistry,
      abi: assetRegistryAbi,
      functionName: "publish",
      args: [numberOf(CATEGORIES, input.category), input.version, contributors, parents, resaleRoyaltyBps],
    }),
    summary: `Publish ${what}. Revenue: ${contributorWords(contributors)}${lineage}${resale}. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.search(), keys.statistics(), keys.earnings(account)],
  };
}
