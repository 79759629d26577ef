import { readContract } from "viem/actions";
import { LISTING_STATES, nameOf, type ListingState } from "../chain/enums.ts";
import type { TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { listingsAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** An offer as the chain has it. */
export interface ChainListing {
  readonly terms: TermsId;
  readonly state: ListingState;
  /** FTNS base units per unit of quantity; 0 = free. */
  readonly price: bigint;
  /** Quantity left; `UNLIMITED` = without limit. */
  readonly remaining: number;
  /** Last valid second, seconds since 1970; `NEVER` = without end. */
  readonly expiresAt: number;
  /** Ownership epoch of the asset it was made in; void in a later one. */
  readonly epoch: number;
}

/** The offer under terms; a state of "None" when there is none. */
export async function readListing(
  market: MarketClient,
  terms: TermsId,
  options: ReadOptions = {},
): Promise<ChainListing> {
  return atOneBlock(market, options, async (blockNumber) => {
    const listing = await readContract(market.client, {
      address: market.addresses.Listings,
      abi: listingsAbi,
      functionName: "listingOf",
      args: [terms],
      blockNumber,
    });
    return { ...listing, terms, state: nameOf(LISTING_STATES, listing.state) };
  });
}
