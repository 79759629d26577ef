import { zeroHash, type Address, type Hex } from "viem";
import { readContract } from "viem/actions";
import { assetOf, type TermsId } from "../chain/ids.ts";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { formatTime, shortAddress } from "../chain/units.ts";
import { licencesAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";
import type { SignatureRequest } from "./signature.ts";
import { assetWords, countWords } from "./words.ts";

/** Units of a metered licence to use up. */
export interface ConsumeInput {
  readonly terms: TermsId;
  readonly holder: Address;
  readonly units: bigint;
  /** bytes32 for the books of the service; default zero. */
  readonly reference?: Hex;
}

/** Consumes units of a metered licence. The holder, or an ERC-1155 operator of the holder. */
export function consume(market: MarketClient, input: ConsumeInput): Action {
  const { terms, holder, units, reference = zeroHash } = input;
  return {
    id: "licences.consume",
    request: contractCall({
      address: market.addresses.Licences,
      abi: licencesAbi,
      functionName: "consume",
      args: [terms, holder, units, reference],
    }),
    summary: consumeSummary(input),
    maxCost: 0n,
    refresh: [keys.licence(terms, holder), keys.library(holder)],
  };
}

/** A consumption that the holder signs and a service sends. */
export interface ConsumeBySignatureInput extends ConsumeInput {
  /** Seconds since 1970 of the last valid second. */
  readonly deadline: number;
}

const CONSUME_TYPES = {
  Consume: [
    { name: "termsId", type: "uint256" },
    { name: "holder", type: "address" },
    { name: "operator", type: "address" },
    { name: "units", type: "uint64" },
    { name: "reference_", type: "bytes32" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/**
 * The typed data by which a holder lets `operator`, a service, consume units; smart accounts can sign too (ERC-1271).
 * @param operator the account that will send `consumeWithSignature`
 */
export async function consumption(
  market: MarketClient,
  operator: Address,
  input: ConsumeBySignatureInput,
): Promise<SignatureRequest> {
  const { terms, holder, units, reference = zeroHash, deadline } = input;
  const contract = { address: market.addresses.Licences, abi: licencesAbi } as const;
  const [[, name, version, chainId, verifyingContract], nonce] = await Promise.all([
    readContract(market.client, { ...contract, functionName: "eip712Domain" }),
    readContract(market.client, { ...contract, functionName: "nonces", args: [holder, operator] }),
  ]);
  return {
    id: "licences.consume",
    typedData: {
      domain: { name, version, chainId, verifyingContract },
      types: CONSUME_TYPES,
      primaryType: "Consume",
      message: { termsId: terms, holder, operator, units, reference_: reference, nonce, deadline: BigInt(deadline) },
    },
    summary: `Let ${shortAddress(operator)} use ${countWords(units, "unit")} of your licence of asset ${assetOf(terms)}, until ${formatTime(deadline)}. Signing costs nothing.`,
  };
}

/** Consumes units by the holder's signature over `consumption`; the wallet is the operator. */
export function consumeWithSignature(market: MarketClient, input: ConsumeBySignatureInput, signature: Hex): Action {
  const { terms, holder, units, reference = zeroHash, deadline } = input;
  return {
    id: "licences.consumeWithSignature",
    request: contractCall({
      address: market.addresses.Licences,
      abi: licencesAbi,
      functionName: "consumeWithSignature",
      args: [terms, holder, units, reference, BigInt(deadline), signature],
    }),
    summary: consumeSummary(input),
    maxCost: 0n,
    refresh: [keys.licence(terms, holder), keys.library(holder), keys.library(requireAccount(market))],
  };
}

function consumeSummary({ terms, holder, units }: ConsumeInput): string {
  const asset = assetWords(assetOf(terms));
  return `Consume ${countWords(units, "unit")} of the licence of ${asset} that ${shortAddress(holder)} holds. Costs no FTNS.`;
}
