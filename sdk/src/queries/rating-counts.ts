import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql } from "./graphql.ts";
import { request } from "./request.ts";

const ratingsOf = graphql(`
  query Ratings($asset: String!) {
    reviews(where: { asset: $asset, struck: false }, orderBy: createdAt, orderDirection: desc, first: 1000) {
      rating
      weight
    }
  }
`);

/** How many reviews gave a rating. */
export interface RatingCount {
  /** 1 to 5. */
  readonly rating: number;
  readonly reviews: number;
  /** What they weigh together. */
  readonly weight: number;
}

/** How the last thousand reviews of an asset are spread, struck ones left out; only ratings that were given. @throws MarketError the index codes */
export async function ratingCounts(
  market: MarketClient,
  asset: AssetId,
  signal?: AbortSignal,
): Promise<readonly RatingCount[]> {
  const { reviews } = await request(market, ratingsOf, { asset: String(asset) }, signal);
  const counts = new Map<number, RatingCount>();
  for (const { rating, weight } of reviews) {
    const known = counts.get(rating) ?? { rating, reviews: 0, weight: 0 };
    counts.set(rating, { rating, reviews: known.reviews + 1, weight: known.weight + weight });
  }
  return [...counts.values()].sort((one, other) => one.rating - other.rating);
}
