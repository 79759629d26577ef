import { zeroAddress, type Address } from "viem";
import { readContract } from "viem/actions";
import { nameOf, PROPOSAL_STATES, type ProposalState } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { ftnsAbi, marketGovernorAbi, timelockAbi, votingFTNSAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** The numbers of a vote, as they are now. A proposal keeps those of its beginning, but for the delay of the execution. */
export interface VotingRules {
  /** Seconds between a proposal and the moment at which votes are weighed. */
  readonly votingDelay: number;
  /** Seconds in which votes are cast. */
  readonly votingPeriod: number;
  /** Seconds that are left at least when the quorum is reached late. */
  readonly voteExtension: number;
  /** Seconds between the start of the delay and the execution. */
  readonly executionDelay: number;
  /** Votes needed to propose, FTNS base units. */
  readonly proposalThreshold: bigint;
  /** Percent of all locked FTNS that must vote for or abstain. */
  readonly quorumPercent: number;
  /** Votes that a quorum needs at least, FTNS base units. */
  readonly quorumFloor: bigint;
}

/** What an account has locked, and what it votes with. FTNS base units. */
export interface Votes {
  /** Locked by the account; its own to unlock. */
  readonly locked: bigint;
  /** What it can vote with in a proposal made now: its own and what others delegated to it. */
  readonly votes: bigint;
  /** Who votes with what it has locked; undefined: nobody, its locked FTNS weigh nothing. */
  readonly delegate: Address | undefined;
  /** FTNS in the wallet that can be locked. */
  readonly balance: bigint;
  /** What VotingFTNS may take from the wallet to lock it. */
  readonly allowance: bigint;
}

/** Reads the numbers of a vote. */
export async function readVotingRules(market: MarketClient, options: ReadOptions = {}): Promise<VotingRules> {
  const { MarketGovernor, Timelock } = market.addresses;
  return atOneBlock(market, options, async (blockNumber) => {
    const governor = { address: MarketGovernor, abi: marketGovernorAbi, blockNumber } as const;
    const timelock = { address: Timelock, abi: timelockAbi, blockNumber } as const;
    const { client } = market;
    const [votingDelay, votingPeriod, voteExtension, proposalThreshold, percent, quorumFloor, delay] =
      await Promise.all([
        readContract(client, { ...governor, functionName: "votingDelay" }),
        readContract(client, { ...governor, functionName: "votingPeriod" }),
        readContract(client, { ...governor, functionName: "lateQuorumVoteExtension" }),
        readContract(client, { ...governor, functionName: "proposalThreshold" }),
        readContract(client, { ...governor, functionName: "quorumNumerator" }),
        readContract(client, { ...governor, functionName: "QUORUM_FLOOR" }),
        readContract(client, { ...timelock, functionName: "getMinDelay" }),
      ]);
    return {
      votingDelay: Number(votingDelay),
      votingPeriod: Number(votingPeriod),
      voteExtension,
      executionDelay: Number(delay),
      proposalThreshold,
      quorumPercent: Number(percent),
      quorumFloor,
    };
  });
}

/** Reads what an account has locked and votes with. */
export async function readVotes(market: MarketClient, account: Address, options: ReadOptions = {}): Promise<Votes> {
  const { VotingFTNS, FTNS } = market.addresses;
  return atOneBlock(market, options, async (blockNumber) => {
    const token = { address: VotingFTNS, abi: votingFTNSAbi, blockNumber, args: [account] } as const;
    const ftns = { address: FTNS, abi: ftnsAbi, blockNumber } as const;
    const [locked, votes, delegate, balance, allowance] = await Promise.all([
      readContract(market.client, { ...token, functionName: "balanceOf" }),
      readContract(market.client, { ...token, functionName: "getVotes" }),
      readContract(market.client, { ...token, functionName: "delegates" }),
      readContract(market.client, { ...ftns, functionName: "balanceOf", args: [account] }),
      readContract(market.client, { ...ftns, functionName: "allowance", args: [account, VotingFTNS] }),
    ]);
    return { locked, votes, delegate: delegate === zeroAddress ? undefined : delegate, balance, allowance };
  });
}

/** Reads how much FTNS is locked for votes by everybody, base units: what quorums are a share of. */
export async function readLockedSupply(market: MarketClient): Promise<bigint> {
  return readContract(market.client, {
    address: market.addresses.VotingFTNS,
    abi: votingFTNSAbi,
    functionName: "totalSupply",
  });
}

/** Reads where a proposal stands. @throws MarketError `GovernorNonexistentProposal` */
export async function readProposalState(market: MarketClient, proposal: bigint): Promise<ProposalState> {
  const state = await readContract(market.client, {
    address: market.addresses.MarketGovernor,
    abi: marketGovernorAbi,
    functionName: "state",
    args: [proposal],
  });
  return nameOf(PROPOSAL_STATES, state);
}
