import type { Address } from "viem";
import { assetOf, type TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { shortAddress } from "../chain/units.ts";
import { licencesAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";
import { assetWords, countWords } from "./words.ts";

/** Licences to give away. */
export interface GrantLicenceInput {
  readonly terms: TermsId;
  readonly holder: Address;
  /** Copies, periods or packs. */
  readonly quantity: number;
  readonly name?: string;
}

/**
 * Gives licences away. Owner only. A grant brings no key on chain: of an encrypted artifact the owner hands it over in
 * another way, or lists it for 0 FTNS instead.
 */
export function grantLicence(market: MarketClient, { terms, holder, quantity, name }: GrantLicenceInput): Action {
  const asset = assetOf(terms);
  return {
    id: "licences.grant",
    request: contractCall({
      address: market.addresses.Licences,
      abi: licencesAbi,
      functionName: "grant",
      args: [terms, holder, quantity],
    }),
    summary: `Give ${countWords(quantity, "licence")} of ${assetWords(asset, name)} to ${shortAddress(holder)} for nothing.`,
    maxCost: 0n,
    refresh: [keys.licence(terms, holder), keys.library(holder), keys.asset(asset)],
  };
}
