import type { AuctionContract } from "../chain/contracts.ts";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { formatFtns, MAX_UINT256 } from "../chain/units.ts";
import { vaultAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";

/** Who may draw credit: the escrow for the seller's bonds, venues for purchases and bids, the contracts of audits for fees and stakes. */
export type VaultSpender = "Escrow" | "Listings" | "Audits" | "AuditorRegistry" | AuctionContract;

/** Who may draw how much of the credit. */
export interface ApproveVaultInput {
  /** "Escrow" for a seller's delivery bonds, "Listings" for purchases from credit, an auction contract for bids from it, "Audits" for audits, "AuditorRegistry" for a stake. */
  readonly spender: VaultSpender;
  /** FTNS base units; `MAX_UINT256` = without limit, 0 takes the allowance back. */
  readonly amount: bigint;
}

/** Lets a contract of the market draw from the wallet's credit in the vault. Replaces the allowance before. */
export function approveVault(market: MarketClient, { spender, amount }: ApproveVaultInput): Action {
  const account = requireAccount(market);
  const purpose = PURPOSES[spender] ?? "your bids";
  return {
    id: "vault.approve",
    request: contractCall({
      address: market.addresses.Vault,
      abi: vaultAbi,
      functionName: "approve",
      args: [market.addresses[spender], amount],
    }),
    summary: summaryOf(amount, purpose),
    maxCost: 0n,
    refresh: [keys.funds(account)],
  };
}

const PURPOSES: Readonly<Partial<Record<VaultSpender, string>>> = {
  Escrow: "the bonds of your sales",
  Listings: "your purchases",
  Audits: "audits",
  AuditorRegistry: "your stake as an auditor",
};

function summaryOf(amount: bigint, purpose: string): string {
  if (amount === 0n) return `Take back the allowance to use your vault credit for ${purpose}.`;
  const limit = amount === MAX_UINT256 ? "without limit" : `up to ${formatFtns(amount)}`;
  return `Allow the use of your vault credit for ${purpose}, ${limit}. Nothing moves yet.`;
}
