import { approve } from "../actions/approve.ts";
import { approveVault } from "../actions/approve-vault.ts";
import { deposit } from "../actions/deposit.ts";
import { send, type SendOptions } from "../actions/send.ts";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { MAX_UINT256 } from "../chain/units.ts";
import { readFunds } from "../reads/funds.ts";

/**
 * Makes sure that encrypted sales can open: the seller's bonds are drawn from credit in the vault. Deposits what is missing and
 * allows the escrow to draw. Sends nothing that is not needed.
 * @param credit FTNS base units that the vault is to hold for bonds: bond share of the price, times the sales open at a time
 */
export async function prepareToSell(market: MarketClient, credit: bigint, options: SendOptions = {}): Promise<void> {
  const account = requireAccount(market);
  const funds = await readFunds(market, account);
  const missing = credit - funds.credit;
  if (missing > 0n) {
    if (funds.allowances.Vault < missing) {
      await send(market, approve(market, { spender: "Vault", amount: missing }), options);
    }
    await send(market, deposit(market, { amount: missing }), options);
  }
  if (funds.vaultAllowances.Escrow < credit) {
    await send(market, approveVault(market, { spender: "Escrow", amount: MAX_UINT256 }), options);
  }
}
