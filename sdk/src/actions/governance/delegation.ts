import type { Address, Hex } from "viem";
import { readContract } from "viem/actions";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { formatTime, shortAddress } from "../../chain/units.ts";
import { delegateDirectoryAbi, votingFTNSAbi } from "../../generated/abis.ts";
import { keys } from "../../queries/keys.ts";
import { contractCall, type Action } from "../action.ts";
import { signatureParts, type SignatureRequest } from "../signature.ts";

/** A delegation that is signed and handed in by anybody. */
export interface Delegation {
  readonly delegate: Address;
  /** The signer's next nonce of VotingFTNS; `delegation` fills it in. */
  readonly nonce: bigint;
  /** Seconds since 1970 of the last valid second. */
  readonly expiry: number;
}

const DELEGATION_TYPES = {
  Delegation: [
    { name: "delegatee", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "expiry", type: "uint256" },
  ],
} as const;

/** The typed data by which the wallet names its delegate without a transaction of its own. Plain accounts only. */
export async function delegation(
  market: MarketClient,
  input: Omit<Delegation, "nonce">,
): Promise<SignatureRequest & { readonly delegation: Delegation }> {
  const { delegate, expiry } = input;
  const votes = { address: market.addresses.VotingFTNS, abi: votingFTNSAbi } as const;
  const [[, name, version, chainId, verifyingContract], nonce] = await Promise.all([
    readContract(market.client, { ...votes, functionName: "eip712Domain" }),
    readContract(market.client, { ...votes, functionName: "nonces", args: [requireAccount(market)] }),
  ]);
  return {
    id: "votes.delegation",
    typedData: {
      domain: { name, version, chainId, verifyingContract },
      types: DELEGATION_TYPES,
      primaryType: "Delegation",
      message: { delegatee: delegate, nonce, expiry: BigInt(expiry) },
    },
    summary: `Let ${shortAddress(delegate)} vote with all your locked FTNS, handed in until ${formatTime(expiry)}. Signing costs nothing.`,
    delegation: { delegate, expiry, nonce },
  };
}

/** Hands in a delegation that its owner has signed. Anyone. */
export function delegateBySignature(
  market: MarketClient,
  { delegate, nonce, expiry }: Delegation,
  signature: Hex,
): Action {
  const { v, r, s } = signatureParts(signature);
  return {
    id: "votes.delegateBySignature",
    request: contractCall({
      address: market.addresses.VotingFTNS,
      abi: votingFTNSAbi,
      functionName: "delegateBySig",
      args: [delegate, nonce, BigInt(expiry), v, r, s],
    }),
    summary: `Hand in a signed delegation to ${shortAddress(delegate)}.`,
    maxCost: 0n,
    refresh: [keys.governance(), keys.votes(delegate)],
  };
}

/** Publishes, replaces or takes back what the wallet stands for as a delegate. */
export function publishStatement(market: MarketClient, digest: Hex): Action {
  const taken = BigInt(digest) === 0n;
  return {
    id: "delegates.publish",
    request: contractCall({
      address: market.addresses.DelegateDirectory,
      abi: delegateDirectoryAbi,
      functionName: "publish",
      args: [digest],
    }),
    summary: taken ? "Take your statement as a delegate back." : "Publish your statement as a delegate. It is public.",
    maxCost: 0n,
    refresh: [keys.governance(), keys.votes(requireAccount(market))],
  };
}
