import type { Address } from "viem";
import type { AssetStatus, Category, LicenceKind } from "../chain/enums.ts";
import type { AssetId } from "../chain/ids.ts";
import { addressOf, bigintOrUndefined, numberFrom, orUndefined } from "./convert.ts";
import { graphql, type ResultOf } from "./graphql.ts";

export const assetSummaryFragment = graphql(`
  fragment AssetSummary on Asset {
    id
    number
    category
    status
    encrypted
    owner {
      id
    }
    publisher {
      id
    }
    minPrice
    activeOffers
    offersExpireAt
    licenceKinds
    salesCount
    volume
    createdAt
    updatedAt
    metadataCid
    metadata {
      status
      name
      description
      tags
      framework
      task
      licenceSpdx
      image
    }
    latestVersion {
      number
      size
      artifactCid
    }
  }
`);

/** An asset as lists show it. What it says about itself are claims of its seller. */
export interface AssetSummary {
  readonly asset: AssetId;
  readonly category: Category;
  readonly status: AssetStatus;
  readonly encrypted: boolean;
  readonly owner: Address;
  readonly publisher: Address;
  /** Lowest price of an active offer, FTNS base units; undefined = not on offer. Ask `reads.quote` before paying. */
  readonly minPrice: bigint | undefined;
  readonly activeOffers: number;
  /** Last second of the longest-lived offer. */
  readonly offersExpireAt: number;
  readonly licenceKinds: readonly LicenceKind[];
  /** Settled sales. */
  readonly sales: number;
  /** Payments of settled sales, FTNS base units. */
  readonly volume: bigint;
  /** Seconds since 1970. */
  readonly createdAt: number;
  /** Seconds since 1970. */
  readonly updatedAt: number;
  readonly version: number;
  /** Bytes. */
  readonly size: bigint;
  readonly artifactCid: string | undefined;
  readonly metadataCid: string;
  /** Undefined until IPFS has answered, or when what it holds cannot be read. */
  readonly description: AssetDescription | undefined;
}

/** What the seller says. */
export interface AssetDescription {
  readonly name: string;
  /** Markdown of a stranger: show it without scripts. */
  readonly text: string;
  readonly tags: readonly string[];
  readonly framework: string | undefined;
  readonly task: string | undefined;
  readonly spdx: string | undefined;
  readonly image: string | undefined;
}

export function toAssetSummary(row: ResultOf<typeof assetSummaryFragment>): AssetSummary {
  const { metadata, latestVersion } = row;
  return {
    asset: Number(row.id),
    category: row.category,
    status: row.status,
    encrypted: row.encrypted,
    owner: addressOf(row.owner),
    publisher: addressOf(row.publisher),
    minPrice: bigintOrUndefined(row.minPrice),
    activeOffers: row.activeOffers,
    offersExpireAt: numberFrom(row.offersExpireAt),
    licenceKinds: row.licenceKinds,
    sales: row.salesCount,
    volume: BigInt(row.volume),
    createdAt: numberFrom(row.createdAt),
    updatedAt: numberFrom(row.updatedAt),
    version: latestVersion?.number ?? 0,
    size: BigInt(latestVersion?.size ?? 0),
    artifactCid: latestVersion?.artifactCid,
    metadataCid: row.metadataCid,
    description: metadata?.status === "Readable" ? toDescription(metadata) : undefined,
  };
}

type MetadataRow = NonNullable<ResultOf<typeof assetSummaryFragment>["metadata"]>;

function toDescription(row: MetadataRow): AssetDescription {
  return {
    name: row.name,
    text: row.description,
    tags: row.tags,
    framework: orUndefined(row.framework),
    task: orUndefined(row.task),
    spdx: orUndefined(row.licenceSpdx),
    image: orUndefined(row.image),
  };
}
