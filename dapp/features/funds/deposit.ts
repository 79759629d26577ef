import type { SendOptions } from "@ftns-market/sdk/actions";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { allowTaking, type TakingWay } from "@/features/payment";

/** Deposits into the wallet's own credit. @throws MarketError */
export async function depositCredit(
  market: MarketClient,
  amount: bigint,
  way: TakingWay,
  options: SendOptions,
): Promise<void> {
  const { deposit, depositWithPermit, send } = await import("@ftns-market/sdk/actions");
  const permit = await allowTaking(market, { spender: "Vault", amount, way }, options);
  const action = permit === undefined ? deposit(market, { amount }) : depositWithPermit(market, amount, permit);
  await send(market, action, options);
}
