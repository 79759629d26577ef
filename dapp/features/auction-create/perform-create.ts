import type { SendOptions } from "@ftns-market/sdk/actions";
import { AUCTION_CONTRACTS, requireAccount, titleOf, type MarketClient, type SaleId } from "@ftns-market/sdk/chain";
import { sealMaster } from "@/features/keys";
import type { AuctionOrder } from "./form";
import { bondOf } from "./money";
import type { LotSource } from "./use-lot-source";

/** The auction that was created. */
export interface Created {
  readonly auction: SaleId;
}

/** Puts the bond up, hides the reserve where that is wanted, and creates the auction. @throws MarketError */
export async function createAuction(
  market: MarketClient,
  order: AuctionOrder,
  { asset, policy, split }: Pick<LotSource, "asset" | "policy" | "split">,
  name: string,
  options: SendOptions,
): Promise<Created> {
  const actions = await import("@ftns-market/sdk/actions");
  const bond = bondOf(order.startingPrice, policy.bondBps, asset.encrypted);
  if (bond > 0n) await (await import("@ftns-market/sdk/journeys")).prepareToSell(market, bond, options);
  const { kind, quantity, startingPrice, duration, extension, halfLife, revealWindow, reserve } = order;
  const terms = order.lot === "title" ? titleOf(order.asset) : order.lot;
  const offer = { terms, quantity, version: asset.latestVersion, startingPrice, duration, split, name };
  const choice = await reserveChoice(market, order, terms);
  const action =
    kind === "English"
      ? actions.createEnglishAuction(market, { ...offer, ...choice, extension })
      : kind === "Dutch"
        ? actions.createDutchAuction(market, { ...offer, floor: reserve, halfLife })
        : actions.createSealedAuction(market, { ...offer, ...choice, kind, revealWindow });
  const { receipt } = await actions.send(market, action, options);
  return { auction: actions.createdAuction(market, receipt).auction };
}

/** The reserve as the offer has it: in the open, or as a hash with what rebuilds it from the wallet. */
async function reserveChoice(market: MarketClient, { kind, hiddenReserve, reserve }: AuctionOrder, terms: bigint) {
  if (hiddenReserve === undefined) return { reserve };
  const { hideReserve } = await import("@ftns-market/sdk/auctions");
  const contract = AUCTION_CONTRACTS[kind];
  const master = await sealMaster(market, { contract, terms });
  const context = {
    ...{ chainId: market.chain.id, contract: market.addresses[contract], seller: requireAccount(market) },
  };
  const { reserveHash, memo } = hideReserve(master, context, terms, hiddenReserve);
  return { hiddenReserve: { reserveHash, memo } };
}
