import type { Hex } from "viem";
import type { CommittedBid } from "../../auctions/committed-bid.ts";
import { auctionAddress } from "../../chain/auction-address.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { sealedAuctionAbi } from "../../chain/sealed-abi.ts";
import { formatFtns, shortAddress } from "../../chain/units.ts";
import { contractCall, type Action } from "../action.ts";
import { auctionRefresh, auctionWords, type SealedAuctionReference } from "./reference.ts";

/** A sealed bid with what opens it. */
export interface RevealBidInput extends SealedAuctionReference {
  readonly committed: CommittedBid;
  /** FTNS base units. */
  readonly value: bigint;
  /** bytes32 */
  readonly seed: Hex;
  /** B, 128 bytes; "0x" for an open artifact. */
  readonly bidderKey: Hex;
}

/** Opens a sealed bid. Anyone who has the opening, in the reveal window only. */
export function revealBid(market: MarketClient, input: RevealBidInput): Action {
  const { kind, auction, committed, value, seed, bidderKey } = input;
  return {
    id: kind === "Vickrey" ? "vickreyAuction.reveal" : "sealedBidAuction.reveal",
    request: contractCall({
      address: auctionAddress(market, kind),
      abi: sealedAuctionAbi,
      functionName: "reveal",
      args: [auction, committed, value, seed, bidderKey],
    }),
    summary: `Reveal the bid of ${formatFtns(value)} by ${shortAddress(committed.bidder)} in ${auctionWords(input)}. If it does not lead, its collateral is vault credit at once. Costs no FTNS.`,
    maxCost: 0n,
    refresh: auctionRefresh(input, committed.bidder),
  };
}
