import type { Address } from "viem";
import { contractCall, type Action } from "../actions/action.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { formatFtns } from "../chain/units.ts";
import { MarketError } from "../errors/market-error.ts";
import { ftnsAbi, vaultAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { readFunds } from "../reads/funds.ts";
import type { ReadOptions } from "../reads/snapshot.ts";
import { addressWords } from "./address-words.ts";

/** What the treasury holds. */
export interface Treasury {
  /** The timelock. */
  readonly address: Address;
  /** FTNS in its wallet, base units. */
  readonly wallet: bigint;
  /** Its credit in the vault, from fees and forfeits, base units of FTNS. */
  readonly credit: bigint;
  /** The chain's own coin, wei. */
  readonly native: bigint;
}

/** A payment that is voted on. */
export interface PayFromTreasuryInput {
  readonly recipient: Address;
  /** FTNS base units. */
  readonly amount: bigint;
}

/** Reads what the treasury holds. */
export async function readTreasury(market: MarketClient, options: ReadOptions = {}): Promise<Treasury> {
  const address = market.addresses.Timelock;
  const { wallet, credit, native } = await readFunds(market, address, options);
  return { address, wallet, credit, native };
}

/**
 * Pays FTNS of the treasury: from its wallet and, where that is not enough now, the rest from its credit in the vault. Only the timelock:
 * propose the `proposalCall` of each.
 * @throws MarketError `InvalidAmount` for nothing, or for more than the treasury holds
 */
export async function payFromTreasury(
  market: MarketClient,
  { recipient, amount }: PayFromTreasuryInput,
): Promise<readonly Action[]> {
  const { wallet, credit } = await readTreasury(market);
  if (amount <= 0n) throw new MarketError("InvalidAmount", "Name an amount to pay, above 0 FTNS.", { amount });
  if (amount > wallet + credit) {
    const message = `The treasury holds ${formatFtns(wallet + credit)}, which is less than ${formatFtns(amount)}. Pay less.`;
    throw new MarketError("InvalidAmount", message, { amount, wallet, credit });
  }
  const fromWallet = amount < wallet ? amount : wallet;
  const payments: Action[] = [];
  if (fromWallet > 0n) payments.push(transfer(market, recipient, fromWallet));
  if (amount > fromWallet) payments.push(withdrawal(market, recipient, amount - fromWallet));
  return payments;
}

function transfer(market: MarketClient, recipient: Address, amount: bigint): Action {
  return {
    id: "treasury.transfer",
    request: contractCall({
      address: market.addresses.FTNS,
      abi: ftnsAbi,
      functionName: "transfer",
      args: [recipient, amount],
    }),
    summary: `Pay ${formatFtns(amount)} from the treasury's wallet to ${addressWords(market, recipient)}.`,
    maxCost: 0n,
    refresh: [keys.governance(), keys.funds(recipient), keys.funds(market.addresses.Timelock)],
  };
}

function withdrawal(market: MarketClient, recipient: Address, amount: bigint): Action {
  return {
    ...transfer(market, recipient, amount),
    id: "treasury.withdraw",
    request: contractCall({
      address: market.addresses.Vault,
      abi: vaultAbi,
      functionName: "withdraw",
      args: [recipient, amount],
    }),
    summary: `Pay ${formatFtns(amount)} of the treasury's vault credit to ${addressWords(market, recipient)}.`,
  };
}
