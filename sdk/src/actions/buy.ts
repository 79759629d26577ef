import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { listingsAbi } from "../generated/abis.ts";
import { contractCall, type Action } from "./action.ts";
import { purchaseRefresh, purchaseStruct, purchaseSummary, type PurchaseInput } from "./purchase.ts";

/** Buys from the wallet. Needs an allowance of the price to the listings contract: `approve` it exactly, before. */
export function buy(market: MarketClient, input: PurchaseInput): Action {
  return {
    id: "listings.buy",
    request: contractCall({
      address: market.addresses.Listings,
      abi: listingsAbi,
      functionName: "buy",
      args: [purchaseStruct(input)],
    }),
    summary: purchaseSummary(input, "from your wallet"),
    maxCost: input.maxPrice,
    refresh: purchaseRefresh(input.terms, requireAccount(market)),
  };
}
