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

/** An asset in a list. `metadata` is null until IPFS answered. Amounts are decimal strings of FTNS base units. */
export type AssetCard = ResultOf<typeof assetCard>;
