import type { Address } from "viem";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { formatFtns, shortAddress } from "../../chain/units.ts";
import { votingFTNSAbi } from "../../generated/abis.ts";
import { keys } from "../../queries/keys.ts";
import { contractCall, type Action } from "../action.ts";
import { permitArguments, type SignedPermit } from "../permit.ts";

/** FTNS to lock for votes, and who votes with everything that the wallet has locked. */
export interface LockInput {
  /** FTNS base units. */
  readonly amount: bigint;
  /** Default the wallet itself. */
  readonly delegate?: Address;
}

/** Locks FTNS for votes and delegates them. Needs an allowance to VotingFTNS: `approve` it exactly, before. */
export function lock(market: MarketClient, input: LockInput): Action {
  const { owner, to, ...shared } = locking(market, input);
  return {
    ...shared,
    id: "votes.lock",
    request: contractCall({
      address: market.addresses.VotingFTNS,
      abi: votingFTNSAbi,
      functionName: "lock",
      args: [input.amount, to],
    }),
    refresh: refreshOf(owner, to),
  };
}

/** The same with a permit to VotingFTNS, in one transaction. */
export function lockWithPermit(market: MarketClient, input: LockInput, signed: SignedPermit): Action {
  const { owner, to, ...shared } = locking(market, input);
  const { deadline, v, r, s } = permitArguments(signed);
  return {
    ...shared,
    id: "votes.lockWithPermit",
    request: contractCall({
      address: market.addresses.VotingFTNS,
      abi: votingFTNSAbi,
      functionName: "lockWithPermit",
      args: [input.amount, to, deadline, v, r, s],
    }),
    refresh: refreshOf(owner, to),
  };
}

/** Takes locked FTNS back to the wallet, at any time. Votes that are cast already keep their weight. */
export function unlock(market: MarketClient, amount: bigint): Action {
  const owner = requireAccount(market);
  return {
    id: "votes.unlock",
    request: contractCall({
      address: market.addresses.VotingFTNS,
      abi: votingFTNSAbi,
      functionName: "withdrawTo",
      args: [owner, amount],
    }),
    summary: `Unlock ${formatFtns(amount)}: they are back in your wallet at once and do not vote any more.`,
    maxCost: 0n,
    refresh: refreshOf(owner),
  };
}

/** Names who votes with everything that the wallet has locked, from the next proposal on. */
export function delegateVotes(market: MarketClient, delegate: Address): Action {
  const owner = requireAccount(market);
  return {
    id: "votes.delegate",
    request: contractCall({
      address: market.addresses.VotingFTNS,
      abi: votingFTNSAbi,
      functionName: "delegate",
      args: [delegate],
    }),
    summary: `Let ${delegateWords(owner, delegate)} vote with all your locked FTNS. They stay yours.`,
    maxCost: 0n,
    refresh: refreshOf(owner, delegate),
  };
}

function locking(market: MarketClient, { amount, delegate }: LockInput) {
  const owner = requireAccount(market);
  const to = delegate ?? owner;
  const summary = `Lock ${formatFtns(amount)} from your wallet for votes, and let ${delegateWords(owner, to)} vote with all you have locked. You can unlock at any time.`;
  return { owner, to, summary, maxCost: amount };
}

function delegateWords(owner: Address, delegate: Address): string {
  return owner.toLowerCase() === delegate.toLowerCase() ? "yourself" : shortAddress(delegate);
}

function refreshOf(...accounts: readonly Address[]) {
  return [keys.governance(), ...accounts.flatMap((account) => [keys.votes(account), keys.funds(account)])];
}
