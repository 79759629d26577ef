import { assetOf, type TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { formatFtns, formatTime, NEVER, UNLIMITED } from "../chain/units.ts";
import { listingsAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";
import { assetWords } from "./words.ts";

/** An offer. */
export interface ListLicencesInput {
  readonly terms: TermsId;
  /** FTNS base units per unit of quantity; 0 = free. */
  readonly price: bigint;
  /** Quantity on offer; default without limit. */
  readonly quantity?: number;
  /** Last valid second, seconds since 1970; default without end. */
  readonly expiresAt?: number;
  readonly name?: string;
}

/** Offers licences for a fixed price; replaces the offer these terms had. Owner only. */
export function listLicences(market: MarketClient, input: ListLicencesInput): Action {
  const { terms, price, quantity = UNLIMITED, expiresAt = NEVER, name } = input;
  const asset = assetOf(terms);
  const amount = quantity === UNLIMITED ? "without limit" : `${quantity} pieces`;
  const until = expiresAt === NEVER ? "until you end it" : `until ${formatTime(expiresAt)}`;
  return {
    id: "listings.list",
    request: contractCall({
      address: market.addresses.Listings,
      abi: listingsAbi,
      functionName: "list",
      args: [terms, price, quantity, expiresAt],
    }),
    summary: `Offer licences of ${assetWords(asset, name)} for ${price === 0n ? "nothing" : `${formatFtns(price)} each`}, ${amount}, ${until}. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.listing(terms), keys.asset(asset), keys.search()],
  };
}
