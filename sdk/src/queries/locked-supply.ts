import type { MarketClient } from "../chain/market-client.ts";
import { graphql } from "./graphql.ts";
import { request } from "./request.ts";
import type { SeriesInput } from "./statistics.ts";

const DEFAULT_INTERVALS = 90;
const MICROSECONDS = 1_000_000;

const lockedSeries = graphql(`
  query LockedSupply($interval: Aggregation_interval!, $first: Int!) {
    lockedSupplies(interval: $interval, first: $first, current: include, orderBy: timestamp, orderDirection: desc) {
      timestamp
      supply
      lowest
      highest
    }
    governance(id: "governance") {
      lockedSupply
    }
  }
`);

/** FTNS locked for votes in an hour or a day. Base units. */
export interface LockedInterval {
  /** Seconds since 1970. */
  readonly begins: number;
  /** At its end. */
  readonly supply: bigint;
  readonly lowest: bigint;
  readonly highest: bigint;
}

/** FTNS locked for votes. Base units. */
export interface LockedSupply {
  readonly now: bigint;
  /** Intervals in which something was locked or unlocked, the newest first; between them the supply stays as it was. */
  readonly series: readonly LockedInterval[];
}

/** How much FTNS is locked for votes, now and over time. @throws MarketError the index codes */
export async function lockedSupply(
  market: MarketClient,
  { interval = "day", first = DEFAULT_INTERVALS }: SeriesInput = {},
  signal?: AbortSignal,
): Promise<LockedSupply> {
  const { lockedSupplies, governance } = await request(market, lockedSeries, { interval, first }, signal);
  return {
    now: BigInt(governance?.lockedSupply ?? 0),
    series: lockedSupplies.map(({ timestamp, supply, lowest, highest }) => ({
      begins: Number(timestamp) / MICROSECONDS,
      supply: BigInt(supply),
      lowest: BigInt(lowest),
      highest: BigInt(highest),
    })),
  };
}
