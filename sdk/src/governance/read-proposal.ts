import type { Address } from "viem";
import { getBlock, readContract } from "viem/actions";
import { nameOf, PROPOSAL_STATES, type ProposalState } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { marketGovernorAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "../reads/snapshot.ts";

/** A proposal as the chain knows it. Times are seconds since 1970, votes base units of FTNS. */
export interface ChainProposal {
  readonly id: bigint;
  readonly state: ProposalState;
  readonly proposer: Address;
  /** Votes are weighed at this second and cast after it. */
  readonly voteStart: number;
  /** The last second of the vote. */
  readonly voteEnd: number;
  /** From when on it can be executed; undefined until it is queued. */
  readonly eta: number | undefined;
  readonly tally: { readonly for: bigint; readonly against: bigint; readonly abstain: bigint };
  /** Votes for and abstentions that it needs. While it is pending: what it would need if votes were weighed now. */
  readonly quorum: bigint;
  /** Of the block this was read at: the chain's own clock. */
  readonly now: number;
  /** Left out when no account was asked for. */
  readonly account?: ProposalVoter;
}

/** What an account has to do with a proposal. */
export interface ProposalVoter {
  readonly voted: boolean;
  /** Votes it has in this proposal, base units. While it is pending: what it would have if votes were weighed now. */
  readonly weight: bigint;
}

/**
 * Reads a proposal, and what an account has to do with it.
 * @throws MarketError `GovernorNonexistentProposal`
 */
export async function readProposal(
  market: MarketClient,
  id: bigint,
  account?: Address,
  options: ReadOptions = {},
): Promise<ChainProposal> {
  return atOneBlock(market, options, async (blockNumber) => {
    const governor = { address: market.addresses.MarketGovernor, abi: marketGovernorAbi, blockNumber } as const;
    const { client } = market;
    const of = { ...governor, args: [id] } as const;
    const [block, state, proposer, start, end, eta, [against, inFavour, abstain]] = await Promise.all([
      getBlock(client, { blockNumber }),
      readContract(client, { ...of, functionName: "state" }),
      readContract(client, { ...of, functionName: "proposalProposer" }),
      readContract(client, { ...of, functionName: "proposalSnapshot" }),
      readContract(client, { ...of, functionName: "proposalDeadline" }),
      readContract(client, { ...of, functionName: "proposalEta" }),
      readContract(client, { ...of, functionName: "proposalVotes" }),
    ]);
    // Votes are known of the past only.
    const weighed = start < block.timestamp ? start : block.timestamp - 1n;
    const [quorum, voter] = await Promise.all([
      readContract(client, { ...governor, functionName: "quorum", args: [weighed] }),
      account === undefined ? undefined : readVoter(market, id, account, weighed, blockNumber),
    ]);
    return {
      ...{ id, state: nameOf(PROPOSAL_STATES, state), proposer, voteStart: Number(start), voteEnd: Number(end) },
      ...{ eta: eta === 0n ? undefined : Number(eta), tally: { for: inFavour, against, abstain }, quorum },
      now: Number(block.timestamp),
      ...(voter === undefined ? {} : { account: voter }),
    };
  });
}

async function readVoter(
  { addresses, client }: MarketClient,
  id: bigint,
  account: Address,
  weighed: bigint,
  blockNumber: bigint,
): Promise<ProposalVoter> {
  const governor = { address: addresses.MarketGovernor, abi: marketGovernorAbi, blockNumber } as const;
  const [voted, weight] = await Promise.all([
    readContract(client, { ...governor, functionName: "hasVoted", args: [id, account] }),
    readContract(client, { ...governor, functionName: "getVotes", args: [account, weighed] }),
  ]);
  return { voted, weight };
}
