import type { SendOptions } from "@ftns-market/sdk/actions";
import { deadlineIn, requireAccount, type MarketClient } from "@ftns-market/sdk/chain";

/** How a deposit is allowed: by a signature, by an allowance that is there, or by one to be given first. */
export type DepositWay = "permit" | "allowance" | "approve";

/**
 * How an account can deposit.
 * @param plain the account signs with a key of its own
 * @param allowance what the vault may take already, FTNS base units
 */
export function depositWay(amount: bigint, allowance: bigint, plain: boolean): DepositWay {
  if (allowance >= amount) return "allowance";
  return plain ? "permit" : "approve";
}

/** What each way asks of the wallet, for the screen. */
export const WAY_WORDS: Readonly<Record<DepositWay, string>> = {
  permit: "Your wallet asks twice: a signature that allows exactly this amount (free), then 1 transaction.",
  allowance: "1 transaction: the vault is allowed to take this amount already.",
  approve: "2 transactions: your account is a smart account, so it first allows exactly this amount, then deposits it.",
};

/** Which way is open to the wallet. */
export async function wayOf(market: MarketClient, amount: bigint, allowance: bigint): Promise<DepositWay> {
  const { isPlainAccount } = await import("@ftns-market/sdk/reads");
  return depositWay(amount, allowance, await isPlainAccount(market, requireAccount(market)));
}

/** Seconds that a signed permit is good for. */
const PERMIT_SECONDS = 1_200;

/** Deposits into the wallet's own credit. @throws MarketError */
export async function depositCredit(
  market: MarketClient,
  amount: bigint,
  way: DepositWay,
  options: SendOptions,
): Promise<void> {
  const { approve, deposit, depositWithPermit, permit, send, sign } = await import("@ftns-market/sdk/actions");
  if (way === "approve") await send(market, approve(market, { spender: "Vault", amount }), options);
  if (way !== "permit") {
    await send(market, deposit(market, { amount }), options);
    return;
  }
  const deadline = await deadlineIn(market.client, PERMIT_SECONDS);
  const request = await permit(market, { spender: "Vault", value: amount, deadline });
  options.onEvent?.({ type: "waitingForWallet" });
  const signature = await sign(market, request);
  await send(market, depositWithPermit(market, amount, { ...request.permit, signature }), options);
}
