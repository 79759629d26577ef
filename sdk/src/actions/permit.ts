import type { Address, Hex } from "viem";
import { readContract } from "viem/actions";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { formatFtns, formatTime } from "../chain/units.ts";
import { MarketError } from "../errors/market-error.ts";
import { ftnsAbi } from "../generated/abis.ts";
import type { Spender } from "./approve.ts";
import { signatureParts, type SignatureRequest } from "./signature.ts";

/** What a permit allows. */
export interface PermitInput {
  readonly spender: Spender;
  /** FTNS base units: exactly what the next step takes. */
  readonly value: bigint;
  /** Seconds since 1970 of the last valid second. */
  readonly deadline: number;
}

/** A permit that the wallet is asked for (ERC-2612). */
export interface PermitRequest extends SignatureRequest {
  readonly permit: { readonly value: bigint; readonly deadline: bigint };
}

/** A permit that the wallet has signed. */
export interface SignedPermit {
  readonly value: bigint;
  readonly deadline: bigint;
  readonly signature: Hex;
}

const PERMIT_TYPES = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/**
 * The typed data of a permit, with the wallet's present nonce. Only plain accounts can sign permits: a smart account uses
 * `approve` and `buy`, or its vault credit.
 */
export async function permit(market: MarketClient, input: PermitInput): Promise<PermitRequest> {
  const owner = requireAccount(market);
  const { FTNS } = market.addresses;
  const [, name, version, , verifyingContract] = await readContract(market.client, {
    address: FTNS,
    abi: ftnsAbi,
    functionName: "eip712Domain",
  });
  const nonce = await readContract(market.client, {
    address: FTNS,
    abi: ftnsAbi,
    functionName: "nonces",
    args: [owner],
  });
  const value = input.value;
  const deadline = BigInt(input.deadline);
  const spender: Address = market.addresses[input.spender];
  return {
    id: "ftns.permit",
    typedData: {
      domain: { name, version, chainId: market.chain.id, verifyingContract },
      types: PERMIT_TYPES,
      primaryType: "Permit",
      message: { owner, spender, value, nonce, deadline },
    },
    summary: `Allow the market to take ${formatFtns(value)} from your wallet, once, until ${formatTime(deadline)}. Signing costs nothing.`,
    permit: { value, deadline },
  };
}

/**
 * A permit's arguments as contracts take them.
 * @throws MarketError `InvalidInput` for a signature that is not a plain ECDSA one
 */
export function permitArguments({ value, deadline, signature }: SignedPermit) {
  try {
    return { value, deadline, ...signatureParts(signature) } as const;
  } catch (cause) {
    const message =
      "This account cannot sign permits: it is not a plain account. Approve the amount instead, or pay from the vault.";
    throw new MarketError("InvalidInput", message, {}, cause);
  }
}
