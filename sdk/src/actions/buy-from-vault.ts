import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { listingsAbi } from "../generated/abis.ts";
import { contractCall, type Action } from "./action.ts";
import { purchaseRefresh, purchaseStruct, purchaseSummary, type PurchaseInput } from "./purchase.ts";

/** Buys from the buyer's credit in the vault. `approveVault` the listings contract first. */
export function buyFromVault(market: MarketClient, input: PurchaseInput): Action {
  return {
    id: "listings.buyFromVault",
    request: contractCall({
      address: market.addresses.Listings,
      abi: listingsAbi,
      functionName: "buyFromVault",
      args: [purchaseStruct(input)],
    }),
    summary: purchaseSummary(input, "from your vault credit"),
    maxCost: input.maxPrice,
    refresh: purchaseRefresh(input.terms, requireAccount(market)),
  };
}
