import type { Address } from "viem";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { formatFtns, shortAddress } from "../chain/units.ts";
import { vaultAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";
import { permitArguments, type SignedPermit } from "./permit.ts";

/** FTNS to put into the vault. */
export interface DepositInput {
  /** FTNS base units. */
  readonly amount: bigint;
  /** Whose credit; default the wallet's own. */
  readonly account?: Address;
}

/** Moves FTNS from the wallet into the vault. Needs an allowance to the vault: `approve` it exactly, before. */
export function deposit(market: MarketClient, { amount, account }: DepositInput): Action {
  const payer = requireAccount(market);
  const credited = account ?? payer;
  const whose = credited === payer ? "your credit" : `the credit of ${shortAddress(credited)}`;
  return {
    id: "vault.deposit",
    request: contractCall({
      address: market.addresses.Vault,
      abi: vaultAbi,
      functionName: "deposit",
      args: [credited, amount],
    }),
    summary: `Deposit ${formatFtns(amount)} from your wallet to ${whose} in the vault.`,
    maxCost: amount,
    refresh: [keys.funds(payer), keys.funds(credited)],
  };
}

/** Deposits to the wallet's own credit with a permit to the vault, in one transaction. */
export function depositWithPermit(market: MarketClient, amount: bigint, signed: SignedPermit): Action {
  const payer = requireAccount(market);
  const { deadline, v, r, s } = permitArguments(signed);
  return {
    id: "vault.depositWithPermit",
    request: contractCall({
      address: market.addresses.Vault,
      abi: vaultAbi,
      functionName: "depositWithPermit",
      args: [amount, deadline, v, r, s],
    }),
    summary: `Deposit ${formatFtns(amount)} from your wallet to your credit in the vault.`,
    maxCost: amount,
    refresh: [keys.funds(payer)],
  };
}
