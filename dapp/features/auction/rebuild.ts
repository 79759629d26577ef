import type { BidOpening, ReserveOpening } from "@ftns-market/sdk/auctions";
import type { AuctionKind, MarketClient } from "@ftns-market/sdk/chain";
import { sealMaster } from "@/features/keys";
import type { OwnCommitment } from "./own-commitment";

/** Opens the account's own sealed bid again, from its wallet and the chain: nothing of it is kept anywhere. @throws MarketError */
export async function rebuildOwnBid(
  market: MarketClient,
  { encrypted }: { readonly encrypted: boolean },
  own: OwnCommitment,
  buyerMaster: (market: MarketClient) => Promise<Uint8Array>,
): Promise<BidOpening> {
  const { rebuildSealedBid } = await import("@ftns-market/sdk/journeys");
  const master = encrypted ? { master: await buyerMaster(market) } : {};
  return rebuildSealedBid(market, { auction: own.auction, bidMaster: await sealMaster(market, own), ...master });
}

/** Opens the account's own hidden reserve again, from its wallet and the chain. @throws MarketError */
export async function rebuildOwnReserve(
  market: MarketClient,
  { auction, kind, terms }: { readonly auction: bigint; readonly kind: AuctionKind; readonly terms: bigint },
): Promise<ReserveOpening> {
  const { rebuildHiddenReserve } = await import("@ftns-market/sdk/journeys");
  return rebuildHiddenReserve(market, { auction, master: await sealMaster(market, { kind, terms }) });
}
