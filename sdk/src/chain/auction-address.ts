import type { Address } from "viem";
import { AUCTION_CONTRACTS } from "./contracts.ts";
import type { AuctionKind } from "./enums.ts";
import type { MarketClient } from "./market-client.ts";

/** The contract that runs the auctions of a kind. */
export function auctionAddress(market: MarketClient, kind: AuctionKind): Address {
  return market.addresses[AUCTION_CONTRACTS[kind]];
}
