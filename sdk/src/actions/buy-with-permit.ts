import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { listingsAbi } from "../generated/abis.ts";
import { contractCall, type Action } from "./action.ts";
import { permitArguments, type SignedPermit } from "./permit.ts";
import { purchaseRefresh, purchaseStruct, purchaseSummary, type PurchaseInput } from "./purchase.ts";

/**
 * Buys from the wallet with a signed permit, in one transaction. Sign the permit for exactly `maxPrice` to the listings
 * contract (`permit`).
 */
export function buyWithPermit(market: MarketClient, input: PurchaseInput, signed: SignedPermit): Action {
  const { value, deadline, v, r, s } = permitArguments(signed);
  return {
    id: "listings.buyWithPermit",
    request: contractCall({
      address: market.addresses.Listings,
      abi: listingsAbi,
      functionName: "buyWithPermit",
      args: [purchaseStruct(input), value, deadline, v, r, s],
    }),
    summary: purchaseSummary(input, "from your wallet"),
    maxCost: input.maxPrice,
    refresh: purchaseRefresh(input.terms, requireAccount(market)),
  };
}
