import { auctionAddress } from "../../chain/auction-address.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { formatDuration, formatFtns } from "../../chain/units.ts";
import { dutchAuctionAbi } from "../../generated/abis.ts";
import { contractCall, type Action } from "../action.ts";
import { createRefresh, LOT_STAYS, offerStruct, offerWords, type AuctionOffer } from "./offer.ts";

/** An auction with a falling price. */
export interface CreateDutchAuctionInput extends AuctionOffer {
  /** The price at which it stops falling, FTNS base units. */
  readonly floor: bigint;
  /** Seconds in which the price halves; default 0 = it falls in a straight line. */
  readonly halfLife?: number;
}

/** Auctions a lot at a falling price. Owner only. `createdAuction` reads the number from the receipt. */
export function createDutchAuction(market: MarketClient, input: CreateDutchAuctionInput): Action {
  const { startingPrice, floor, halfLife = 0 } = input;
  const fall = halfLife === 0 ? "in a straight line" : `by half every ${formatDuration(halfLife)}`;
  return {
    id: "dutchAuction.create",
    request: contractCall({
      address: auctionAddress(market, "Dutch"),
      abi: dutchAuctionAbi,
      functionName: "create",
      args: [offerStruct(input, floor), halfLife],
    }),
    summary: `${offerWords(input)} at a price that falls ${fall} from ${formatFtns(startingPrice)} to ${formatFtns(floor)}; the first to take it gets it. ${LOT_STAYS}`,
    maxCost: 0n,
    refresh: createRefresh(market, input),
  };
}
