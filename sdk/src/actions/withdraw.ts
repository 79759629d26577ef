import type { Address } from "viem";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { formatFtns, MAX_UINT256, shortAddress } from "../chain/units.ts";
import { vaultAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";

/** How much credit to pay out, and where to. */
export interface WithdrawInput {
  /** FTNS base units; leave it out to withdraw everything. */
  readonly amount?: bigint;
  /** Where to; default the wallet itself. */
  readonly recipient?: Address;
}

/** Pays credit out of the vault. */
export function withdraw(market: MarketClient, { amount, recipient }: WithdrawInput = {}): Action {
  const account = requireAccount(market);
  const to = recipient ?? account;
  const what = amount === undefined ? "all your credit" : formatFtns(amount);
  const where = to === account ? "your wallet" : shortAddress(to);
  return {
    id: "vault.withdraw",
    request: contractCall({
      address: market.addresses.Vault,
      abi: vaultAbi,
      functionName: "withdraw",
      args: [to, amount ?? MAX_UINT256],
    }),
    summary: `Withdraw ${what} from the vault to ${where}.`,
    maxCost: 0n,
    refresh: [keys.funds(account), keys.funds(to), keys.earnings(account)],
  };
}
