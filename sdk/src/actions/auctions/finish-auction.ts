import type { Address, Hex } from "viem";
import { auctionAddress } from "../../chain/auction-address.ts";
import { AUCTION_CONTRACTS } from "../../chain/contracts.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { formatFtns } from "../../chain/units.ts";
import { englishAuctionAbi } from "../../generated/abis.ts";
import { contractCall, type Action } from "../action.ts";
import { auctionRefresh, auctionWords, endRefresh, type AnyAuctionReference } from "./reference.ts";

/** An auction to end. */
export interface SettleAuctionInput extends AnyAuctionReference {
  /** The winner's key as its bid or reveal carried it (`readWinningKey`); leave it out for an open artifact or without a winner. */
  readonly winnerKey?: Hex;
  readonly seller: Address;
  /** Who leads. */
  readonly leader?: Address;
}

/** Ends an auction: the lot is sold to the winner, or is the seller's again. Anyone, once it is decided. */
export function settleAuction(market: MarketClient, input: SettleAuctionInput): Action {
  const { auction, winnerKey = "0x", seller, leader } = input;
  const accounts = leader === undefined ? [seller] : [seller, leader];
  return {
    ...free(input, "settle"),
    request: contractCall({ ...contractOf(market, input), functionName: "settle", args: [auction, winnerKey] }),
    summary: `End ${auctionWords(input)}: the lot goes to the winner, or back to the seller when nobody reached the reserve. Costs no FTNS.`,
    refresh: endRefresh(input, ...accounts),
  };
}

/** Calls an auction off. Seller only, while nobody has bid. */
export function cancelAuction(market: MarketClient, input: AnyAuctionReference): Action {
  return {
    ...free(input, "cancel"),
    request: contractCall({ ...contractOf(market, input), functionName: "cancel", args: [input.auction] }),
    summary: `Cancel ${auctionWords(input)}: nobody has bid yet, and you get the lot and the bond back. Costs no FTNS.`,
    refresh: endRefresh(input, requireAccount(market)),
  };
}

/** A hidden reserve to open. */
export interface OpenReserveInput extends AnyAuctionReference {
  /** FTNS base units. */
  readonly reserve: bigint;
  /** bytes32 */
  readonly salt: Hex;
}

/** Opens a hidden reserve. Anyone who has the opening; a reserve that is not opened in time counts as the starting price. */
export function openReserve(market: MarketClient, input: OpenReserveInput): Action {
  const { auction, reserve, salt } = input;
  const contract = contractOf(market, input);
  return {
    ...free(input, "openReserve"),
    request: contractCall({ ...contract, functionName: "openReserve", args: [auction, reserve, salt] }),
    summary: `Open the hidden reserve of ${auctionWords(input)}: it is not sold below ${formatFtns(reserve)}. Costs no FTNS.`,
    refresh: auctionRefresh(input),
  };
}

/** Gives everybody back what is theirs when an auction cannot be settled. Anyone, 30 days after it could have been. */
export function unwindAuction(market: MarketClient, input: AnyAuctionReference): Action {
  return {
    ...free(input, "unwind"),
    request: contractCall({ ...contractOf(market, input), functionName: "unwind", args: [input.auction] }),
    summary: `Unwind ${auctionWords(input)}, which could not be settled: the seller gets the lot back, the bidder its money. Costs no FTNS.`,
    refresh: endRefresh(input, requireAccount(market)),
  };
}

function free({ kind }: AnyAuctionReference, functionName: string): Pick<Action, "id" | "maxCost"> {
  const contract = AUCTION_CONTRACTS[kind];
  return { id: `${contract.charAt(0).toLowerCase()}${contract.slice(1)}.${functionName}`, maxCost: 0n };
}

/** Every kind has the same functions for its end. */
function contractOf(market: MarketClient, { kind }: AnyAuctionReference) {
  return { address: auctionAddress(market, kind), abi: englishAuctionAbi } as const;
}
