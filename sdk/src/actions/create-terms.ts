import { stringToHex, type Hex } from "viem";
import { LICENCE_KINDS, numberOf, type LicenceKind } from "../chain/enums.ts";
import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { MarketError } from "../errors/market-error.ts";
import { licencesAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";
import { assetWords, termsWords } from "./words.ts";

/** What the licence says: an SPDX id as in "Apache-2.0" (at most 32 characters), or the sha2-256 digest of a text on IPFS. */
export type LicenceText = { readonly spdx: string } | { readonly digest: Hex };

/** Licence terms to create. */
export interface CreateTermsInput {
  readonly asset: AssetId;
  readonly kind: LicenceKind;
  readonly text: LicenceText;
  /** Default false. */
  readonly transferable?: boolean;
  /** While one such licence is live, nobody else is issued any on the asset; default false. */
  readonly exclusive?: boolean;
  /** Seconds per period, subscriptions only. */
  readonly period?: number;
  /** Uses per pack, metered licences only. */
  readonly unitsPerPack?: number;
  /** Copies, holders or packs ever issued; 0, the default, = without limit. */
  readonly supplyCap?: number;
  readonly name?: string;
}

const SPDX_BYTES = 32;

/**
 * Creates licence terms, which never change. Owner only. `createdTerms` reads the number from the receipt.
 * @throws MarketError `InvalidInput` for an SPDX id that does not fit
 */
export function createTerms(market: MarketClient, input: CreateTermsInput): Action {
  const { asset, kind, transferable = false, exclusive = false, period = 0, unitsPerPack = 0, supplyCap = 0 } = input;
  const isSpdx = "spdx" in input.text;
  const text = "spdx" in input.text ? spdxText(input.text.spdx) : input.text.digest;
  const under = "spdx" in input.text ? input.text.spdx : "its own licence text";
  const traits = [
    exclusive ? "exclusive" : undefined,
    transferable ? "transferable" : "not transferable",
    supplyCap === 0 ? "without limit of number" : `at most ${supplyCap}`,
  ].filter((trait) => trait !== undefined);
  return {
    id: "licences.createTerms",
    request: contractCall({
      address: market.addresses.Licences,
      abi: licencesAbi,
      functionName: "createTerms",
      args: [
        asset,
        numberOf(LICENCE_KINDS, kind),
        transferable,
        exclusive,
        period,
        unitsPerPack,
        supplyCap,
        isSpdx,
        text,
      ],
    }),
    summary: `License ${assetWords(asset, input.name)} ${termsWords(kind, period, unitsPerPack)} under ${under} (${traits.join(", ")}). Terms never change. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.asset(asset)],
  };
}

function spdxText(spdx: string): Hex {
  if (/^[A-Za-z0-9.+-]{1,32}$/.test(spdx)) return stringToHex(spdx, { size: SPDX_BYTES });
  throw new MarketError("InvalidInput", `“${spdx}” is not an SPDX licence id. Write it like Apache-2.0.`, { spdx });
}
