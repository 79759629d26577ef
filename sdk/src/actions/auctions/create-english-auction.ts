import { auctionAddress } from "../../chain/auction-address.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { formatDuration, formatFtns } from "../../chain/units.ts";
import { englishAuctionAbi } from "../../generated/abis.ts";
import { contractCall, type Action } from "../action.ts";
import {
  createRefresh,
  LOT_STAYS,
  offerStruct,
  offerWords,
  reserveWords,
  type AuctionOffer,
  type ReserveChoice,
} from "./offer.ts";

/** An auction with open, rising bids. */
export type CreateEnglishAuctionInput = AuctionOffer &
  ReserveChoice & {
    /** Seconds, at most 1 hour: a bid in the last `extension` seconds moves the end to `extension` seconds from then; default none. */
    readonly extension?: number;
  };

/** Auctions a lot to rising bids. Owner only. `createdAuction` reads the number from the receipt. */
export function createEnglishAuction(market: MarketClient, input: CreateEnglishAuctionInput): Action {
  const { startingPrice, reserve = 0n, hiddenReserve, extension = 0 } = input;
  const late = extension === 0 ? "" : ` A late bid moves the end by up to ${formatDuration(extension)}.`;
  return {
    id: "englishAuction.create",
    request: contractCall({
      address: auctionAddress(market, "English"),
      abi: englishAuctionAbi,
      functionName: "create",
      args: [offerStruct(input, reserve, hiddenReserve), extension],
    }),
    summary: `${offerWords(input)} to rising bids from ${formatFtns(startingPrice)} on${reserveWords(input)}.${late} ${LOT_STAYS}`,
    maxCost: 0n,
    refresh: createRefresh(market, input),
  };
}
