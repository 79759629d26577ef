/**
 * What the chain keeps only as a hash: the contents of versions and the splits of revenue. They are found in events, or come
 * from the index, and are held against the hash before anybody relies on them.
 */
import type { AbiEvent, Hex } from "viem";
import { getLogs, readContract } from "viem/actions";
import { contentHash, type Content } from "../artifact/content.ts";
import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { splitHash, type Split } from "../chain/split.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError } from "../errors/market-error.ts";
import { assetRegistryAbi } from "../generated/abis.ts";

/** Everything that a version was published with. */
export interface VersionRecord {
  readonly asset: AssetId;
  readonly version: number;
  readonly metadataDigest: Hex;
  readonly artifactDigest: Hex;
  /** Zero for an open artifact. */
  readonly keyNonce: Hex;
  readonly content: Content;
}

type EventName<Item = (typeof assetRegistryAbi)[number]> = Item extends { type: "event"; name: infer Name }
  ? Name
  : never;
type EventItem<Name> = Extract<(typeof assetRegistryAbi)[number], { type: "event"; name: Name }>;

/** An event of the registry by its name, for `getLogs`. */
export function eventOf<const Name extends EventName>(name: Name): EventItem<Name> {
  const found = assetRegistryAbi.find((item) => item.type === "event" && item.name === name);
  return found as EventItem<Name> & AbiEvent;
}

/**
 * What a version was published with, from its event, checked against the chain.
 * @throws MarketError `NotFound`, `RpcUnreachable`
 */
export async function readVersionRecord(market: MarketClient, asset: AssetId, version: number): Promise<VersionRecord> {
  const { address, block } = market.deployment.contracts.AssetRegistry;
  const logs = await getLogs(market.client, {
    address,
    event: eventOf("VersionPublished"),
    args: { asset, version },
    fromBlock: BigInt(block),
    strict: true,
  }).catch((error: unknown) => {
    throw describeError(error);
  });
  const [log] = logs;
  if (log === undefined) {
    throw new MarketError(
      "NotFound",
      `Asset ${asset} has no version ${version}. Choose one of its published versions.`,
    );
  }
  return verifyVersionRecord(market, log.args);
}

/**
 * Checks against the chain what an index says a version was published with.
 * @returns the record
 * @throws MarketError `Mismatch` when it is not what the chain has
 */
export async function verifyVersionRecord(market: MarketClient, record: VersionRecord): Promise<VersionRecord> {
  const found = await readContract(market.client, {
    address: market.addresses.AssetRegistry,
    abi: assetRegistryAbi,
    functionName: "versionOf",
    args: [record.asset, record.version],
  }).catch((error: unknown) => {
    throw describeError(error);
  });
  const same =
    BigInt(found.contentHash) === BigInt(contentHash(record.content)) &&
    BigInt(found.metadataDigest) === BigInt(record.metadataDigest) &&
    BigInt(found.artifactDigest) === BigInt(record.artifactDigest);
  if (same) return record;
  const message = `What the index says of version ${record.version} of asset ${record.asset} is not what the chain has. Do not rely on this index.`;
  throw new MarketError("Mismatch", message, { asset: record.asset, version: record.version });
}

/**
 * The contributors and parents of a split, from its event, checked against the chain.
 * @param split number of the split, as in `readAsset(…).split`
 * @throws MarketError `NotFound`, `RpcUnreachable`
 */
export async function readSplit(market: MarketClient, asset: AssetId, split: number): Promise<Split> {
  const { address, block } = market.deployment.contracts.AssetRegistry;
  const logs = await getLogs(market.client, {
    address,
    event: eventOf("SplitChanged"),
    args: { asset, split },
    fromBlock: BigInt(block),
    strict: true,
  }).catch((error: unknown) => {
    throw describeError(error);
  });
  const [log] = logs;
  if (log === undefined) {
    throw new MarketError("NotFound", `Asset ${asset} has no split ${split}. Load the asset again.`);
  }
  const { contributors, parents } = log.args;
  return verifySplit(market, asset, split, { contributors, parents });
}

/**
 * Checks against the chain what an index says a split is.
 * @returns the split
 * @throws MarketError `Mismatch` when it is not what the chain has
 */
export async function verifySplit(market: MarketClient, asset: AssetId, split: number, claimed: Split): Promise<Split> {
  const published = await readContract(market.client, {
    address: market.addresses.AssetRegistry,
    abi: assetRegistryAbi,
    functionName: "splitHashOf",
    args: [asset, split],
  }).catch((error: unknown) => {
    throw describeError(error);
  });
  if (BigInt(published) === BigInt(splitHash(claimed))) return claimed;
  const message = `What the index says of split ${split} of asset ${asset} is not what the chain has. Do not rely on this index.`;
  throw new MarketError("Mismatch", message, { asset, split });
}
