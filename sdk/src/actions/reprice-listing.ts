import { assetOf, type TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { formatFtns } from "../chain/units.ts";
import { listingsAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";
import { assetWords } from "./words.ts";

/** A new price of an offer. */
export interface RepriceListingInput {
  readonly terms: TermsId;
  /** FTNS base units per unit of quantity; 0 = free. */
  readonly price: bigint;
  readonly name?: string;
}

/** Changes the price for later purchases. Owner only. */
export function repriceListing(market: MarketClient, { terms, price, name }: RepriceListingInput): Action {
  const asset = assetOf(terms);
  return {
    id: "listings.reprice",
    request: contractCall({
      address: market.addresses.Listings,
      abi: listingsAbi,
      functionName: "reprice",
      args: [terms, price],
    }),
    summary: `Change the price of ${assetWords(asset, name)} to ${formatFtns(price)} for later purchases. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.listing(terms), keys.asset(asset), keys.search()],
  };
}
