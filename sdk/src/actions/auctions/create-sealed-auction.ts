import { DEFAULT_REVEAL_WINDOW } from "../../auctions/limits.ts";
import { auctionAddress } from "../../chain/auction-address.ts";
import type { SealedKind } from "../../chain/enums.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { sealedAuctionAbi } from "../../chain/sealed-abi.ts";
import { formatDuration, formatFtns } from "../../chain/units.ts";
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

/** An auction with sealed bids. */
export type CreateSealedAuctionInput = AuctionOffer &
  ReserveChoice & {
    /** "SealedBid": the winner pays its bid. "Vickrey": it pays the second highest bid, or the reserve. */
    readonly kind: SealedKind;
    /** Seconds after the end of bidding in which bids are opened; default 24 hours. */
    readonly revealWindow?: number;
  };

/** Auctions a lot to sealed bids. Owner only. `createdAuction` reads the number from the receipt. */
export function createSealedAuction(market: MarketClient, input: CreateSealedAuctionInput): Action {
  const { kind, startingPrice, reserve = 0n, hiddenReserve, revealWindow = 0 } = input;
  const pays = kind === "Vickrey" ? "the winner pays the second highest bid" : "the winner pays its own bid";
  const reveal = formatDuration(revealWindow === 0 ? DEFAULT_REVEAL_WINDOW : revealWindow);
  return {
    id: kind === "Vickrey" ? "vickreyAuction.create" : "sealedBidAuction.create",
    request: contractCall({
      address: auctionAddress(market, kind),
      abi: sealedAuctionAbi,
      functionName: "create",
      args: [offerStruct(input, reserve, hiddenReserve), revealWindow],
    }),
    summary: `${offerWords(input)} to sealed bids from ${formatFtns(startingPrice)} on${reserveWords(input)}, opened in the ${reveal} after that; ${pays}. ${LOT_STAYS}`,
    maxCost: 0n,
    refresh: createRefresh(market, input),
  };
}
