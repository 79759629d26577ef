import type { SendOptions } from "@ftns-market/sdk/actions";
import type { MarketClient } from "@ftns-market/sdk/chain";
import type { Address } from "viem";
import { allowTaking, type TakingWay } from "@/features/payment";

/** What is locked, who votes with it, and how the contract may take it. */
export interface Locking {
  /** FTNS base units. */
  readonly amount: bigint;
  readonly delegate: Address;
  readonly way: TakingWay;
}

/** Locks FTNS for votes and delegates them: one transaction, after a signature for exactly this amount. @throws MarketError */
export async function lockFtns(
  market: MarketClient,
  { amount, delegate, way }: Locking,
  options: SendOptions,
): Promise<void> {
  const { lock, lockWithPermit, send } = await import("@ftns-market/sdk/actions");
  const permit = await allowTaking(market, { spender: "VotingFTNS", amount, way }, options);
  const input = { amount, delegate };
  await send(market, permit === undefined ? lock(market, input) : lockWithPermit(market, input, permit), options);
}
