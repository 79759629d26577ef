import type { SendOptions } from "@ftns-market/sdk/actions";
import { titleOf, type MarketClient, type SaleId } from "@ftns-market/sdk/chain";
import type { AuctionPlan } from "@ftns-market/sdk/journeys";
import type { Hash } from "viem";
import type { SealMaster } from "@/features/keys";
import type { AuctionOrder } from "./form";

/** A creation that was sent before, so that nothing is sent twice. */
export interface SentCreation {
  hash: Hash | undefined;
}

/** Puts the bond up, hides the reserve where that is wanted, and creates the auction. @throws MarketError */
export async function perform(
  market: MarketClient,
  order: AuctionOrder,
  name: string,
  sent: SentCreation,
  sealMaster: SealMaster,
  options: SendOptions,
): Promise<{ readonly auction: SaleId }> {
  const { createAuction } = await import("@ftns-market/sdk/journeys");
  const plan = await planOf(market, order, name, sealMaster);
  return createAuction(market, plan, {
    ...(sent.hash === undefined ? {} : { sent: sent.hash }),
    onHash: (hash) => (sent.hash = hash),
    send: options,
  });
}

async function planOf(
  market: MarketClient,
  order: AuctionOrder,
  name: string,
  sealMaster: SealMaster,
): Promise<AuctionPlan> {
  const { kind, quantity, startingPrice, duration, extension, halfLife, revealWindow, reserve, hiddenReserve } = order;
  const terms = order.lot === "title" ? titleOf(order.asset) : order.lot;
  const offer = { terms, quantity, startingPrice, duration, name };
  if (kind === "Dutch") return { ...offer, kind, floor: reserve, halfLife };
  const chosen =
    hiddenReserve === undefined
      ? { reserve }
      : { reserve: hiddenReserve, reserveMaster: await sealMaster(market, { kind, terms }) };
  return kind === "English" ? { ...offer, ...chosen, kind, extension } : { ...offer, ...chosen, kind, revealWindow };
}
