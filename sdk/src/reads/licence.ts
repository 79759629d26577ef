import { hexToString, type Address, type Hex } from "viem";
import { readContract } from "viem/actions";
import { LICENCE_KINDS, nameOf, type LicenceKind } from "../chain/enums.ts";
import type { AssetId, TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { licencesAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** Licence terms as the chain has them. */
export interface ChainTerms {
  readonly terms: TermsId;
  readonly asset: AssetId;
  readonly kind: LicenceKind;
  readonly transferable: boolean;
  readonly exclusive: boolean;
  readonly closed: boolean;
  /** Seconds per period; 0 unless a subscription. */
  readonly period: number;
  /** Units per pack; 0 unless metered. */
  readonly unitsPerPack: number;
  /** Copies, holders or packs ever issued; 0 = without limit. */
  readonly supplyCap: number;
  /** Counted only where there is a cap. */
  readonly issued: number;
  /** SPDX id of the licence text, or */
  readonly spdx: string | undefined;
  /** the sha2-256 digest of the text, bytes32. */
  readonly textDigest: Hex | undefined;
}

/** Licence terms. @throws MarketError `Licences_UnknownTerms` */
export async function readTerms(market: MarketClient, terms: TermsId, options: ReadOptions = {}): Promise<ChainTerms> {
  return atOneBlock(market, options, async (blockNumber) => {
    const { kind, textIsSpdx, text, ...rest } = await readContract(market.client, {
      address: market.addresses.Licences,
      abi: licencesAbi,
      functionName: "termsOf",
      args: [terms],
      blockNumber,
    });
    return {
      ...rest,
      terms,
      kind: nameOf(LICENCE_KINDS, kind),
      spdx: textIsSpdx ? hexToString(text, { size: 32 }) : undefined,
      textDigest: textIsSpdx ? undefined : text,
    };
  });
}

/** What a holder has under terms. */
export interface ChainLicence {
  /** The gatekeeper's question: may the holder use the asset now? */
  readonly valid: boolean;
  /** Copies, 0 or 1 for a subscription, units left. */
  readonly quantity: bigint;
  /** Seconds since 1970; subscriptions only, else 0. */
  readonly expiresAt: number;
  /** Latest version whose key the holder was given under these terms; 0 = none. */
  readonly keyVersion: number;
}

/** What a holder has under terms; nothing held is a quantity of 0. */
export async function readLicence(
  market: MarketClient,
  terms: TermsId,
  holder: Address,
  options: ReadOptions = {},
): Promise<ChainLicence> {
  return atOneBlock(market, options, async (blockNumber) => {
    const contract = { address: market.addresses.Licences, abi: licencesAbi, blockNumber } as const;
    const args = [terms, holder] as const;
    const [licence, valid] = await Promise.all([
      readContract(market.client, { ...contract, functionName: "licenceOf", args }),
      readContract(market.client, { ...contract, functionName: "isValid", args }),
    ]);
    return { ...licence, valid };
  });
}
