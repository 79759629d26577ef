import type { Address } from "viem";
import { getContractEvents } from "viem/actions";
import { contentHash, isOpen } from "../artifact/content.ts";
import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import type { VersionContext } from "../delivery/keys.ts";
import {
  verifyBeforePay,
  verifyFacts,
  type VerifiedVersion,
  type VerifyOptions,
  type VersionOffer,
} from "../delivery/verify-before-pay.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError } from "../errors/market-error.ts";
import { cidToDigest } from "../ipfs/cid.ts";
import { downloadMetadata } from "../ipfs/download.ts";
import type { IpfsEndpoint } from "../ipfs/endpoints.ts";
import { assetRegistryAbi } from "../generated/abis.ts";
import { parseMetadata } from "../metadata/parse.ts";
import type { Metadata } from "../metadata/types.ts";
import { readVersionRecord, type VersionRecord } from "../reads/records.ts";

/** A version that was checked as far as anybody without its key can check it. */
export interface InspectedVersion extends VerifiedVersion {
  readonly record: VersionRecord;
  /** The seller's words about it. */
  readonly metadata: Metadata;
  /** What its key is bound to; undefined for an open artifact. */
  readonly context: VersionContext | undefined;
}

/** How a version is inspected; the endpoints are those of the market client. */
export type InspectOptions = Omit<VerifyOptions, "endpoints">;

/** @throws MarketError `InvalidInput` when the market client has nowhere to read from */
export function ipfsEndpoints(market: MarketClient): readonly IpfsEndpoint[] {
  const endpoints = market.ipfs?.endpoints ?? [];
  if (endpoints.length > 0) return endpoints;
  throw new MarketError("InvalidInput", "Reading artifacts needs an IPFS endpoint. Configure `ipfs.endpoints`.");
}

/**
 * Checks a version before anybody pays for it: its event against the chain, its metadata against their digest, the key points,
 * the leaf list, and every byte of the stored file. With a `sink` the verified file is kept at the same time.
 * @throws MarketError `NotFound`, `Mismatch`, `InvalidMetadata`; the errors of `verifyBeforePay`. Do not pay on any of them.
 */
export async function inspectVersion(
  market: MarketClient,
  asset: AssetId,
  version: number,
  options: InspectOptions = {},
): Promise<InspectedVersion> {
  const described = await describeVersion(market, asset, version, options);
  const verified = await verifyBeforePay(offerOf(described), { ...options, endpoints: ipfsEndpoints(market) });
  return { ...described, ...verified };
}

/**
 * As `inspectVersion` without the file itself: enough to download it afterwards with every leaf checked, not enough to pay for it.
 * @throws as `inspectVersion`
 */
export async function readVersionFacts(
  market: MarketClient,
  asset: AssetId,
  version: number,
  options: InspectOptions = {},
): Promise<InspectedVersion> {
  const described = await describeVersion(market, asset, version, options);
  const leafList = await verifyFacts(offerOf(described), { ...options, endpoints: ipfsEndpoints(market) });
  return { ...described, content: described.record.content, leafList };
}

type Described = Pick<InspectedVersion, "record" | "metadata" | "context">;

async function describeVersion(
  market: MarketClient,
  asset: AssetId,
  version: number,
  options: InspectOptions,
): Promise<Described> {
  const record = await readVersionRecord(market, asset, version);
  const metadata = await readMetadata(market, record, options);
  return { record, metadata, context: isOpen(record.content) ? undefined : await contextOf(market, record) };
}

function offerOf({ record, metadata, context }: Described): VersionOffer {
  const { content, artifactDigest } = record;
  const { encryption } = metadata.artifact;
  const commitment = encryption && { h: encryption.H, y: encryption.Y };
  return {
    contentHash: contentHash(content),
    artifactDigest,
    content,
    encryption: encryption &&
      commitment &&
      context && { context, commitment, leafListDigest: cidToDigest(encryption.leavesCid) },
  };
}

/** The metadata of a version, checked against the digest on chain. @throws MarketError `Metadata_Invalid`; IpfsError */
export async function readMetadata(
  market: MarketClient,
  { metadataDigest }: Pick<VersionRecord, "metadataDigest">,
  { timeoutMs, rounds, onFailure, signal }: InspectOptions = {},
): Promise<Metadata> {
  const options = { endpoints: ipfsEndpoints(market), timeoutMs, rounds, onFailure };
  const parsed = parseMetadata(await downloadMetadata(metadataDigest, options, signal));
  if (parsed.ok) return parsed.metadata;
  const reasons = parsed.problems.map(({ message }) => message).join("; ");
  throw new MarketError(
    "Mismatch",
    `The metadata of this version cannot be used: ${reasons}. Ask the seller to mend it.`,
  );
}

/** What the key of an encrypted version is bound to. The seller is who owned the asset when the version was published. */
export async function contextOf(market: MarketClient, record: VersionRecord): Promise<VersionContext> {
  return {
    chainId: market.chain.id,
    registry: market.addresses.AssetRegistry,
    seller: await readPublisher(market, record),
    nonce: record.keyNonce,
  };
}

/**
 * Who owned an asset when a version of it was published: the keys of the version are made with the secret of that account.
 * @throws MarketError `NotFound`, `RpcUnreachable`
 */
export async function readPublisher(
  market: MarketClient,
  { asset, version }: Pick<VersionRecord, "asset" | "version">,
): Promise<Address> {
  const { address, block } = market.deployment.contracts.AssetRegistry;
  const contract = { address, abi: assetRegistryAbi, fromBlock: BigInt(block), strict: true } as const;
  try {
    const [published] = await getContractEvents(market.client, {
      ...contract,
      eventName: "VersionPublished",
      args: { asset, version },
    });
    const transfers = await getContractEvents(market.client, {
      ...contract,
      eventName: "Transfer",
      args: { id: BigInt(asset) },
    });
    const owner = transfers.findLast((transfer) => published !== undefined && !isBefore(published, transfer));
    if (owner !== undefined) return owner.args.to;
  } catch (error) {
    throw describeError(error);
  }
  throw new MarketError("NotFound", `Asset ${asset} has no version ${version}. Choose one of its published versions.`);
}

interface Place {
  readonly blockNumber: bigint;
  readonly logIndex: number;
}

function isBefore(a: Place, b: Place): boolean {
  return a.blockNumber === b.blockNumber ? a.logIndex < b.logIndex : a.blockNumber < b.blockNumber;
}
