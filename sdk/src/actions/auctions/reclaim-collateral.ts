import type { CommittedBid } from "../../auctions/committed-bid.ts";
import { auctionAddress } from "../../chain/auction-address.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { sealedAuctionAbi } from "../../chain/sealed-abi.ts";
import { formatFtns, shortAddress } from "../../chain/units.ts";
import { contractCall, type Action } from "../action.ts";
import { auctionRefresh, auctionWords, type SealedAuctionReference } from "./reference.ts";

/** A sealed bid that was not revealed. */
export interface ReclaimCollateralInput extends SealedAuctionReference {
  readonly committed: CommittedBid;
  /** Of the auction, for the summary. */
  readonly forfeitPercent?: number;
}

/** Takes the collateral of a bid back that was not revealed, less the forfeit. Anyone, once the auction has ended (`settleAuction`). */
export function reclaimCollateral(market: MarketClient, input: ReclaimCollateralInput): Action {
  const { kind, auction, committed, forfeitPercent } = input;
  const less = forfeitPercent === undefined ? "the forfeit" : `${forfeitPercent} %`;
  return {
    id: kind === "Vickrey" ? "vickreyAuction.reclaim" : "sealedBidAuction.reclaim",
    request: contractCall({
      address: auctionAddress(market, kind),
      abi: sealedAuctionAbi,
      functionName: "reclaim",
      args: [auction, committed],
    }),
    summary: `Take back the collateral of ${formatFtns(committed.collateral)} that ${shortAddress(committed.bidder)} put up in ${auctionWords(input)}, less ${less}, which the treasury gets because the bid was not revealed in time.`,
    maxCost: 0n,
    refresh: auctionRefresh(input, committed.bidder),
  };
}
