import { type Address, type Hex } from "viem";
import { readContract } from "viem/actions";
import { numberOf, VOTES, type Vote } from "../../chain/enums.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { marketGovernorAbi } from "../../generated/abis.ts";
import { keys } from "../../queries/keys.ts";
import { contractCall, type Action } from "../action.ts";
import type { SignatureRequest } from "../signature.ts";

/** A vote on a proposal. It is final, and weighs what was delegated to the voter when the vote began. */
export interface CastVoteInput {
  readonly proposal: bigint;
  readonly vote: Vote;
  /** Public for ever; default none. */
  readonly reason?: string;
}

const NO_PARAMETERS: Hex = "0x";

const BALLOT_TYPES = {
  ExtendedBallot: [
    { name: "proposalId", type: "uint256" },
    { name: "support", type: "uint8" },
    { name: "voter", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "reason", type: "string" },
    { name: "params", type: "bytes" },
  ],
} as const;

/** Votes. */
export function castVote(market: MarketClient, { proposal, vote, reason = "" }: CastVoteInput): Action {
  const support = numberOf(VOTES, vote);
  const governor = { address: market.addresses.MarketGovernor, abi: marketGovernorAbi } as const;
  return {
    id: "governor.castVote",
    request:
      reason === ""
        ? contractCall({ ...governor, functionName: "castVote", args: [proposal, support] })
        : contractCall({ ...governor, functionName: "castVoteWithReason", args: [proposal, support, reason] }),
    summary: `${voteWords(vote)} this proposal with all your votes. It cannot be changed.`,
    maxCost: 0n,
    refresh: [keys.governance(), keys.votes(requireAccount(market))],
  };
}

/** The typed data of a vote that anybody may hand in; smart accounts can sign too (ERC-1271). */
export async function ballot(market: MarketClient, input: CastVoteInput): Promise<SignatureRequest> {
  const { proposal, vote, reason = "" } = input;
  const voter = requireAccount(market);
  const governor = { address: market.addresses.MarketGovernor, abi: marketGovernorAbi } as const;
  const [[, name, version, chainId, verifyingContract], nonce] = await Promise.all([
    readContract(market.client, { ...governor, functionName: "eip712Domain" }),
    readContract(market.client, { ...governor, functionName: "nonces", args: [voter] }),
  ]);
  return {
    id: "governor.ballot",
    typedData: {
      domain: { name, version, chainId, verifyingContract },
      types: BALLOT_TYPES,
      primaryType: "ExtendedBallot",
      message: { proposalId: proposal, support: numberOf(VOTES, vote), voter, nonce, reason, params: NO_PARAMETERS },
    },
    summary: `${voteWords(vote)} this proposal with all your votes; who has this signature can hand it in. Signing costs nothing.`,
  };
}

/** Hands in a vote that `voter` has signed. Anyone. */
export function castVoteBySignature(
  market: MarketClient,
  { proposal, vote, reason = "" }: CastVoteInput,
  voter: Address,
  signature: Hex,
): Action {
  return {
    id: "governor.castVoteBySignature",
    request: contractCall({
      address: market.addresses.MarketGovernor,
      abi: marketGovernorAbi,
      functionName: "castVoteWithReasonAndParamsBySig",
      args: [proposal, numberOf(VOTES, vote), voter, reason, NO_PARAMETERS, signature],
    }),
    summary: `Hand in the signed vote of ${voter}: ${voteWords(vote).toLowerCase()} this proposal.`,
    maxCost: 0n,
    refresh: [keys.governance(), keys.votes(voter)],
  };
}

function voteWords(vote: Vote): string {
  return vote === "Abstain" ? "Abstain from" : `Vote ${vote.toLowerCase()}`;
}
