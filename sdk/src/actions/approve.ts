import type { AuctionContract } from "../chain/contracts.ts";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { formatFtns } from "../chain/units.ts";
import { ftnsAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";

/**
 * Who may be allowed to take FTNS from a wallet: venues for purchases and bids, the vault for deposits, VotingFTNS to lock, Audits for fees,
 * AuditorRegistry for stakes.
 */
export type Spender = "Listings" | "Vault" | "VotingFTNS" | "Audits" | "AuditorRegistry" | AuctionContract;

/** Who may take how much FTNS from the wallet. */
export interface ApproveInput {
  readonly spender: Spender;
  /** FTNS base units: exactly what the next step takes. 0 takes the allowance back. */
  readonly amount: bigint;
}

/** Allows a contract of the market to take exactly an amount of FTNS from the wallet. Replaces the allowance before. */
export function approve(market: MarketClient, { spender, amount }: ApproveInput): Action {
  const account = requireAccount(market);
  const purpose = PURPOSES[spender] ?? "bids";
  return {
    id: "ftns.approve",
    request: contractCall({
      address: market.addresses.FTNS,
      abi: ftnsAbi,
      functionName: "approve",
      args: [market.addresses[spender], amount],
    }),
    summary:
      amount === 0n
        ? `Take back the allowance for ${purpose}.`
        : `Allow ${purpose} of ${formatFtns(amount)} in all from your wallet. Nothing moves yet.`,
    maxCost: 0n,
    refresh: [keys.funds(account)],
  };
}

const PURPOSES: Readonly<Partial<Record<Spender, string>>> = {
  Listings: "purchases",
  Vault: "deposits into the vault",
  VotingFTNS: "locking for votes",
  Audits: "audits",
  AuditorRegistry: "your stake as an auditor",
};
