import { getBlock } from "viem/actions";
import type { Hex } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { MarketError } from "../errors/market-error.ts";
import { graphql } from "./graphql.ts";
import { request } from "./request.ts";

const indexStatusQuery = graphql(`
  query IndexStatus {
    _meta {
      block {
        number
        hash
        timestamp
      }
      deployment
      hasIndexingErrors
    }
  }
`);

/** How far the index has read the chain. */
export interface IndexStatus {
  /** Last block that the index has read. */
  readonly block: number;
  readonly blockHash: Hex | undefined;
  /** Time of that block, seconds since 1970. */
  readonly timestamp: number | undefined;
  /** Last block of the chain. */
  readonly chainBlock: number;
  /** Blocks that the index is behind the chain. */
  readonly lagBlocks: number;
  /** Seconds from the index's block to the chain's. */
  readonly lagSeconds: number | undefined;
  /** The subgraph stopped at an error: it shows nothing newer. */
  readonly hasIndexingErrors: boolean;
  /** Id of the subgraph's deployment. */
  readonly deployment: string;
}

/** The last block that the index has read. @throws MarketError `IndexUnreachable` and the other index codes */
export async function indexedBlock(market: Pick<MarketClient, "subgraph">, signal?: AbortSignal) {
  const { _meta: meta } = await request(market, indexStatusQuery, {}, signal);
  if (meta !== null) return meta;
  throw new MarketError("IndexUnreachable", "The index has not started yet. Try again in a moment.");
}

/**
 * How far the index is behind the chain.
 * @throws MarketError `IndexUnreachable`, `RpcUnreachable`
 */
export async function readIndexStatus(market: MarketClient, signal?: AbortSignal): Promise<IndexStatus> {
  const [meta, head] = await Promise.all([indexedBlock(market, signal), getBlock(market.client)]);
  const chainBlock = Number(head.number);
  const timestamp = meta.block.timestamp ?? undefined;
  return {
    block: meta.block.number,
    blockHash: meta.block.hash ?? undefined,
    timestamp,
    chainBlock,
    lagBlocks: Math.max(0, chainBlock - meta.block.number),
    lagSeconds: timestamp === undefined ? undefined : Math.max(0, Number(head.timestamp) - timestamp),
    hasIndexingErrors: meta.hasIndexingErrors,
    deployment: meta.deployment,
  };
}
