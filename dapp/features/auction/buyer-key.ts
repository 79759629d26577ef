import type { MarketClient } from "@ftns-market/sdk/chain";
import type { Hex } from "viem";

/** The key that a delivery of this lot would be encrypted to; undefined for an open artifact, whose bids carry none. */
export async function buyerKeyOf(
  market: MarketClient,
  { encrypted, terms }: { readonly encrypted: boolean; readonly terms: bigint },
  buyerMaster: (market: MarketClient) => Promise<Uint8Array>,
): Promise<Hex | undefined> {
  if (!encrypted) return undefined;
  const { purchaseKeyOf } = await import("@ftns-market/sdk/journeys");
  return purchaseKeyOf(market, await buyerMaster(market), terms).point;
}
