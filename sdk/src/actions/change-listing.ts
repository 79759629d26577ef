import { assetOf, type TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { listingsAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";
import { assetWords } from "./words.ts";

/** An offer to pause, resume or end. */
export interface ChangeListingInput {
  readonly terms: TermsId;
  readonly name?: string;
}

/** Stops purchases until the offer is resumed. Owner only. */
export function pauseListing(market: MarketClient, input: ChangeListingInput): Action {
  return change(market, input, "pause", (asset) => `Pause the offer for ${asset}. Purchases made stay untouched.`);
}

/** Lets a paused offer be bought again. Owner only. */
export function resumeListing(market: MarketClient, input: ChangeListingInput): Action {
  return change(market, input, "resume", (asset) => `Resume the offer for ${asset}.`);
}

/** Ends an offer for good; a new one can be listed. Owner only. */
export function endListing(market: MarketClient, input: ChangeListingInput): Action {
  return change(market, input, "end", (asset) => `End the offer for ${asset}. Purchases made stay untouched.`);
}

function change(
  market: MarketClient,
  { terms, name }: ChangeListingInput,
  functionName: "pause" | "resume" | "end",
  summary: (asset: string) => string,
): Action {
  const asset = assetOf(terms);
  return {
    id: `listings.${functionName}`,
    request: contractCall({ address: market.addresses.Listings, abi: listingsAbi, functionName, args: [terms] }),
    summary: `${summary(assetWords(asset, name))} Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.listing(terms), keys.asset(asset), keys.search()],
  };
}
