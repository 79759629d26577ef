import type { Category } from "../chain/enums.ts";
import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql, type ResultOf } from "./graphql.ts";
import { request } from "./request.ts";

const DEFAULT_INTERVALS = 90;

const totals = graphql(`
  query Totals {
    market(id: "market") {
      assets
      sales
      openSales
      refundedSales
      volume
      fees
      credit
      pooled
      locked
      bids
      staked
      auditFees
      audits
      drawableAuditors
      forfeited
      pausedUntil
    }
    categoryTotals_collection(first: 5) {
      category
      assets
      sales
      volume
      fees
    }
    assets(first: 10, orderBy: volume, orderDirection: desc, where: { salesCount_gt: 0 }) {
      id
      category
      salesCount
      volume
      metadata {
        name
      }
    }
  }
`);

const marketSeries = graphql(`
  query MarketSeries($interval: Aggregation_interval!, $first: Int!) {
    marketStats_collection(
      interval: $interval
      first: $first
      current: include
      orderBy: timestamp
      orderDirection: desc
    ) {
      timestamp
      sales
      quantity
      volume
      fees
    }
  }
`);

const categorySeries = graphql(`
  query CategorySeries($interval: Aggregation_interval!, $category: Category!, $first: Int!) {
    categoryStats_collection(
      interval: $interval
      where: { category: $category }
      first: $first
      current: include
      orderBy: timestamp
      orderDirection: desc
    ) {
      timestamp
      sales
      quantity
      volume
      fees
    }
  }
`);

const assetSeries = graphql(`
  query AssetSeries($interval: Aggregation_interval!, $asset: String!, $first: Int!) {
    assetStats_collection(
      interval: $interval
      where: { asset: $asset, title: false }
      first: $first
      current: include
      orderBy: timestamp
      orderDirection: desc
    ) {
      timestamp
      sales
      quantity
      volume
      fees
      firstPrice
      lastPrice
      lowestPrice
      highestPrice
    }
  }
`);

/** Totals of the market and its categories, and the ten assets with the largest volume. */
export type Totals = ResultOf<typeof totals>;

/** An hour or a day of sales. Times in seconds since 1970 of its beginning; amounts decimal strings of FTNS base units. */
export interface Interval {
  readonly begins: number;
  readonly sales: number;
  readonly quantity: string;
  readonly volume: string;
  readonly fees: string;
}

/** With the prices per unit of an asset. */
export interface AssetInterval extends Interval {
  readonly firstPrice: string;
  readonly lastPrice: string;
  readonly lowestPrice: string;
  readonly highestPrice: string;
}

/** Which intervals. */
export interface SeriesInput {
  /** Default "day". */
  readonly interval?: "hour" | "day";
  /** Intervals with sales, the newest first; default 90, at most 1,000. Intervals without sales are left out. */
  readonly first?: number;
}

/** Figures of the whole market. */
export interface Statistics {
  readonly market: Totals["market"];
  readonly categories: Totals["categoryTotals_collection"];
  /** The assets with the largest volume. */
  readonly top: Totals["assets"];
  /** The market by hour or day, newest first. */
  readonly series: readonly Interval[];
}

/** Figures of the whole market. @throws MarketError the index codes */
export async function readStatistics(
  market: MarketClient,
  input: SeriesInput = {},
  signal?: AbortSignal,
): Promise<Statistics> {
  const [found, series] = await Promise.all([request(market, totals, {}, signal), readSeries(market, input, signal)]);
  return { market: found.market, categories: found.categoryTotals_collection, top: found.assets, series };
}

/** Sales of the market, or of one category, by hour or day. */
export async function readSeries(
  market: MarketClient,
  { interval = "day", first = DEFAULT_INTERVALS, category }: SeriesInput & { readonly category?: Category } = {},
  signal?: AbortSignal,
): Promise<readonly Interval[]> {
  if (category === undefined) {
    const found = await request(market, marketSeries, { interval, first }, signal);
    return found.marketStats_collection.map(toInterval);
  }
  const found = await request(market, categorySeries, { interval, category, first }, signal);
  return found.categoryStats_collection.map(toInterval);
}

/** Sales and prices of the licences of one asset by hour or day. Sales of the asset itself are left out: their prices do not compare. */
export async function readAssetSeries(
  market: MarketClient,
  asset: AssetId,
  { interval = "day", first = DEFAULT_INTERVALS }: SeriesInput = {},
  signal?: AbortSignal,
): Promise<readonly AssetInterval[]> {
  const found = await request(market, assetSeries, { interval, asset: String(asset), first }, signal);
  return found.assetStats_collection.map(({ firstPrice, lastPrice, lowestPrice, highestPrice, ...row }) => ({
    ...toInterval(row),
    ...{ firstPrice, lastPrice, lowestPrice, highestPrice },
  }));
}

type Row = ResultOf<typeof marketSeries>["marketStats_collection"][number];

const MICROSECONDS = 1_000_000;

function toInterval({ timestamp, sales, quantity, volume, fees }: Row): Interval {
  return { begins: Number(timestamp) / MICROSECONDS, sales: Number(sales), quantity, volume, fees };
}
