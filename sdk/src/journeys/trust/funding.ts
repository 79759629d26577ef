import { readContract } from "viem/actions";
import { approve } from "../../actions/approve.ts";
import { approveVault } from "../../actions/approve-vault.ts";
import { send, type SendOptions } from "../../actions/send.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { formatFtns } from "../../chain/units.ts";
import { MarketError } from "../../errors/market-error.ts";
import { ftnsAbi, vaultAbi } from "../../generated/abis.ts";
import { readFunds } from "../../reads/funds.ts";

/** What a bond or an audit is paid from. */
export type FundingSource = "wallet" | "credit";

/** An amount for one of the contracts that auditors are paid and bonded by. */
export interface Funding {
  readonly spender: "Audits" | "AuditorRegistry";
  /** FTNS base units. */
  readonly amount: bigint;
  readonly from: FundingSource;
}

/**
 * Makes sure that the wallet has so much before anything is signed.
 * @param demand what it is for and what to do without, after "The wallet holds 1 FTNS, and "
 * @throws MarketError `InvalidInput`
 */
export async function requireHeld(
  market: MarketClient,
  { amount, from }: Omit<Funding, "spender">,
  demand: string,
): Promise<void> {
  const funds = await readFunds(market, requireAccount(market));
  const [held, where] = from === "credit" ? [funds.credit, "vault"] : [funds.wallet, "wallet"];
  if (held >= amount) return;
  const message = `The ${where} holds ${formatFtns(held)}, and ${demand}`;
  throw new MarketError("InvalidInput", message, { amount, held });
}

/** Allows the contract exactly so much, unless it is allowed as much already. */
export async function allowExactly(
  market: MarketClient,
  { spender, amount, from }: Funding,
  options: SendOptions | undefined,
): Promise<void> {
  const { FTNS, Vault } = market.addresses;
  const call = {
    functionName: "allowance",
    args: [requireAccount(market), market.addresses[spender]],
  } as const;
  const isCredit = from === "credit";
  const allowed = isCredit
    ? await readContract(market.client, { address: Vault, abi: vaultAbi, ...call })
    : await readContract(market.client, { address: FTNS, abi: ftnsAbi, ...call });
  if (allowed >= amount) return;
  await send(market, (isCredit ? approveVault : approve)(market, { spender, amount }), options);
}
