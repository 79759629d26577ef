import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { assetCard } from "./asset-card.ts";
import { graphql, type ResultOf } from "./graphql.ts";
import { request } from "./request.ts";
import { saleRow } from "./sale-row.ts";

const assetPage = graphql(
  `
    query AssetPage($id: ID!) {
      asset(id: $id) {
        ...AssetCard
        publisher {
          id
        }
        owner {
          sales
          missedDeliveries
          score
        }
        epoch
        depth
        locked
        runningAuctions
        certified
        certifiedUntil
        ratingWeight
        exclusiveUntil
        resaleRoyaltyBps
        openSales
        refundedSales
        royalties
        createdTransaction
        metadata {
          licenceTextCid
          licenceName
          externalUrl
          artifactName
          artifactMediaType
          artifactSize
          artifactCid
          leavesCid
        }
        versions(orderBy: number, orderDirection: desc, first: 100) {
          number
          metadataCid
          metadataDigest
          artifactCid
          artifactDigest
          size
          encrypted
          keyNonce
          keyHash
          ciphertextRoot
          plaintextRoot
          fraudulent
          certificate {
            overall
            passed
            contentCertified
            expiresAt
            audit {
              id
            }
          }
          publishedAt
          transaction
        }
        terms(orderBy: createdAt, first: 100) {
          id
          kind
          transferable
          exclusive
          closed
          period
          unitsPerPack
          supplyCap
          spdx
          textCid
          issued
          holders
          offers {
            id
            market
            price
            remaining
            unlimited
            expiresAt
            state
            active
            changes(orderBy: timestamp, first: 1000) {
              kind
              price
              previousPrice
              timestamp
              transaction
            }
          }
        }
        splits(orderBy: number, orderDirection: desc, first: 100) {
          number
          totalWeight
          timestamp
          transaction
          contributors(orderBy: index, first: 32) {
            account {
              id
            }
            weight
          }
        }
        parents(first: 16) {
          royaltyBps
          parent {
            ...AssetCard
          }
        }
        children(first: 100) {
          royaltyBps
          child {
            ...AssetCard
          }
        }
        pools(first: 100) {
          id
          net
          fee
          total
        }
        takedowns(orderBy: timestamp, orderDirection: desc, first: 10) {
          restored
          reasonCid
          reason {
            text
          }
          timestamp
          transaction
        }
        frauds(orderBy: timestamp, orderDirection: desc, first: 10) {
          version {
            number
          }
          leafIndex
          timestamp
          transaction
        }
        transfers(orderBy: timestamp, orderDirection: desc, first: 50) {
          from {
            id
          }
          to {
            id
          }
          timestamp
          transaction
        }
        sales(orderBy: openedAt, orderDirection: desc, first: 50) {
          ...SaleRow
        }
      }
    }
  `,
  [assetCard, saleRow],
);

/** Everything that the page of an asset shows. Amounts are decimal strings of FTNS base units, times in seconds. */
export type AssetPage = NonNullable<ResultOf<typeof assetPage>["asset"]>;

/** The page of an asset. @returns undefined when the index has none of this number (yet) */
export async function readAssetPage(
  market: MarketClient,
  asset: AssetId,
  signal?: AbortSignal,
): Promise<AssetPage | undefined> {
  const found = await request(market, assetPage, { id: String(asset) }, signal);
  return found.asset ?? undefined;
}
