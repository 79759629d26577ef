import { assetOf, type TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { licencesAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";
import { assetWords } from "./words.ts";

/** Terms to close. */
export interface CloseTermsInput {
  readonly terms: TermsId;
  readonly name?: string;
}

/** Ends new business under terms for ever; licences and pending sales are untouched. Owner only. */
export function closeTerms(market: MarketClient, { terms, name }: CloseTermsInput): Action {
  const asset = assetOf(terms);
  return {
    id: "licences.closeTerms",
    request: contractCall({
      address: market.addresses.Licences,
      abi: licencesAbi,
      functionName: "closeTerms",
      args: [terms],
    }),
    summary: `Close licence terms ${terms} of ${assetWords(asset, name)} to new business, for ever. Licences that exist stay valid. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.asset(asset), keys.listing(terms), keys.search()],
  };
}
