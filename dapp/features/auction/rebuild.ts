import type { BidOpening } from "@ftns-market/sdk/auctions";
import { AUCTION_CONTRACTS, type MarketClient } from "@ftns-market/sdk/chain";
import { sealMaster } from "@/features/keys";
import { buyerKeyOf } from "./buyer-key";
import type { OwnCommitment } from "./own-commitment";

/** What of the lot the opening depends on. */
interface Lot {
  readonly encrypted: boolean;
  readonly terms: bigint;
}

/** Opens the account's own sealed bid again, from its wallet and the chain: nothing of it is kept anywhere. @throws MarketError */
export async function rebuildOwnBid(
  market: MarketClient,
  lot: Lot,
  own: OwnCommitment,
  buyerMaster: (market: MarketClient) => Promise<Uint8Array>,
): Promise<BidOpening> {
  const { rebuildBid } = await import("@ftns-market/sdk/auctions");
  const contract = AUCTION_CONTRACTS[own.kind];
  const bidderKey = (await buyerKeyOf(market, lot, buyerMaster)) ?? "0x";
  const master = await sealMaster(market, { contract, auction: own.auction });
  const context = {
    ...{ chainId: market.chain.id, contract: market.addresses[contract] },
    ...{ auction: own.auction, bidder: own.bidder },
  };
  return rebuildBid(master, context, own, bidderKey);
}
