import type { Action, Sent, SendOptions, SignedPermit } from "@ftns-market/sdk/actions";
import type { AuctionContract, MarketClient } from "@ftns-market/sdk/chain";
import { getBlock } from "viem/actions";
import type { MoneyOption, WalletLeave } from "./money";

/** How an agreed amount is brought up. */
export interface Payment {
  readonly contract: AuctionContract;
  readonly option: MoneyOption;
  readonly leave: WalletLeave;
  /** The auction may take the credit already. */
  readonly creditReleased: boolean;
}

/** The same action with and without a permit. */
export interface Payable {
  readonly plain: () => Action;
  readonly withPermit: (signed: SignedPermit) => Action;
}

/** Seconds that a signed permit is good for. */
const PERMIT_SECONDS = 1_200;

/** Lets the auction take exactly what is needed, then sends. Nothing is allowed that stays. @throws MarketError */
export async function pay(
  market: MarketClient,
  { contract, option, leave, creditReleased }: Payment,
  { plain, withPermit }: Payable,
  options: SendOptions,
): Promise<Sent> {
  const { approve, approveVault, permit, send, sign } = await import("@ftns-market/sdk/actions");
  const { fromCredit, fromWallet } = option;
  if (fromCredit > 0n && !creditReleased) {
    await send(market, approveVault(market, { spender: contract, amount: fromCredit }), options);
  }
  if (leave === "approve") await send(market, approve(market, { spender: contract, amount: fromWallet }), options);
  if (leave !== "permit") return send(market, plain(), options);
  const { timestamp } = await getBlock(market.client);
  // A chain without traffic has an old last block; the later of both clocks is meant.
  const now = Math.max(Number(timestamp), Math.floor(Date.now() / 1_000));
  const request = await permit(market, { spender: contract, value: fromWallet, deadline: now + PERMIT_SECONDS });
  options.onEvent?.({ type: "waitingForWallet" });
  const signature = await sign(market, request);
  return send(market, withPermit({ ...request.permit, signature }), options);
}
