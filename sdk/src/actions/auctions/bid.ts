import type { Hex } from "viem";
import { auctionAddress } from "../../chain/auction-address.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import type { Split } from "../../chain/split.ts";
import { englishAuctionAbi } from "../../generated/abis.ts";
import { contractCall, type Action } from "../action.ts";
import type { SignedPermit } from "../permit.ts";
import { auctionRefresh, auctionWords, moneyWords, type AuctionReference, type BidMoney } from "./reference.ts";
import { withPermit } from "./with-permit.ts";

/** A bid in an English auction. */
export interface BidInput extends AuctionReference, BidMoney {
  /** FTNS base units. */
  readonly amount: bigint;
  /** B, 128 bytes, of `derivePurchaseKey` for the lot's terms; leave it out for an open artifact. */
  readonly buyerKey?: Hex;
  /** Contributors and parents of the lot's split. */
  readonly split: Split;
}

/** Bids in an English auction. What comes from the wallet needs an allowance: `approve` it exactly, before. */
export function bid(market: MarketClient, input: BidInput): Action {
  const { auction, amount, fromCredit = 0n, buyerKey = "0x", split } = input;
  return {
    id: "englishAuction.bid",
    request: contractCall({
      address: auctionAddress(market, "English"),
      abi: englishAuctionAbi,
      functionName: "bid",
      args: [auction, amount, fromCredit, buyerKey, split],
    }),
    summary: `Bid ${moneyWords(amount, input)}, in ${auctionWords(input)}. The money is held while you lead; when you are outbid, it is your vault credit at once.`,
    maxCost: amount,
    refresh: auctionRefresh(input, requireAccount(market)),
  };
}

/** `bid` with a permit of what comes from the wallet, in one transaction. */
export function bidWithPermit(market: MarketClient, input: BidInput, signed: SignedPermit): Action {
  return withPermit(bid(market, input), signed);
}
