import type { SendOptions, SignedPermit, Spender } from "@ftns-market/sdk/actions";
import { deadlineIn, requireAccount, type MarketClient } from "@ftns-market/sdk/chain";

/** How a contract is allowed to take FTNS from the wallet: by a signature, by an allowance that is there, or by one to be given first. */
export type TakingWay = "permit" | "allowance" | "approve";

/**
 * How a contract can take an amount from an account.
 * @param plain the account signs with a key of its own
 * @param allowance what the contract may take already, FTNS base units
 */
export function takingWay(amount: bigint, allowance: bigint, plain: boolean): TakingWay {
  if (allowance >= amount) return "allowance";
  return plain ? "permit" : "approve";
}

/** What each way asks of the wallet, for the screen. */
export const TAKING_WORDS: Readonly<Record<TakingWay, string>> = {
  permit: "Your wallet asks twice: a signature that allows exactly this amount (free), then 1 transaction.",
  allowance: "1 transaction: the contract is allowed to take this amount already.",
  approve: "2 transactions: your account is a smart account, so it first allows exactly this amount, then goes on.",
};

/** Which way is open to the wallet. */
export async function takingWayOf(market: MarketClient, amount: bigint, allowance: bigint): Promise<TakingWay> {
  const { isPlainAccount } = await import("@ftns-market/sdk/reads");
  return takingWay(amount, allowance, await isPlainAccount(market, requireAccount(market)));
}

/** Seconds that a signed permit is good for. */
const PERMIT_SECONDS = 1_200;

/**
 * Allows a contract to take exactly an amount, as far as that is not allowed yet.
 * @returns the permit to hand in with the next transaction, where the way is a permit
 * @throws MarketError
 */
export async function allowTaking(
  market: MarketClient,
  { spender, amount, way }: { readonly spender: Spender; readonly amount: bigint; readonly way: TakingWay },
  options: SendOptions,
): Promise<SignedPermit | undefined> {
  const { approve, permit, send, sign } = await import("@ftns-market/sdk/actions");
  if (way === "approve") await send(market, approve(market, { spender, amount }), options);
  if (way !== "permit") return undefined;
  const request = await permit(market, {
    spender,
    value: amount,
    deadline: await deadlineIn(market.client, PERMIT_SECONDS),
  });
  options.onEvent?.({ type: "waitingForWallet" });
  return { ...request.permit, signature: await sign(market, request) };
}
