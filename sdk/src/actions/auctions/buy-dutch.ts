import type { Hex } from "viem";
import { auctionAddress } from "../../chain/auction-address.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import type { Split } from "../../chain/split.ts";
import { dutchAuctionAbi } from "../../generated/abis.ts";
import { keys } from "../../queries/keys.ts";
import { contractCall, type Action } from "../action.ts";
import type { SignedPermit } from "../permit.ts";
import { auctionWords, endRefresh, moneyWords, type AuctionReference, type BidMoney } from "./reference.ts";
import { withPermit } from "./with-permit.ts";

/** A purchase in a Dutch auction. */
export interface BuyDutchInput extends AuctionReference, BidMoney {
  /** FTNS base units; a higher price is refused. The price only falls: the one shown is a safe bound. */
  readonly maxPrice: bigint;
  /** B, 128 bytes, of `derivePurchaseKey` for the lot's terms; leave it out for an open artifact. */
  readonly buyerKey?: Hex;
  /** Contributors and parents of the lot's split. */
  readonly split: Split;
}

/** Takes the lot of a Dutch auction at the price of that second. What comes from the wallet needs an allowance. */
export function buyDutch(market: MarketClient, input: BuyDutchInput): Action {
  const { auction, terms, maxPrice, fromCredit = 0n, buyerKey, split } = input;
  const buyer = requireAccount(market);
  const held =
    buyerKey === undefined ? "" : " The money is held until the key is delivered, and comes back when it is not.";
  return {
    id: "dutchAuction.buy",
    request: contractCall({
      address: auctionAddress(market, "Dutch"),
      abi: dutchAuctionAbi,
      functionName: "buy",
      args: [auction, maxPrice, fromCredit, buyerKey ?? "0x", split],
    }),
    summary: `Take the lot of ${auctionWords(input)} at the price of that moment, at most ${moneyWords(maxPrice, input)}.${held}`,
    maxCost: maxPrice,
    refresh: [...endRefresh(input, buyer), keys.licence(terms, buyer)],
  };
}

/** `buyDutch` with a permit of what comes from the wallet, in one transaction. */
export function buyDutchWithPermit(market: MarketClient, input: BuyDutchInput, signed: SignedPermit): Action {
  return withPermit(buyDutch(market, input), signed);
}
