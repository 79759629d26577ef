import { graphql, type ResultOf } from "./graphql.ts";

/** What a list shows of an asset. */
export const assetCard = graphql(`
  fragment AssetCard on Asset {
    id
    category
    status
    encrypted
    owner {
      id
    }
    minPrice
    activeOffers
    offersExpireAt
    licenceKinds
    salesCount
    volume
    certificate {
      overall
      passed
      contentCertified
      expiresAt
    }
    rating
    reviewCount
    createdAt
    metadataCid
    metadata {
      status
      name
      description
      tags
      framework
      task
      languages
      licenceSpdx
      image
    }
  }
`);

/**
 * An asset in a list. `metadata` is null until IPFS answered. Amounts are decimal strings of FTNS base units. `certificate` is that of the latest
 * version, passed or not, expired or not; `rating` is basis points of the way from one star to five (`starsOf`), null without a review
 * of weight.
 */
export type AssetCard = ResultOf<typeof assetCard>;
