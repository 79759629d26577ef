import { readContract } from "viem/actions";
import { auctionAddress } from "../../chain/auction-address.ts";
import type { SaleId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { dutchAuctionAbi, englishAuctionAbi } from "../../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "../snapshot.ts";

/** The lowest bid that an English auction would accept now, FTNS base units. @throws MarketError `Auction_NotRunning` */
export function readMinimumBid(market: MarketClient, auction: SaleId, options: ReadOptions = {}): Promise<bigint> {
  return atOneBlock(market, options, (blockNumber) =>
    readContract(market.client, {
      address: auctionAddress(market, "English"),
      abi: englishAuctionAbi,
      functionName: "minimumBidOf",
      args: [auction],
      blockNumber,
    }),
  );
}

/**
 * The price of a Dutch auction at a time, FTNS base units, as the chain computes it; `dutchPrice` gives the same without asking.
 * @param timestamp seconds since 1970
 * @throws MarketError `Auction_NotRunning`
 */
export function readDutchPrice(
  market: MarketClient,
  auction: SaleId,
  timestamp: number,
  options: ReadOptions = {},
): Promise<bigint> {
  return atOneBlock(market, options, (blockNumber) =>
    readContract(market.client, {
      address: auctionAddress(market, "Dutch"),
      abi: dutchAuctionAbi,
      functionName: "priceAt",
      args: [auction, BigInt(timestamp)],
      blockNumber,
    }),
  );
}
