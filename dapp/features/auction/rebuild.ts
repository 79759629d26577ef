import type { BidOpening } from "@ftns-market/sdk/auctions";
import type { MarketClient } from "@ftns-market/sdk/chain";
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
